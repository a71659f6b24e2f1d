import type { DatabaseName } from '../../../shared/domain/ids';
import { BadAnswer, objectOf } from './answers';
import type { Line } from './line';

/** One revision, as CouchDB answers it. */
export type Doc = Record<string, unknown> & {
  readonly _id: string;
  readonly _rev: string;
  readonly _deleted?: boolean;
  readonly _revisions?: { readonly ids: string[] };
};

export interface AskedRevision {
  readonly id: string;
  /** Without it, all leaves. */
  readonly rev?: string;
}

interface Entry {
  readonly ok?: Doc;
  readonly error?: string | { readonly error?: string };
}

interface Result {
  readonly id: string;
  readonly docs: readonly Entry[];
}

/**
 * Revisions as the region has them, each with its history, in one request. Those that are there no more (purged) are left
 * out. Rejects where the region could not read one of them just then: passed over, it would not come again.
 */
export async function revisionsThere(
  line: Line,
  name: DatabaseName,
  docs: readonly AskedRevision[],
  options = '',
  signal?: AbortSignal,
): Promise<readonly Result[]> {
  const path = `${encodeURIComponent(name)}/_bulk_get?revs=true${options}`;
  const { results } = objectOf<{ results?: readonly Result[] }>(
    await line.ask(path, 'POST', { docs }, signal),
  );
  if (!results) throw new BadAnswer('_bulk_get');
  return results.map(({ id, docs: found }) => ({ id, docs: found.filter(isFound) }));
}

function isFound({ ok, error }: Entry): boolean {
  const failure = typeof error === 'object' ? error.error : error;
  if (failure !== undefined && failure !== 'not_found') throw new BadAnswer(failure);
  return ok !== undefined;
}
