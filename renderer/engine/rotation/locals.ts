import { FOREIGN } from '../store/foreign';
import { reseal, type Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import { markOf, pointOf } from '../proofs/mark';
import type { JournalPlace, LocalDatabase } from '../database/localDatabase';
import type { Sealed } from '../database/pouch';
import type { Store } from '../store/store';
import { PULLED, PUSHED } from '../sync/cursors';
import { DENIED } from '../sync/deniedList';
import { FIRST_PULL } from '../sync/firstPull';
import { KNOWN } from '../sync/identity';
import { OUTSIDE } from '../sync/leftOutside';

const DRAFTS = '_local/drafts';
/** What is known of the region's database: it is the same one, and says nothing of places in this one. */
const OF_THE_REGION = [PULLED, FIRST_PULL, KNOWN, DENIED, OUTSIDE];

/**
 * What a database holds for this workstation alone. It says how far the journal was compared, how far the exchange with
 * the region has come and what it refused, what is half written. PouchDB's own checkpoints stay behind: they name the
 * database they were made for.
 */
export async function carryLocals(
  from: LocalDatabase,
  to: LocalDatabase,
  store: Store,
  keys: Keyring,
): Promise<void> {
  const place = await resealMark(keys, await from.journalCursor());
  await store.watched(() => to.setJournalCursor(place));
  const pushed = await from.local<{ seq: number }>(PUSHED);
  if (pushed) {
    const seq = await sameAs(from, pushed.seq, to);
    await store.watched(() => to.setLocal(PUSHED, { seq }));
  }
  for (const id of OF_THE_REGION) {
    const kept = await from.local(id);
    const content = Object.entries(kept ?? {}).filter(([key]) => !key.startsWith('_'));
    await store.watched(() => to.setLocal(id, kept && Object.fromEntries(content)));
  }
  const marks = await from.local<Sealed>(FOREIGN);
  const sealed = marks?.c && (await reseal(keys, placeOf(from.name, FOREIGN), marks.c));
  await store.watched(() => to.setLocal(FOREIGN, marks && { c: sealed ?? marks.c }));
  // What an interrupted copy carried may have been given up since.
  const drafts = await draftsOf(from);
  for (const id of new Set([...drafts, ...(await draftsOf(to))])) {
    const kept = await from.local<Sealed>(id);
    const c = kept?.c === undefined ? null : await reseal(keys, placeOf(from.name, id), kept.c);
    await store.watched(() => to.setLocal(id, kept && { c: c ?? kept.c }));
  }
  await store.watched(() => to.setLocal(DRAFTS, { ids: drafts }));
}

/** The same place in the journal, its mark under the current key. */
export async function resealMark(keys: Keyring, place: JournalPlace): Promise<JournalPlace> {
  const point = await pointOf(keys, place.mark);
  return point ? { ...place, mark: await markOf(keys, point) } : place;
}

const draftsOf = async (database: LocalDatabase): Promise<readonly string[]> =>
  (await database.local<{ ids: readonly string[] }>(DRAFTS))?.ids ?? [];

/** The place in the new database in front of what stood behind `seq` in the former one: both hold it in the same order. */
async function sameAs(from: LocalDatabase, seq: number, to: LocalDatabase): Promise<number> {
  const behind = (await from.changes({ since: seq })).results.length;
  const { results } = await to.changes({ descending: true, limit: behind + 1 });
  return Number(results[behind]?.seq ?? 0);
}
