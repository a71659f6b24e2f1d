import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import expressPouchDB from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { allowOrigin, authenticate, type Users } from './access';
import { changesOf, newsOf } from './changes';
import { readAddress, readBody, type Asked } from './gate';
import { asksLeaves, leavesOf } from './leaves';
import { notFound, refuse, reply, send } from './reply';

PouchDB.plugin(memory);

type Document = Record<string, unknown> & { readonly _id: string };

interface Settings {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly users: Users;
  readonly seed?: Readonly<Record<string, readonly Document[]>>;
}

/** A CouchDB-compatible server on loopback, its data in memory: for the demonstration and for tests, never for patients. */
export interface Region {
  readonly url: string;
  /** The server-side view of a database, made if need be. */
  open(database: string): PouchDB.Database;
  get(database: string, id: string): Promise<Document>;
  put(database: string, doc: Document): Promise<void>;
  /** As after a disaster: a database of that name, with nothing in it. */
  empty(database: string): void;
  /** Cuts every connection and stops answering; the data stay. */
  pause(): Promise<void>;
  /** Answers again on the same port, with the same data. */
  resume(): Promise<void>;
  /** Stops, and forgets everything. */
  close(): Promise<void>;
}

let regions = 0;

export async function startRegion({ port = 0, users, seed = {} }: Settings): Promise<Region> {
  const opened = new Map<string, PouchDB.Database>();
  // A prefix of its own: the memory of all regions of one process is one.
  const Databases = PouchDB.defaults({ adapter: 'memory', prefix: `region${++regions}-` });
  // Known here, so that express-pouchdb keeps no hidden database of names, nor counts those of the rest of the process.
  Object.assign(Databases, { allDbs: () => Promise.resolve([...opened.keys()].map(kept)) });
  const emptied = new Map<string, number>();
  // A database that is destroyed while express-pouchdb knows it never answers again: an emptied one is another.
  const kept = (name: string): string => (emptied.has(name) ? `${name}-${emptied.get(name)}` : name);
  const open = (name: string): PouchDB.Database => {
    const found = opened.get(name) ?? new Databases(kept(name));
    opened.set(name, found);
    return found;
  };
  // Without compression, which would hold back the heartbeats of a long poll.
  const couch = expressPouchDB(Databases, {
    mode: 'minimumForPouchDB',
    overrideMode: { exclude: ['compression'] },
  });
  const put = async (database: string, doc: Document): Promise<void> => {
    await open(database).put(doc);
  };
  for (const [database, docs] of Object.entries(seed)) {
    open(database);
    for (const doc of docs) await put(database, doc);
  }

  const server = createServer((request, response) => {
    answer({ users, opened, open, kept, couch }, request, response).catch(() =>
      send(response, refuse(500, 'internal_server_error', 'The request could not be answered.')),
    );
  });
  const listen = (on: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(on, '127.0.0.1', () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const bound = await listen(port);
  return {
    url: `http://127.0.0.1:${bound}`,
    open,
    put,
    get: (database, id) => open(database).get<Document>(id),
    empty: (database) => {
      emptied.set(database, (emptied.get(database) ?? 0) + 1);
      opened.delete(database);
      open(database);
    },
    pause,
    resume: async () => void (await listen(bound)),
    close: async () => {
      if (server.listening) await pause();
      for (const database of opened.values()) await database.destroy();
      opened.clear();
    },
  };
}

interface Inside {
  readonly users: Users;
  readonly opened: ReadonlyMap<string, PouchDB.Database>;
  readonly open: (name: string) => PouchDB.Database;
  /** The name that express-pouchdb knows it by. */
  readonly kept: (name: string) => string;
  readonly couch: RequestListener;
}

async function answer(inside: Inside, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowOrigin(request, response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const asked = authenticate(request, inside.users) ?? readAddress(request);
  if ('status' in asked) {
    request.resume();
    return send(response, asked);
  }
  const read = readBody(asked.route, await text(request));
  if ('status' in read) return send(response, read);
  const { route, database } = asked;
  if (route === 'root')
    return send(response, reply(200, { couchdb: 'Welcome', vendor: { name: 'Concerto' } }));
  if (route === 'up') return send(response, reply(200, { status: 'ok' }));
  if (route === 'allDatabases') return send(response, reply(200, [...inside.opened.keys()].sort()));
  const known = inside.opened.get(database);
  if (route === 'database' && request.method === 'PUT') {
    if (known) return send(response, refuse(412, 'file_exists', 'The database could not be created.'));
    inside.open(database);
    return send(response, reply(201, { ok: true }));
  }
  if (!known)
    return send(response, { ...notFound, body: { error: 'not_found', reason: 'Database does not exist.' } });
  if (route === 'database' && request.method === 'DELETE')
    return send(response, refuse(403, 'forbidden', 'Databases are not deleted here.'));
  if (route === 'changes' && !isWaiting(asked))
    return send(response, reply(200, await changesOf(known, asked, read.body)));
  if (route === 'changes' && asked.query.has('timeout')) {
    await newsOf(known, asked, response);
    return send(response, reply(200, await changesOf(known, asked, read.body)));
  }
  if (route === 'bulkGet' && asksNothing(read.body)) return send(response, reply(200, { results: [] }));
  if (route === 'bulkGet' && asksLeaves(read.body))
    return send(response, reply(200, await leavesOf(known, read.body)));
  const url = asked.url.replace(database, inside.kept(database));
  handOver(inside.couch, { ...asked, url }, request, response, read.body);
}

const isWaiting = ({ query }: Asked): boolean => query.get('feed') === 'longpoll';

/** PouchDB never answers this one. */
const asksNothing = (body: unknown): boolean => (body as { docs: readonly unknown[] }).docs.length === 0;

/** body-parser leaves alone what says it is parsed. */
function handOver(
  couch: RequestListener,
  asked: Asked,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): void {
  Object.assign(request, { url: asked.url, originalUrl: asked.url, body, _body: true });
  couch(request, response);
}
