import type { DatabaseName } from '../../../shared/domain/ids';
import type { Session } from '../session/session';
import { sha256Hex } from '../keys/bytes';
import type { LocalDatabase } from '../database/localDatabase';
import { nextLocal } from '../database/localName';
import { flushStore } from '../database/sentinel';
import type { SyncManager } from '../sync/syncManager';
import { resealEntries } from './resealEntries';
import { BoardCopy, COPIED_AT_ONCE } from './boardCopy';
import { carryLocals } from './locals';

/** Between two pages: what else is to be done has its turn. Rejects when the work is to stop. */
type Breath = (documents: number) => Promise<void>;

const PAGE = 50;

/** Whether any leaf of it was sealed with the previous data key; what is written meanwhile is not. */
export async function liesUnderPrevious(
  { keys }: Session,
  database: LocalDatabase,
  breath: Breath,
): Promise<boolean> {
  const { sequence } = await database.stand();
  for (let since = 0; since < sequence;) {
    const { revisions, last } = await database.revisions(since, PAGE);
    if (revisions.length === 0) return false;
    if ((await resealEntries(keys, await database.entries(revisions))).changed > 0) return true;
    since = last;
    await breath(revisions.length);
  }
  return false;
}

export interface MoveSurroundings {
  readonly session: Session;
  readonly sync: SyncManager;
  /** Runs it as a command, while no other is under way. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** Resolves once no merge of a conflict is under way. */
  readonly merged: () => Promise<void>;
  readonly moved: (name: DatabaseName) => void;
}

/**
 * Puts a board into a new local database under the current data key. It is copied while the board is worked with; for
 * the last few documents commands wait and its replication is stopped.
 */
export async function moveBoard(
  { session, sync, inTurn, merged, moved }: MoveSurroundings,
  name: DatabaseName,
  breath: Breath,
): Promise<void> {
  const { store, keys } = session;
  const from = store.open(name);
  const next = nextLocal(session.workstation, name);
  const { instance } = await from.stand();
  const copy = await BoardCopy.begin(
    from,
    next.name,
    store,
    keys,
    await sha256Hex(`${session.keyChange ?? ''} ${instance}`),
  );
  // Until it has nearly caught up with who writes to the board.
  for (let leaves = await copy.page(); leaves >= COPIED_AT_ONCE; leaves = await copy.page())
    await breath(leaves);
  try {
    await inTurn(async () => {
      await sync.pause(name);
      await merged();
      await store.holdingBack(async () => {
        await allOf(copy);
        await carryLocals(from, copy.to, store, keys);
        await store.watched(flushStore);
        await session.saveWorkstation(next.change);
        store.replace(copy.to);
        await keepProjection(session, copy.to);
      });
    });
  } finally {
    sync.resume(name);
  }
  moved(name);
  await retire(session, from, breath);
}

async function allOf(copy: BoardCopy, breath: Breath = () => Promise.resolve()): Promise<void> {
  for (let leaves = await copy.page(); leaves > 0; leaves = await copy.page()) await breath(leaves);
}

/** The read model names revisions, and those are the same. */
async function keepProjection({ store }: Session, to: LocalDatabase): Promise<void> {
  const progress = await store.model.read((it) => it.progress.get(to.name));
  if (!progress) return;
  const { instance, sequence } = await to.stand();
  await store.watched(() => store.projector.apply(to.name, [], { ...progress, instance, since: sequence }));
}

/** Looks for every leaf of a former database once more where it now lies; then the former one goes. */
export async function retire(session: Session, former: LocalDatabase, breath: Breath): Promise<void> {
  const { store, keys, workstation } = session;
  if (workstation.databases.some((name) => name === former.name))
    await allOf(new BoardCopy(former, store.open(former.name), store, keys, null), breath);
  await former.destroy();
  const retired = (session.workstation.retired ?? []).filter((name) => name !== former.localName);
  await session.saveWorkstation({ retired });
}

/** Those that a switch left behind: it was killed before they were destroyed. */
export const retiredDatabases = ({ workstation, store }: Session): LocalDatabase[] =>
  (workstation.retired ?? []).map((local) => store.at(local.replace(/\.k\d+$/, ''), local));
