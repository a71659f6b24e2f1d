import { fail, ok, type Result } from '../../../shared/domain/result';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isOlderYear } from '../../../shared/region/years';
import { readBoard } from '../records/read';
import { withAway } from '../session/away';
import type { Session } from '../session/session';
import { nextLocal } from '../database/localName';
import type { SyncManager } from '../sync/syncManager';
import { lackedByRegion } from './proof';

interface PutAwaySurroundings {
  readonly session: Session;
  readonly sync: SyncManager;
  /** Resolves once no merge of a conflict is under way. */
  readonly merged: () => Promise<void>;
  /** It is not on this workstation any more: nothing of it is to be shown, found or counted. */
  readonly gone: (name: DatabaseName) => void;
}

const KEPT = 'Rien n’a été retiré de ce poste.';
const notOlder = fail('state', 'Seules les années anciennes peuvent être retirées de ce poste.', {
  safe: KEPT,
});
const withoutRegion = fail(
  'state',
  'Ce poste n’est pas raccordé à la région\u00a0: ses dossiers ne sont qu’ici.',
  {
    safe: KEPT,
  },
);
const halfWritten = fail(
  'state',
  'Une décision, une proposition ou un champ de cette année est à demi écrit, ou des lignes importées attendent.',
  {
    safe: KEPT,
    next: 'Terminez ou abandonnez ce qui attend, puis recommencez.',
  },
);
const notAsked = fail('network', 'La région ne peut pas confirmer maintenant qu’elle a tout.', {
  safe: KEPT,
  next: 'Réessayez quand la région répond et que la synchronisation est à jour.',
});
const lacking = (revisions: number): Result<never> =>
  fail(
    'state',
    `La région n’a pas encore tout de cette année\u00a0: il lui manque ${revisions} version(s).`,
    {
      safe: KEPT,
      next: 'Attendez la fin de la synchronisation\u00a0; voyez aussi ce que la région refuse, dans les réglages.',
    },
  );

/**
 * Takes an older year off this workstation, once the region has been asked for every revision of it that stands here or in
 * the journal, and has them all. To be run while no command is under way. A kill in the midst leaves either all of it, or
 * a database that the next start destroys.
 */
export async function putAway(
  { session, sync, merged, gone }: PutAwaySurroundings,
  name: DatabaseName,
): Promise<Result<null>> {
  const { store, workstation, shell } = session;
  const { region } = workstation;
  if (!workstation.databases.includes(name) || !isOlderYear(name, session.today())) return notOlder;
  if (!region) return withoutRegion;
  if (await session.drafts.any(name)) return halfWritten;
  if (session.keyChange !== null || !sync.isAtRest(name)) return notAsked;
  await sync.pause(name);
  try {
    await merged();
    await store.settled();
    const local = store.open(name);
    const before = (await local.stand()).sequence;
    const lacked = await lackedByRegion(region, shell, local);
    if (lacked === null || (await local.stand()).sequence !== before) return notAsked;
    if (lacked > 0) return lacking(lacked);
    const boardName = (await readBoard(store, name))?.name ?? name;
    await session.saveWorkstation({
      ...nextLocal(workstation, name).change,
      ...withAway(session.workstation, { database: name, boardName }),
    });
  } finally {
    sync.resume(name);
  }
  session.drafts.forget(name);
  const former = await store.forget(name);
  gone(name);
  await former.destroy();
  await session.saveWorkstation({
    retired: (session.workstation.retired ?? []).filter((it) => it !== former.localName),
  });
  return ok(null);
}
