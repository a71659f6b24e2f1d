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
  /** Of the cluster; the first one holds what was there before it was one. */
  nodes: string[];
  /** What was asked, reading included. */
  readonly asked: string[];
  /** As CouchDB 3.4 answers once five passwords were wrong. */
  isLocked: boolean;
  /** Parts that each node still copies to others. */
  jobs: number;
  close(): Promise<void>;
}

export const ADMIN_SECRET = 'mot de passe administrateur';

/** Of the range that `_all_docs` is asked for. */
function isAsked({ _id }: Json, query: URLSearchParams): boolean {
  const [from, to] = ['startkey', 'endkey'].map(
    (key) => JSON.parse(query.get(key) ?? 'null') as string | null,
  );
  return typeof _id === 'string' && _id >= (from ?? '') && (to === null || to === undefined || _id <= to);
}

export async function administeredCouch(): Promise<AdministeredCouch> {
  const databases = new Map<string, Map<string, unknown>>();
  const config: Record<string, Record<string, string>> = {};
  const state = {
    version: '3.4.3',
    nodes: ['a@host'],
    isLocked: false,
    jobs: 0,
    writes: [] as string[],
    asked: [] as string[],
  };
  const maps = new Map<string, Record<string, unknown>>();
  const mapOf = (name: string) =>
    maps.get(name) ?? {
      _id: name,
      _rev: '1-a',
      by_node: { 'a@host': ['0-f'] },
      by_range: { '0-f': ['a@host'] },
    };
  let revisions = 0;

  const read = (parts: readonly string[], query: URLSearchParams): unknown => {
    const [first = '', second, ...rest] = parts;
    if (first === '') return { couchdb: 'Welcome', version: state.version };
    if (first === '_membership') return { all_nodes: state.nodes, cluster_nodes: state.nodes };
    if (first === '_all_dbs') return [...databases.keys()];
    if (parts[2] === '_system') return { internal_replication_jobs: state.jobs };
    if (first === '_node') return parts[2] === '_dbs' ? mapOf(parts[3] ?? '') : config;
    const documents = databases.get(first);
    if (!documents) return undefined;
    if (second === undefined) {
      const n = (mapOf(first) as { by_range: Record<string, string[]> }).by_range['0-f']?.length;
      return { doc_count: documents.size, sizes: { file: 1_500_000 }, cluster: { n } };
    }
    if (second === '_security') return documents.get(second) ?? {};
    if (second === '_revs_limit') return documents.get(second) ?? 1000;
    if (second === '_all_docs')
      return {
        rows: [...documents.values()]
          .map((doc) => ({ doc }))
          .filter(({ doc }) => isAsked(doc as Json, query)),
      };
    return documents.get([second, ...rest].join('/'));
  };

  const write = (parts: readonly string[], body: unknown): number => {
    const [first = '', second, ...rest] = parts;
    if (rest[0] === '_dbs') {
      maps.set(rest[1] ?? '', body as Json);
      return 201;
    }
    if (second === '_sync_shards') return 202;
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
    if (second === '_bulk_docs')
      return Math.max(
        ...(body as { docs: Json[] }).docs.map((doc) => write([first, String(doc['_id'])], doc)),
      );
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
    state.asked.push(`${request.method} ${request.url}`);
    if (state.isLocked)
      return answer(403, {
        error: 'forbidden',
        reason: 'Account is temporarily locked due to multiple authentication failures',
      });
    const given = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    if (given !== `admin:${ADMIN_SECRET}`) return answer(401, { error: 'unauthorized' });
    const [address = '/', query = ''] = (request.url ?? '/').split('?');
    const parts = address.slice(1).split('/').map(decodeURIComponent);
    if (request.method === 'GET') {
      const found = read(parts, new URLSearchParams(query));
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
