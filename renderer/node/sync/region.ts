import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { toBase64, utf8 } from '../store/bytes';
import { PouchDB } from '../store/pouch';

export interface Credentials {
  readonly base: string;
  readonly username: string;
  readonly password: string;
}

const TIMEOUT_MS = 20_000;

const authorization = ({ username, password }: Credentials): string =>
  `Basic ${toBase64(utf8(`${username}:${password}`))}`;

/** One board's database in the region. Credentials travel in a header, never in the address. */
export function openRemote(region: Credentials, name: DatabaseName): PouchDB.Database {
  const fetchWithIdentity = (url: string | Request, options: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(options.headers);
    headers.set('Authorization', authorization(region));
    return fetch(url, { ...options, headers, credentials: 'omit' });
  };
  return new PouchDB(`${region.base}/${name}`, { adapter: 'http', fetch: fetchWithIdentity });
}

const unreachable = fail('network', 'Le serveur régional ne répond pas à cette adresse.', {
  safe: 'Rien n’est perdu : tout reste enregistré sur ce poste.',
  next: 'Vérifiez l’adresse et le réseau, puis réessayez.',
});

const notCouch = fail('network', 'Ce serveur ne parle pas comme un CouchDB.', {
  next: 'Vérifiez l’adresse.',
});

async function ask(region: Credentials, path: string): Promise<Result<unknown>> {
  let response: Response;
  try {
    response = await fetch(`${region.base}/${path}`, {
      headers: { Authorization: authorization(region), Accept: 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return unreachable;
  }
  if (response.status === 401 || response.status === 403)
    return fail('refused', 'Le serveur régional refuse cet identifiant ou ce mot de passe.', {
      next: 'Vérifiez-les, ou demandez à l’administrateur régional.',
    });
  if (!response.ok)
    return fail('network', `Le serveur régional a répondu par une erreur (${response.status}).`, {
      next: 'Réessayez plus tard.',
    });
  return response.json().then(ok, () => notCouch);
}

export interface RegionBoards {
  readonly databases: { database: DatabaseName; boardName: string }[];
  readonly unlisted: boolean;
}

/**
 * The boards that this user can see there. CouchDB 3 lists its databases to administrators only
 * (`admin_only_all_dbs`): then only the `named` ones are looked for.
 */
export async function listBoards(
  region: Credentials,
  named: readonly DatabaseName[],
): Promise<Result<RegionBoards>> {
  const welcome = await ask(region, '');
  if (!welcome.ok) return welcome;
  if (typeof welcome.value !== 'object' || welcome.value === null || !('couchdb' in welcome.value))
    return notCouch;
  const all = await ask(region, '_all_dbs');
  if (!all.ok && all.problem.code !== 'refused') return all;
  const listed = all.ok && Array.isArray(all.value) ? all.value : [];
  const names = new Set([
    ...listed.flatMap((name) => databaseNameSchema.safeParse(name).data ?? []),
    ...named,
  ]);
  const boards = await Promise.all(
    [...names].map(async (database) => {
      const board = await ask(region, `${encodeURIComponent(database)}/board`);
      const name = board.ok ? (board.value as { name?: unknown }).name : undefined;
      return typeof name === 'string' ? [{ database, boardName: name }] : [];
    }),
  );
  return ok({ databases: boards.flat(), unlisted: !all.ok });
}
