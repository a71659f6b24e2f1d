import type { Session } from '../session/session';
import { canonicalJson } from '../keys/bytes';
import { createdOf, heldByRegion } from '../sync/heldByRegion';
import { askRegion, type Credentials } from '../region/regionHttp';
import type { Mark } from '../store/foreign';

/**
 * Asks the region for what files brought: a revision that it holds is its author's. One that does not follow from its
 * content is believed only where the content is the region's too. What the region has from here says nothing.
 * @returns whether a mark changed
 */
export async function confirmForeign(session: Session, name: string): Promise<boolean> {
  const { region } = session.workstation;
  const marks = (await session.foreign.all(name)).filter(({ sent }) => !sent);
  if (!region || marks.length === 0) return false;
  const heads = marks.map(({ id, rev }) => ({ database: name, id, rev }));
  const created = await createdOf(session.store.open(name));
  const held = (await heldByRegion(region, name, heads, created)) ?? [];
  const keys = new Set(held.map(({ id, rev }) => `${id} ${rev}`));
  const there = marks.filter(({ id, rev, refuted }) => keys.has(`${id} ${rev}`) && !refuted);
  const confirmed: Mark[] = there.filter(({ proven }) => proven);
  const refuted: Mark[] = [];
  for (const mark of there.filter(({ proven }) => !proven)) {
    const same = await isSame(session, region, name, mark);
    if (same === true) confirmed.push(mark);
    if (same === false) refuted.push({ ...mark, refuted: true });
  }
  if (session.ending.aborted) return false;
  await session.beside(async () => {
    await session.foreign.confirm(name, confirmed);
    await session.foreign.add(name, refuted);
  });
  return confirmed.length + refuted.length > 0;
}

/** @returns null where the region does not say, or it is not here any more */
async function isSame(
  session: Session,
  region: Credentials,
  name: string,
  { id, rev }: Mark,
): Promise<boolean | null> {
  const path = `${encodeURIComponent(name)}/${encodeURIComponent(id)}?rev=${rev}`;
  const answer = await askRegion(region, path);
  const { _rev, ...content } = (answer?.body ?? {}) as { _id?: unknown; _rev?: unknown };
  if (answer?.status !== 200 || content._id !== id || _rev !== rev) return null;
  if (session.ending.aborted) return null;
  const { store } = session;
  const leaves = await store.open(name).leaves(id);
  const leaf = leaves.find(({ revision }) => revision.rev === rev);
  const own = leaf && (await store.leaves.plain(name, id, leaf).catch(() => null));
  return own ? canonicalJson(own) === canonicalJson(content) : null;
}
