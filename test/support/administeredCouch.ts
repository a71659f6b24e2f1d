import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

type Json = Record<string, unknown>;

/** The few places of a CouchDB that its administrator touches, in memory: databases, documents, `_security`, `_config`. */
export interface AdministeredCouch {
  readonly url: string;
  /** Everything that was asked to change, in order. */
  readonly writes: string[];
  readonly databases: Map<string, Map<string, unknown>>;
  version: string;
  close(): Promise<void>;
}

export const ADMIN_SECRET = 'mot de passe administrateur';

export async function administeredCouch(): Promise<AdministeredCouch> {
  const databases = new Map<string, Map<string, unknown>>();
  const config: Record<string, Record<string, string>> = {};
  const state = { version: '3.4.3', writes: [] as string[] };
  let revisions = 0;

  const read = (parts: readonly string[]): unknown => {
    const [first = '', second, ...rest] = parts;
    if (first === '') return { couchdb: 'Welcome', version: state.version };
    if (first === '_membership') return { all_nodes: ['a@host'], cluster_nodes: ['a@host'] };
    if (first === '_all_dbs') return [...databases.keys()];
    if (first === '_node') return config;
    const documents = databases.get(first);
    if (!documents) return undefined;
    if (second === undefined) return { doc_count: documents.size, sizes: { file: 1_500_000 } };
    if (second === '_security') return documents.get(second) ?? {};
    if (second === '_revs_limit') return documents.get(second) ?? 1000;
    if (second === '_all_docs')
      return {
        rows: [...documents.values()].map((doc) => ({ doc })).filter(({ doc }) => (doc as Json)['_id']),
      };
    return documents.get([second, ...rest].join('/'));
  };

  const write = (parts: readonly string[], body: unknown): number => {
    const [first = '', second, ...rest] = parts;
    if (first === '_node') {
      const [, section = '', key = ''] = rest;
      (config[section] ??= {})[key] = body as string;
      return 200;
    }
    const documents = databases.get(first);
    if (second === undefined) {
      if (documents) return 412;
      databases.set(first, new Map());
      return 201;
    }
    if (!documents) return 404;
    const id = [second, ...rest].join('/');
    if (id === '_security' || id === '_revs_limit') documents.set(id, body);
    else if ((documents.get(id) as Json | undefined)?.['_rev'] !== (body as Json)['_rev']) return 409;
    else documents.set(id, { ...(body as Json), _id: id, _rev: `1-${++revisions}` });
    return 201;
  };

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
    };
    const given = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    if (given !== `admin:${ADMIN_SECRET}`) return answer(401, { error: 'unauthorized' });
    const [address = '/'] = (request.url ?? '/').split('?');
    const parts = address.slice(1).split('/').map(decodeURIComponent);
    if (request.method === 'GET') {
      const found = read(parts);
      return answer(found === undefined ? 404 : 200, found);
    }
    state.writes.push(`${request.method} ${address}`);
    json(request)
      .catch(() => undefined)
      .then((body) => answer(write(parts, body), { ok: true }))
      .catch(() => answer(500, {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    databases,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
