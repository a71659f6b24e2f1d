import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { assetName, headersFor, mimeTypeOf } from '../shared/contracts/security';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The built page for the browsers of this machine only, with the headers of the desktop shell. Rejects with the
 * system's error when the port is taken; port 0 takes any free one.
 */
export async function serveFolder(folder: string, port = 0): Promise<Served> {
  const server = createServer((request, response) => void answer(folder, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name =
    isLocal(request) && ['GET', 'HEAD'].includes(request.method ?? '') ? assetName(request.url ?? '') : null;
  const type = name === null ? null : mimeTypeOf(name);
  try {
    if (name === null || type === null) throw new Error('not served');
    const bytes = await readFile(path.join(folder, name));
    response.writeHead(200, { ...headersFor(name), 'Content-Type': type }).end(bytes);
  } catch {
    response.writeHead(404, headersFor(null)).end();
  }
}

/** A page elsewhere whose name was made to point here (DNS rebinding) carries another host. */
const isLocal = ({ headers, socket }: IncomingMessage): boolean =>
  [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`].includes(headers.host ?? '');
