import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestRegion } from '../region/support/testRegion';

interface Counted {
  requests: number;
  /** Bodies and the lines of headers, both ways. */
  bytes: number;
}

/** Stands between a workstation and the region, counts what passes, and can be cut. */
interface Meter {
  readonly url: string;
  readonly counted: Counted;
  readonly byPath: ReadonlyMap<string, number>;
  reset(): void;
  /** Nobody answers any more, until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const headerBytes = (raw: readonly string[]): number => raw.reduce((sum, it) => sum + it.length + 2, 40);

export async function meterTo(region: string): Promise<Meter> {
  const target = new URL(region);
  const counted: Counted = { requests: 0, bytes: 0 };
  const byPath = new Map<string, number>();
  let isCut = false;
  const server: Server = createServer((near, answer) => {
    if (isCut) return void near.socket.destroy();
    counted.requests++;
    const kind = `${near.method} ${(near.url ?? '').replace(/\?.*/, '').replace(/^\/[^/]+/, '')}`;
    byPath.set(kind, (byPath.get(kind) ?? 0) + 1);
    counted.bytes += headerBytes(near.rawHeaders);
    const { hostname, port } = target;
    const far = ask(
      { hostname, port, path: near.url, method: near.method, headers: near.headers },
      (found) => {
        counted.bytes += headerBytes(found.rawHeaders);
        answer.writeHead(found.statusCode ?? 502, found.headers);
        found.on('data', (part: Buffer) => (counted.bytes += part.length));
        found.pipe(answer);
      },
    );
    far.on('error', () => answer.destroy());
    answer.on('close', () => far.destroy());
    near.on('data', (part: Buffer) => (counted.bytes += part.length));
    near.pipe(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counted,
    byPath,
    reset: () => {
      Object.assign(counted, { requests: 0, bytes: 0 });
      byPath.clear();
    },
    cut: () => {
      isCut = true;
      server.closeAllConnections();
    },
    mend: () => void (isCut = false),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Documents written as the region's other services write them. */
export async function fillRegion(
  { url, username, password }: TestRegion,
  database: string,
  docs: readonly object[],
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  for (let from = 0; from < docs.length; from += 500) {
    const response = await fetch(`${url}/${database}/_bulk_docs`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ docs: docs.slice(from, from + 500) }),
    });
    const rows = (await response.json()) as { error?: string }[];
    if (!response.ok || rows.some(({ error }) => error))
      throw new Error(`the region was not filled: ${response.status}`);
  }
}

/** What the server itself says of a database's size; null where it does not (the embedded one). */
export async function sizeThere(
  { url, username, password }: TestRegion,
  database: string,
): Promise<{ file: number; active: number; documents: number } | null> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}/${database}`, {
    headers: { authorization, accept: 'application/json' },
  });
  const { sizes, doc_count } = (await response.json()) as {
    sizes?: { file: number; active: number };
    doc_count: number;
  };
  return sizes ? { ...sizes, documents: doc_count } : null;
}
