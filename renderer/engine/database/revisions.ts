import { canonicalJson, sha256Hex } from '../keys/bytes';

export interface Revision {
  readonly rev: string;
  /** Hashes from this revision back to the first, newest first (CouchDB `_revisions.ids`). */
  readonly ids: readonly string[];
}

/** How many revisions a document has had up to this one. */
export const generationOf = (rev: string): number => Number.parseInt(rev, 10);

/** Enough to find the parent in any tree; a field saved every half second would otherwise drag thousands along. */
export const JOURNALED_ANCESTORS = 50;

/**
 * The revision id is computed from the *plain* content and its parent, because the region holds plain documents. Two
 * devices that make the same change (a merge) must arrive at the same revision.
 */
export async function nextRevision(content: object, parent: Revision | null): Promise<Revision> {
  const generation = (parent ? generationOf(parent.rev) : 0) + 1;
  const hash = (await sha256Hex(canonicalJson([content, parent?.rev ?? null]))).slice(0, 32);
  return { rev: `${generation}-${hash}`, ids: [hash, ...(parent?.ids ?? [])] };
}

/**
 * Whether this revision can only be of this content, after this parent.
 * @param ancestors hashes, newest first, from this revision on
 */
export async function followsFrom(
  content: object,
  rev: string,
  ancestors: readonly string[],
): Promise<boolean> {
  const before = generationOf(rev) - 1;
  const [, parent] = ancestors;
  if (before > 0 && parent === undefined) return false;
  const ids = ancestors.slice(1);
  const made = await nextRevision(content, before === 0 ? null : { rev: `${before}-${parent}`, ids });
  return made.rev === rev;
}

/** A pruned tree names fewer ancestors than its generation: `start` comes from the revision itself. */
export const revisionsField = (revision: Revision): { start: number; ids: string[] } => ({
  start: generationOf(revision.rev),
  ids: [...revision.ids],
});

/** As `_revs_diff` is asked. Ids are others' words: a plain object would answer for `constructor` what every object has. */
export function revisionsById(
  revisions: readonly { readonly id: string; readonly rev: string }[],
): Record<string, string[]> {
  const asked = Object.create(null) as Record<string, string[]>;
  for (const { id, rev } of revisions) (asked[id] ??= []).push(rev);
  return asked;
}

/** CouchDB's order of winners: the longer history, then the greater hash. */
export function compareRevisions(a: string, b: string): number {
  // Of one generation, the texts begin alike: the hashes decide.
  return generationOf(a) - generationOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}
