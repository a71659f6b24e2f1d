import type { DatabaseName } from '../../../shared/domain/ids';
import { PouchDB } from '../store/pouch';
import { BadAnswer, listOf, objectOf } from './answers';
import type { Line } from './line';
import { revisionsThere, type AskedRevision } from './revisionsThere';
import { withoutPieces, type Asked } from './withoutPieces';

interface Row {
  readonly id?: string;
  readonly rev?: string;
  readonly error?: string;
  readonly reason?: string;
}
export type SentDoc = { readonly _id: string; readonly _rev: string };

/** One document that the region does not take. It stays here, and is listed. */
export interface Denied {
  readonly id: string;
  readonly rev: string;
  /** What the region's rules said, or `tooLarge`. */
  readonly reason: string;
}

/** A body that CouchDB does not take whole (`max_http_request_size`, a proxy's limit). */
const TOO_LARGE = 413;

/**
 * One board's database in the region, for PouchDB's replication. What is written is sent in parts that the region takes;
 * documents that it refuses are told and counted as done, so that they never hold up the others. What is read is always
 * asked for in one request: PouchDB's own, once its first one met a fault, asks for each document by itself for as long as
 * the program runs, and gives up the batch where one of them meets another.
 */
export function openRemote(
  line: Line,
  name: DatabaseName,
  onDenied: (denied: Denied) => void,
): PouchDB.Database {
  const remote = new PouchDB(`${line.region.base}/${encodeURIComponent(name)}`, {
    adapter: 'http',
    skip_setup: true,
    fetch: line.fetch,
  });
  const bulkDocs = async ({ docs }: { docs: SentDoc[] }): Promise<Row[]> => {
    for (const denied of await sendTo(line, name, docs)) onDenied(denied);
    return [];
  };
  const rawRevsDiff = remote.revsDiff.bind(remote) as (asked: object) => Promise<object>;
  const revsDiff = (asked: Asked) => rawRevsDiff(withoutPieces(asked));
  const bulkGet = async ({ docs }: { docs: AskedRevision[] }) => ({
    results: await revisionsThere(line, name, docs, '&latest=true'),
  });
  return Object.assign(remote, { bulkDocs, revsDiff, bulkGet });
}

/** Writes revisions into the region's database, each in its own place of the tree. @returns those that it refuses */
export async function sendTo(line: Line, name: DatabaseName, docs: readonly SentDoc[]): Promise<Denied[]> {
  if (docs.length === 0) return [];
  const body = { docs, new_edits: false };
  const answer = await line.ask(`${encodeURIComponent(name)}/_bulk_docs`, 'POST', body);
  if (answer.status === TOO_LARGE) {
    const [first] = docs;
    if (docs.length === 1 && first) return [{ id: first._id, rev: first._rev, reason: 'tooLarge' }];
    const half = Math.ceil(docs.length / 2);
    return [
      ...(await sendTo(line, name, docs.slice(0, half))),
      ...(await sendTo(line, name, docs.slice(half))),
    ];
  }
  const rows = listOf<Row>(answer).filter(({ error }) => error !== undefined);
  return rows.flatMap(({ id = '', rev, error, reason }) => {
    if (error !== 'forbidden' && error !== 'unauthorized') throw new BadAnswer(error);
    // Not every server says which of a document's leaves it means: then all that were sent stay listed, and the next offer
    // finds out which of them the region has.
    const meant = docs.filter((doc) => doc._id === id && (rev === undefined || doc._rev === rev));
    if (meant.length === 0) throw new BadAnswer('_bulk_docs');
    return meant.map(({ _rev }) => ({ id, rev: _rev, reason: reason ?? error }));
  });
}

/** Those of these revisions that the region's database does not have. */
export async function missingThere(
  line: Line,
  name: DatabaseName,
  revisions: readonly { readonly id: string; readonly rev: string }[],
): Promise<{ id: string; rev: string }[]> {
  if (revisions.length === 0) return [];
  const asked: Record<string, string[]> = {};
  for (const { id, rev } of revisions) (asked[id] ??= []).push(rev);
  const answer = await line.ask(`${encodeURIComponent(name)}/_revs_diff`, 'POST', asked);
  const missing = objectOf<Record<string, { missing?: string[] }>>(answer);
  return revisions.filter(({ id, rev }) => missing[id]?.missing?.includes(rev) ?? false);
}

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
