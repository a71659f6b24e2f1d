import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import type { CivilDay } from '../../../shared/domain/brand';
import { databaseName } from '../../../shared/region/databaseName';
import { DIRECTORY } from '../../../shared/region/identity';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { askRegion, isRefusal, type Credentials } from './regionHttp';

const unreachable = fail('network', 'Le serveur régional ne répond pas à cette adresse.', {
  safe: 'Rien n’est perdu\u00a0: tout reste enregistré sur ce poste.',
  next: 'Vérifiez l’adresse et le réseau, puis réessayez.',
});

const notCouch = fail('network', 'Ce serveur ne parle pas comme un CouchDB.', {
  next: 'Vérifiez l’adresse.',
});

const notThere = fail(
  'missing',
  'La région n’a rien de cette RCP pour cette année, ou ne vous l’ouvre pas.',
  {
    next: 'Choisissez une autre année, ou demandez à l’administrateur régional.',
  },
);

async function ask(region: Credentials, path: string): Promise<Result<unknown>> {
  const answer = await askRegion(region, path);
  if (!answer) return unreachable;
  if (isRefusal(answer))
    return fail('refused', 'Le serveur régional refuse cet identifiant ou ce mot de passe.', {
      next: 'Vérifiez-les, attendez cinq minutes après plusieurs essais, ou demandez à l’administrateur régional.',
    });
  if (answer.status === 404) return notThere;
  if (answer.status >= 400)
    return fail('network', `Le serveur régional a répondu par une erreur (${answer.status}).`, {
      next: 'Réessayez plus tard.',
    });
  return answer.body === undefined ? notCouch : ok(answer.body);
}

interface RegionBoards {
  readonly databases: { database: DatabaseName; boardName: string }[];
  readonly unlisted: boolean;
}

/**
 * The boards that this user can see there. CouchDB 3 lists its databases to administrators only
 * (`admin_only_all_dbs`): then those of the region's directory and the `named` ones are tried.
 */
export async function listBoards(
  region: Credentials,
  named: readonly DatabaseName[],
  today: CivilDay,
): Promise<Result<RegionBoards>> {
  const welcome = await ask(region, '');
  if (!welcome.ok) return welcome.problem.code === 'missing' ? notCouch : welcome;
  if (typeof welcome.value !== 'object' || welcome.value === null || !('couchdb' in welcome.value))
    return notCouch;
  const all = await ask(region, '_all_dbs');
  if (!all.ok && all.problem.code === 'network') return all;
  const listed = all.ok && Array.isArray(all.value) ? all.value : await inscribed(region, today);
  const names = new Set([
    ...listed.flatMap((name) => databaseNameSchema.safeParse(name).data ?? []),
    ...named,
  ]);
  const boards = await Promise.all(
    [...names].map(async (database) => {
      const boardName = await boardIn(region, database);
      return boardName.ok ? [{ database, boardName: boardName.value }] : [];
    }),
  );
  return ok({ databases: boards.flat(), unlisted: !all.ok && boards.flat().length === 0 });
}

/** This year's and last year's databases of the boards that the region's directory names. */
async function inscribed(region: Credentials, today: CivilDay): Promise<DatabaseName[]> {
  const range = new URLSearchParams({ startkey: '"board:"', endkey: '"board;"' });
  const answer = await ask(region, `${DIRECTORY}/_all_docs?${range.toString()}`);
  const rows = answer.ok ? ((answer.value as { rows?: { id: string }[] }).rows ?? []) : [];
  const year = Number(today.slice(0, 4));
  return rows
    .map(({ id }) => id.slice(id.indexOf(':') + 1))
    .flatMap((slug) => [databaseName(slug, year - 1), databaseName(slug, year)]);
}

/** The name of the board whose database this is, where the region opens it to this user. */
export async function boardIn(region: Credentials, database: DatabaseName): Promise<Result<string>> {
  const board = await ask(region, `${encodeURIComponent(database)}/board`);
  if (!board.ok) return board.problem.code === 'network' ? board : notThere;
  const { name } = board.value as { name?: unknown };
  return typeof name === 'string' ? ok(name) : notThere;
}
