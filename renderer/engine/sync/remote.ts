import type { DatabaseName } from '../../../shared/domain/ids';
import { PouchDB } from '../database/pouch';
import { revisionsById } from '../database/revisions';
import { BadAnswer, listOf, objectOf } from '../region/answers';
import { inParts, TOO_LARGE } from '../region/inParts';
import type { Line } from '../region/line';
import type { Answer } from '../region/regionHttp';
import { revisionsThere, type AskedRevision } from '../region/revisionsThere';
import { nobodys } from './nobodys';
import { withoutPieces, type Asked } from './withoutPieces';

/** What `_bulk_docs` answers of one revision. */
interface Written {
  readonly id?: string;
  readonly rev?: string;
  readonly error?: string;
  readonly reason?: string;
}
/** The leaves that stand here beside the end of another; not sent, since JSON knows no symbols. */
export const STANDING = Symbol('standing');
export type SentDoc = {
  readonly _id: string;
  readonly _rev: string;
  readonly _deleted?: boolean;
  readonly [STANDING]?: readonly string[];
};

/** One document that the region does not take. It stays here, and is listed. */
export interface Denied {
  readonly id: string;
  readonly rev: string;
  /** What the region's rules said, or one of shared/region/refusalWords.ts. */
  readonly reason: string;
}
/** Of an end: the region does not hold all that stands here of the document. */
export const HELD = 'held';

/** Ends carry a whole document each: so many bytes of them go in one request. */
const ENDS_BYTES = 4_000_000;

/**
 * One board's database in the region, for PouchDB's replication. What is written is sent in parts that the region
 * takes; documents that it refuses are told and counted as done, so that they never hold up the others. What is read is
 * always asked for in one request. PouchDB's own, once its first one met a fault, asks for each document by itself for
 * as long as the program runs. It gives up the batch where one of them meets another.
 */
export function openRemote(
  line: Line,
  name: DatabaseName,
  onDenied: (denied: Denied) => void,
  onLeftOut: (id: string) => void = () => undefined,
): PouchDB.Database {
  const remote = new PouchDB(`${line.region.base}/${encodeURIComponent(name)}`, {
    adapter: 'http',
    skip_setup: true,
    fetch: line.fetch,
  });
  const bulkDocs = async ({ docs }: { docs: SentDoc[] }): Promise<Written[]> => {
    for (const denied of await sendTo(line, name, docs)) onDenied(denied);
    return [];
  };
  const revsDiff = async (asked: Asked): Promise<Record<string, { missing: string[] }>> => {
    const revisions = Object.entries(withoutPieces(asked)).flatMap(([id, revs]) =>
      (revs as string[]).map((rev) => ({ id, rev })),
    );
    const missing = revisionsById(await missingThere(line, name, revisions));
    return Object.fromEntries(Object.entries(missing).map(([id, revs]) => [id, { missing: revs }]));
  };
  const bulkGet = async ({ docs }: { docs: AskedRevision[] }) => ({
    results: await revisionsThere(line, name, docs, { options: '&latest=true', onLeftOut }),
  });
  return Object.assign(remote, { bulkDocs, revsDiff, bulkGet });
}

/**
 * Writes revisions into the region's database, each in its own place of the tree. The end of a losing leaf goes last,
 * and only where the region holds all that stands here of its document. Refused, too large or cut off, the merge would
 * else be nowhere, and what it holds gone for all who have not seen the lost leaf.
 * @returns those that it refuses, and the ends that are held back
 */
export async function sendTo(line: Line, name: DatabaseName, docs: readonly SentDoc[]): Promise<Denied[]> {
  const [ends, live] = [docs.filter(isEnd), docs.filter((doc) => !isEnd(doc))];
  const denied = await send(line, name, live);
  if (ends.length === 0) return denied;
  const refused = new Set(denied.map(keyOf));
  const taken = new Set(live.map(({ _id, _rev }) => keyOf({ id: _id, rev: _rev })));
  const needed = new Map<string, { id: string; rev: string }>();
  for (const end of ends)
    for (const rev of end[STANDING] ?? []) {
      const one = { id: end._id, rev };
      if (!taken.has(keyOf(one))) needed.set(keyOf(one), one);
    }
  for (const one of await missingThere(line, name, [...needed.values()])) refused.add(keyOf(one));
  const isHeld = ({ _id, [STANDING]: standing = [] }: SentDoc) =>
    standing.length === 0 || standing.some((rev) => refused.has(keyOf({ id: _id, rev })));
  const held = ends.filter(isHeld).map(({ _id, _rev }) => ({ id: _id, rev: _rev, reason: HELD }));
  denied.push(...held);
  for (const part of bySize(ends.filter((end) => !isHeld(end))))
    denied.push(...(await send(line, name, part)));
  return denied;
}

