import { startRegion } from '../../../build/demo-region/server';

/** A region to test against: the embedded server, or the CouchDB that `COUCHDB_URL` names (`http://admin:secret@host:5984`). */
export interface TestRegion {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Only the embedded server can be stopped and started from here. */
  readonly canPause: boolean;
  pause(): Promise<void>;
  resume(): Promise<void>;
  get(database: string, id: string, options?: { conflicts: boolean }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function openTestRegion(): Promise<TestRegion> {
  const named = process.env.COUCHDB_URL;
  return named ? openNamed(new URL(named)) : openEmbedded();
}

async function openEmbedded(): Promise<TestRegion> {
  const [username, password] = ['secretaire', 'essai'];
  const region = await startRegion({ users: { [username]: password } });
  return {
    url: region.url,
    username,
    password,
    canPause: true,
    pause: () => region.pause(),
    resume: () => region.resume(),
    get: (database, id, options) => region.open(database).get(id, options ?? {}),
    close: () => region.close(),
  };
}

/** Leaves the named server as it was found: what the test made there is removed. */
async function openNamed(address: URL): Promise<TestRegion> {
  const { username, password } = address;
  const base = address.origin + address.pathname.replace(/\/$/, '');
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
  const ask = async (path: string, method = 'GET'): Promise<unknown> => {
    const response = await fetch(`${base}/${path}`, { method, headers: { authorization } });
    return response.json();
  };
  const before = (await ask('_all_dbs')) as string[];
  const impossible = () => Promise.reject(new Error('A named server is not stopped from here'));
  return {
    url: base,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    canPause: false,
    pause: impossible,
    resume: impossible,
    get: async (database, id, options) =>
      (await ask(
        `${database}/${encodeURIComponent(id)}${options?.conflicts ? '?conflicts=true' : ''}`,
      )) as Record<string, unknown>,
    close: async () => {
      const now = (await ask('_all_dbs')) as string[];
      for (const name of now)
        if (!before.includes(name) && name.startsWith('rcp_')) await ask(name, 'DELETE');
    },
  };
}
