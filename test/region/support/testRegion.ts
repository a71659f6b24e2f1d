import { startRegion } from '../../../build/demo-region/server';
import { cableTo } from './cut';
import { keptConfig, opensToPages } from './serverConfig';

/** A region to test against: the embedded server, or the CouchDB that `COUCHDB_URL` names (`http://admin:secret@host:5984`). */
export interface TestRegion {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** As the region's administrator does, before a board is worked with. */
  create(database: string): Promise<void>;
  put(database: string, doc: Record<string, unknown> & { _id: string }): Promise<void>;
  /** As after a disaster: a database of that name, with nothing in it. */
  empty(database: string): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** The board databases that this test put there. */
  databases(): Promise<string[]>;
  get(database: string, id: string, options?: { conflicts: boolean }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function openTestRegion(): Promise<TestRegion> {
  const named = process.env.COUCHDB_URL;
  return named ? openNamed(new URL(named)) : openEmbedded();
}

export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

async function openEmbedded(): Promise<TestRegion> {
  const [username, password] = ['secretaire', 'essai'];
  const region = await startRegion({ users: { [username]: password } });
  return {
    url: region.url,
    username,
    password,
    create: (database) => Promise.resolve(void region.open(database)),
    put: (database, doc) => region.put(database, doc),
    empty: (database) => Promise.resolve(region.empty(database)),
    pause: () => region.pause(),
    resume: () => region.resume(),
    databases: async () => {
      const response = await fetch(`${region.url}/_all_dbs`, {
        headers: { authorization: basic(username, password) },
      });
      return (await response.json()) as string[];
    },
    get: (database, id, options) => region.open(database).get(id, options ?? {}),
    close: () => region.close(),
  };
}

/** Leaves the named server as it was found: what the test made there is removed. */
async function openNamed(address: URL): Promise<TestRegion> {
  const { username, password } = address;
  const base = address.origin + address.pathname.replace(/\/$/, '');
  const authorization = basic(decodeURIComponent(username), decodeURIComponent(password));
  const ask = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
    const response = await fetch(`${base}/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`COUCHDB_URL answers ${response.status}`);
    return response.json();
  };
  const before = (await ask('_all_dbs')) as string[];
  const made = async () =>
    ((await ask('_all_dbs')) as string[]).filter(
      (name) => !before.includes(name) && (name.startsWith('rcp_') || name === 'annuaire'),
    );
  const configure = (method: string, path: string, value?: unknown) => ask(path, method, value);
  const putBack = await keptConfig(configure);
  await opensToPages(configure);
  const cable = await cableTo(address.hostname, Number(address.port || 80));
  return {
    url: `http://127.0.0.1:${cable.port}${address.pathname.replace(/\/$/, '')}`,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    create: async (database) => void (await ask(database, 'PUT')),
    put: async (database, doc) => void (await ask(`${database}/${encodeURIComponent(doc._id)}`, 'PUT', doc)),
    empty: async (database) => {
      await ask(database, 'DELETE');
      // CouchDB answers before the last of its parts is gone, and says « file exists » until then.
      for (let left = 50; left > 0; left--) {
        const made = await ask(database, 'PUT').catch((error: unknown) => error);
        if (!(made instanceof Error)) return;
        if (!made.message.endsWith('412') || left === 1) throw made;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    pause: () => cable.pull(),
    resume: () => cable.plug(),
    databases: made,
    get: async (database, id, options) =>
      (await ask(
        `${database}/${encodeURIComponent(id)}${options?.conflicts ? '?conflicts=true' : ''}`,
      )) as Record<string, unknown>,
    close: async () => {
      await cable.close();
      for (const name of await made()) await ask(name, 'DELETE');
      await putBack();
    },
  };
}
