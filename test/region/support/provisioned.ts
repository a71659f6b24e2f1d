import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { databaseName } from '../../../shared/region/databaseName';
import { DIRECTORY } from '../../../shared/region/identity';
import { keptConfig } from './serverConfig';
import { basic } from './testRegion';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Outcome {
  readonly code: number | null;
  readonly report: Record<string, unknown> & { readonly changes?: readonly unknown[] };
}

/** A board of its own, with its database, in the CouchDB that `COUCHDB_URL` names; taken away again at the end. */
export interface ProvisionedRegion {
  readonly slug: string;
  readonly year: number;
  readonly database: string;
  /** The command itself, with what it answers to `--json`. */
  concerto(...typed: string[]): Promise<Outcome>;
  /** One request in the name of an account; without one, in nobody's. */
  ask(login: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  asAdmin(method: string, path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

const USERS_PASSWORD = 'essai-des-droits-1';

export function provisioned(address: URL): ProvisionedRegion {
  const base = address.origin + address.pathname.replace(/\/$/, '');
  const [admin, password] = [decodeURIComponent(address.username), decodeURIComponent(address.password)];
  const slug = `essai-${randomBytes(4).toString('hex')}`;
  const year = new Date().getFullYear();
  const ask = async (authorization: string | null, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${base}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json().catch(() => undefined)) as unknown };
  };
  const asAdmin: ProvisionedRegion['asAdmin'] = (...asked) => ask(basic(admin, password), ...asked);
  const listed = async () => (await asAdmin('GET', '_all_dbs')).body as string[];
  const before = listed();
  const putBack = keptConfig(async (...asked) => (await asAdmin(...asked)).body);
  return {
    slug,
    year,
    database: databaseName(slug, year),
    concerto: async (...typed) => {
      await Promise.all([before, putBack]);
      const program = path.resolve('build/concerto/concerto.ts');
      const args = ['--import', 'tsx', program, ...typed, '--json', '--url', base, '--admin', admin];
      const env = {
        ...process.env,
        CONCERTO_ADMIN_PASSWORD: password,
        CONCERTO_USER_PASSWORD: USERS_PASSWORD,
      };
      const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      return { report: (await json(child.stdout)) as Outcome['report'], code: await ended };
    },
    ask: (login, ...asked) => ask(login === null ? null : basic(login, USERS_PASSWORD), ...asked),
    asAdmin,
    close: async () => {
      const were = await before;
      const gone = (name: string) => !were.includes(name) && (name.includes(slug) || name === DIRECTORY);
      for (const name of (await listed()).filter(gone)) await asAdmin('DELETE', name);
      const places = await Promise.all([DIRECTORY, '_users'].map((name) => placesNamed(asAdmin, name, slug)));
      for (const place of places.flat()) {
        const found = await asAdmin('GET', place);
        const { _rev } = found.body as { _rev?: string };
        if (found.status === 200) await asAdmin('DELETE', `${place}?rev=${_rev}`);
      }
      await (
        await putBack
      )();
    },
  };
}

async function placesNamed(
  asAdmin: ProvisionedRegion['asAdmin'],
  database: string,
  slug: string,
): Promise<string[]> {
  const { body } = await asAdmin('GET', `${database}/_all_docs`);
  return (
    (body as { rows?: { id: string }[] }).rows?.flatMap(({ id }) =>
      id.includes(slug) ? [`${database}/${id}`] : [],
    ) ?? []
  );
}