const isEnd = ({ _deleted }: SentDoc): boolean => _deleted === true;
const keyOf = ({ id, rev }: { readonly id: string; readonly rev: string }): string => `${id} ${rev}`;

function* bySize(ends: readonly SentDoc[]): Generator<SentDoc[]> {
  let part: SentDoc[] = [];
  let bytes = 0;
  for (const end of ends) {
    bytes += JSON.stringify(end).length;
    if (part.length > 0 && bytes > ENDS_BYTES) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(end);
  }
  if (part.length > 0) yield part;
}

const send = (line: Line, name: DatabaseName, docs: readonly SentDoc[]): Promise<Denied[]> =>
  inParts<SentDoc, Denied>(docs, {
    ask: (part) =>
      line.ask(`${encodeURIComponent(name)}/_bulk_docs`, 'POST', { docs: part, new_edits: false }),
    taken: deniedIn,
    refused: ({ _id, _rev }, status) => [
      { id: _id, rev: _rev, reason: status === TOO_LARGE ? 'tooLarge' : `http:${status}` },
    ],
  });

function deniedIn(answer: Answer, docs: readonly SentDoc[]): Denied[] {
  const failed = listOf<Written>(answer).filter(({ error }) => error !== undefined);
  return failed.flatMap(({ id = '', rev, error, reason }) => {
    if (error !== 'forbidden' && error !== 'unauthorized') throw new BadAnswer(error);
    // Not every server says which of a document's leaves it means: then all that were sent stay listed, and the next offer
    // finds out which of them the region has.
    const meant = docs.filter((doc) => doc._id === id && (rev === undefined || doc._rev === rev));
    if (meant.length === 0) throw new BadAnswer('_bulk_docs');
    return meant.map(({ _rev }) => ({ id, rev: _rev, reason: reason ?? error }));
  });
}

/**
 * Those of these revisions that the region's database does not have. One that cannot even be asked about is not there.
 * Each question holds one that nobody has: an answer that does not name it is none (a proxy's `{}`), and what waits here
 * would be taken for sent. Then it rejects with `BadAnswer`, and is asked again.
 */
export const missingThere = (
  line: Line,
  name: DatabaseName,
  revisions: readonly { readonly id: string; readonly rev: string }[],
): Promise<{ id: string; rev: string }[]> => {
  const proof = nobodys();
  return inParts<{ readonly id: string; readonly rev: string }, { id: string; rev: string }>(revisions, {
    ask: (part) =>
      line.ask(`${encodeURIComponent(name)}/_revs_diff`, 'POST', revisionsById([...part, proof])),
    taken: (answer, part) => {
      const missing = new Map(
        Object.entries(objectOf<Record<string, { missing?: readonly string[] }>>(answer)),
      );
      const isMissing = ({ id, rev }: typeof proof) => missing.get(id)?.missing?.includes(rev) ?? false;
      if (!isMissing(proof)) throw new BadAnswer('_revs_diff');
      return part.filter(isMissing);
    },
    refused: (one) => [one],
  });
};

interface Changes {
  readonly results: readonly unknown[];
  readonly last_seq: string | number;
}

/** Whether anything was written there since; waits for it when a signal is given to end the wait. */
export async function newsSince(
  line: Line,
  name: DatabaseName,
  since: string | number,
  wait?: { readonly signal: AbortSignal; readonly longest: number },
): Promise<{ readonly isNews: boolean; readonly last: string | number }> {
  const path = `${encodeURIComponent(name)}/_changes?limit=1&since=${encodeURIComponent(String(since))}`;
  const answer = wait
    ? await line.waitFor(`${path}&feed=longpoll&timeout=${wait.longest}`, wait.signal)
    : await line.ask(path);
  const { results, last_seq } = objectOf<Partial<Changes>>(answer);
  if (!Array.isArray(results) || last_seq === undefined) throw new BadAnswer('_changes');
  return { isNews: results.length > 0, last: last_seq };
}

export async function isThere(line: Line, name: DatabaseName): Promise<boolean> {
  const answer = await line.ask(encodeURIComponent(name));
  if (answer.status === 404) return false;
  objectOf(answer);
  return true;
}
