import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { PouchDB } from '../store/pouch';
import { askRegion, authorization, isRefusal, type Credentials } from './regionHttp';

/** One board's database in the region. Credentials travel in a header, never in the address. */
export function openRemote(region: Credentials, name: DatabaseName): PouchDB.Database {
  const fetchWithIdentity = (url: string | Request, options: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(options.headers);
    headers.set('Authorization', authorization(region));
    return fetch(url, { ...options, headers, credentials: 'omit' });
  };
  return new PouchDB(`${region.base}/${name}`, {
    adapter: 'http',
    skip_setup: true,
    fetch: fetchWithIdentity,
  });
}

const unreachable = fail('network', 'Le serveur régional ne répond pas à cette adresse.', {
  safe: 'Rien n’est perdu\u00a0: tout reste enregistré sur ce poste.',
  next: 'Vérifiez l’adresse et le réseau, puis réessayez.',
});

const notCouch = fail('network', 'Ce serveur ne parle pas comme un CouchDB.', {
  next: 'Vérifiez l’adresse.',
});

async function ask(region: Credentials, path: string): Promise<Result<unknown>> {
  const answer = await askRegion(region, path);
  if (!answer) return unreachable;
  if (isRefusal(answer))
    return fail('refused', 'Le serveur régional refuse cet identifiant ou ce mot de passe.', {
      next: 'Vérifiez-les, attendez cinq minutes après plusieurs essais, ou demandez à l’administrateur régional.',
    });
  if (answer.status >= 400)
    return fail('network', `Le serveur régional a répondu par une erreur (${answer.status}).`, {
      next: 'Réessayez plus tard.',
    });
  return answer.body === undefined ? notCouch : ok(answer.body);
}

/**
 * The board's database is there for this user: made where it is new and that is allowed. CouchDB answers 403 to who is
 * no member, 401 to who may not create one.
 * @returns why not, as a sentence; null when it is there, or nobody answers now
 */
export async function databaseRefusal(region: Credentials, name: DatabaseName): Promise<string | null> {
  const answer = await askRegion(region, name);
  if (!answer) return null;
  if (isRefusal(answer))
    return `La région ne vous ouvre pas ${name}\u00a0: demandez à l’administrateur d’y être membre`;
  if (answer.status !== 404) return null;
  const made = await askRegion(region, name, 'PUT');
  return made && isRefusal(made)
    ? `${name} n’existe pas dans la région\u00a0: demandez à l’administrateur de la créer. Tout reste enregistré sur ce poste`
    : null;
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
