import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { askRegion, isRefusal, type Credentials } from './regionHttp';

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
