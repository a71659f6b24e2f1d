import { createServer } from 'node:http';

export interface Listener {
  readonly origin: string;
  /** Paths that were asked for. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** A stranger's server on this machine, which remembers whether anything ever reached it. `/to?…` redirects. */
export async function listen(): Promise<Listener> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    const [, target] = (request.url ?? '').split('/to?');
    response.writeHead(target ? 302 : 200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'text/html',
      ...(target ? { Location: target } : {}),
    });
    response.end('<title>foreign</title>');
  });
  server.on('upgrade', (request, socket) => {
    seen.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
