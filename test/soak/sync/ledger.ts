import { storedSchema, type Stored } from '../../../shared/domain/stored';
import type { Vote, VotedApart } from '../../../shared/domain/vote';
import { canonical } from '../../../shared/merge/canonical';
import { valueOf } from '../../../shared/merge/fieldOf';
import { isMutable } from '../../../shared/merge/merge';
import { siblingsOf, type Mutable } from '../../../shared/merge/mergeMutable';
import { shownOf } from '../../../shared/merge/voteSeeing';
import type { Kept } from '../workstation/inspect';

type Seen = ReadonlyMap<string, readonly string[]>;

interface Act extends Kept {
  readonly content: Stored;
  /** What it was written onto; null where the document was new. */
  readonly before: Stored | null;
}

/**
 * What all workstations of a schedule ever wrote, as their journals have it, against what stands at the end. Nothing of
 * the merge's own making is trusted. A value counts as replaced only where a person wrote another one onto a document
 * that showed it, or offered it to be chosen.
 */
export class SyncLedger {
  private readonly acts = new Map<string, Act[]>();
  private readonly orphans: string[] = [];
  private readonly text: string;

  /**
   * @param merges revisions that no person wrote, as `id rev`
   * @param seen by the words of a vote: what its author saw (`shownOf`); all that stood there where nobody knows
   */
  constructor(
    written: readonly Kept[],
    merges: ReadonlySet<string>,
    private readonly seen: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    const contents = new Map<string, Stored>();
    const all = new Map(written.map((it) => [`${it.id} ${it.rev}`, it]));
    for (const [key, { doc }] of all) if (doc) contents.set(key, storedSchema.parse(doc));
    for (const [key, it] of all) {
      const content = contents.get(key);
      if (!content || merges.has(key)) continue;
      const [, parent] = it.ancestors;
      const before = contents.get(`${it.id} ${Number.parseInt(it.rev, 10) - 1}-${parent}`) ?? null;
      if (parent !== undefined && !before) this.orphans.push(`${key}: nobody wrote what it was written onto`);
      this.acts.set(it.id, [...(this.acts.get(it.id) ?? []), { ...it, content, before }]);
    }
    this.text = JSON.stringify([...all.values()].map(({ doc }) => doc));
  }

  /** Somebody wrote it. */
  holds(token: string): boolean {
    return this.text.includes(JSON.stringify(token));
  }

  /** @param documents what stands at the end. @returns in words, what was lost */
  lost(documents: readonly { readonly id: string; readonly doc: unknown }[]): string[] {
    const stands = new Map(documents.map(({ id, doc }) => [id, storedSchema.parse(doc)]));
    const lost = [...this.acts].flatMap(([id, acts]) => {
      const now = stands.get(id);
      if (!now) return [`${id} is gone`];
      if (isMutable(now)) return lostChanges(acts, now);
      return now.type === 'vote' ? lostVotes(acts, now, this.seen) : lostContents(acts, now);
    });
    return [...this.orphans, ...lost];
  }
}

/** The changes that stand in a document, each by its field, device and number. */
function changesIn(doc: Stored | null): Map<string, unknown> {
  if (!doc || !isMutable(doc)) return new Map();
  const fields = new Set([...Object.keys(doc.stamps), ...Object.keys(doc.pending ?? {})]);
  return new Map(
    [...fields].flatMap((field) =>
      siblingsOf(doc, field, valueOf(doc, field)).map(
        ({ value, stamp }) => [`${field} ${stamp.device} ${stamp.n}`, value] as const,
      ),
    ),
  );
}

/** Each change stands, with its value, or was replaced by a person who saw it. */
function lostChanges(acts: readonly Act[], now: Mutable): string[] {
  const made = new Map<string, unknown>();
  const replaced = new Set<string>();
  for (const { content, before } of acts) {
    const [after, former] = [changesIn(content), changesIn(before)];
    for (const [key, value] of after) if (!former.has(key)) made.set(key, value);
    for (const key of former.keys()) if (!after.has(key)) replaced.add(key);
  }
  const stand = changesIn(now);
  return [...made].flatMap(([key, value]) => {
    if (replaced.has(key)) return stand.has(key) ? [`${now._id}: replaced, and there again: ${key}`] : [];
    if (!stand.has(key)) return [`${now._id}: lost: ${key}`];
    return canonical(stand.get(key)) === canonical(value) ? [] : [`${now._id}: another value: ${key}`];
  });
}

const alone = ({ apart: _, ...vote }: Vote): string => canonical(vote);
const said = ({ position, comment }: Pick<Vote, 'position' | 'comment'>): string =>
  canonical([position, comment]);
const isVote = (doc: Stored | null): doc is Vote => doc?.type === 'vote';

/** Of what it was written onto: what its author saw, or had written, and what says the same. */
function replacedBy({ content, before }: Act, seen: Seen): { stood: Vote[]; beside: VotedApart[] } {
  if (!isVote(content) || !isVote(before)) return { stood: [], beside: [] };
  const keys = seen.get(content.comment ?? content.reserve ?? '');
  const shown = shownOf(before);
  const isKnown = (one: VotedApart, at: number): boolean =>
    keys === undefined || keys.includes(shown[at] ?? '') || said(one) === said(content);
  const isOwn = before.recordedBy === content.recordedBy || before.position === 'withdrawn';
  return {
    stood: isOwn || isKnown(before, 0) ? [before] : [],
    beside: (before.apart ?? []).filter((one, at) => isKnown(one, at + 1)),
  };
}

/** The last one stands, others beside it; one that somebody replaced, seeing it, never comes back. */
function lostVotes(acts: readonly Act[], now: Vote, seen: Seen): string[] {
  const all = acts.map((act) => replacedBy(act, seen));
  const replaced = new Set(all.flatMap(({ stood }) => stood.map(alone)));
  const seenBeside = new Set(all.flatMap(({ beside }) => beside.map((one) => `${one.at} ${said(one)}`)));
  const shown = alone(now);
  if (replaced.has(shown)) return [`${now._id}: a vote that was replaced is there again`];
  const standing = acts
    .map(({ content }) => content)
    .filter(isVote)
    .filter((vote) => !replaced.has(alone(vote)));
  if (!standing.some((vote) => alone(vote) === shown)) return [`${now._id}: a vote that nobody cast`];
  const at = ({ at }: Vote): number => Date.parse(at);
  if (standing.some((vote) => at(vote) > at(now))) return [`${now._id}: the last vote is lost`];
  const told = new Set([now, ...(now.apart ?? [])].map(said));
  const untold = standing.filter(
    (vote) => !told.has(said(vote)) && !seenBeside.has(`${vote.at} ${said(vote)}`),
  );
  return untold.length > 0 ? [`${now._id}: a position that another workstation noted is not told`] : [];
}

/** Never changed: each content stands, in front or among the alternatives. */
function lostContents(acts: readonly Act[], now: Stored): string[] {
  const { alternatives, ...shown } = now as Stored & { alternatives?: unknown };
  const all = [shown, ...(Array.isArray(alternatives) ? (alternatives as unknown[]) : [])];
  const stand = new Set(all.map(canonical));
  const lost = acts.filter(({ content }) => !stand.has(canonical(content)));
  const forked = now.type === 'trace' && all.length > 1 ? [`${now._id}: two traces of one number`] : [];
  return [...lost.map(({ rev }) => `${now._id}: lost: ${rev}`), ...forked];
}
