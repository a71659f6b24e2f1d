import type { DatabaseName } from '../../../shared/domain/ids';
import { objectOf } from '../region/answers';
import { compareRevisions } from '../database/revisions';
import { ancestorsThere } from './ancestors';
import { isWelcome, MOST_BRANCHES } from './door';
import type { Line } from '../region/line';
import { revisionsThere, type Doc } from '../region/revisionsThere';

/** One leaf of a document as the region has it. */
export interface PlainLeaf {
  readonly id: string;
  readonly rev: string;
  readonly ancestors: string[];
  /** Null where it was deleted. */
  readonly content: Record<string, unknown> | null;
}

const pathOf = (name: DatabaseName, rest = ''): string => `${encodeURIComponent(name)}${rest}`;

export async function sequenceOf(line: Line, name: DatabaseName): Promise<string | number> {
  const { update_seq } = objectOf<{ update_seq?: string | number }>(await line.ask(pathOf(name)));
  return update_seq ?? 0;
}

/** A line of such an answer is some 150 bytes: the largest is three megabytes. */
const LISTED_AT_ONCE = 20_000;

/** The ids of all documents that are there and not deleted. */
export async function listedThere(line: Line, name: DatabaseName, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const last = ids.at(-1);
    const behind =
      last === undefined ? '' : `&startkey=${encodeURIComponent(JSON.stringify(`${last}\u0000`))}`;
    const answer = await line.ask(
      pathOf(name, `/_all_docs?limit=${LISTED_AT_ONCE}${behind}`),
      'GET',
      undefined,
      signal,
    );
    const { rows } = objectOf<{ rows: readonly { id: string }[] }>(answer);
    // An answer that is none has no rows: it throws, and is asked for again.
    for (const { id } of rows) ids.push(id);
    if (rows.length < LISTED_AT_ONCE) return ids;
  }
}

/**
 * Every leaf of these documents, those that lost in a conflict too, as they now are. Of one of which no leaf can be read,
 * what stood before it.
 */
export async function readThere(
  line: Line,
  name: DatabaseName,
  ids: readonly string[],
  signal: AbortSignal,
  onLeftOut: (id: string) => void = () => undefined,
  onMany: (id: string) => void = () => undefined,
): Promise<PlainLeaf[]> {
  const asked = ids.map((id) => ({ id }));
  const results = await revisionsThere(line, name, asked, { signal, onLeftOut });
  const damaged: Doc[] = [];
  const leaves = results.flatMap(({ id, docs }) => {
    const found = docs.flatMap(({ ok }) => ok ?? []);
    const welcome: Doc[] = [];
    for (const doc of found)
      if (isWelcome(doc)) welcome.push(doc);
      else onLeftOut(doc._id);
    if (welcome.length === 0) damaged.push(...found);
    if (welcome.length <= MOST_BRANCHES) return welcome.map(leafOf);
    onMany(id);
    return welcome.sort(shownFirst).slice(0, MOST_BRANCHES).map(leafOf);
  });
  return [...leaves, ...(await ancestorsThere(line, name, damaged, signal)).map(leafOf)];
}

/** As CouchDB orders leaves: those that live, then the longer history, then the greater hash. */
const shownFirst = (a: Doc, b: Doc): number =>
  Number(a._deleted ?? false) - Number(b._deleted ?? false) || compareRevisions(b._rev, a._rev);

/** What begins with an underscore is of the revision protocol; attachments are not ours: they never touch the disk. */
function leafOf(doc: Doc): PlainLeaf {
  const content: Record<string, unknown> = { _id: doc._id };
  for (const name in doc) if (!name.startsWith('_')) content[name] = doc[name];
  return {
    id: doc._id,
    rev: doc._rev,
    ancestors: doc._revisions?.ids ?? [doc._rev.slice(doc._rev.indexOf('-') + 1)],
    content: doc._deleted ? null : content,
  };
}
