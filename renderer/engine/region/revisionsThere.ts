import type { DatabaseName } from '../../../shared/domain/ids';
import { BadAnswer, objectOf } from './answers';
import { inParts } from './inParts';
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

interface Way {
  readonly options?: string;
  readonly signal?: AbortSignal | undefined;
  /** Of this one the region, or something on the way, refuses even the question. */
  readonly onLeftOut?: (id: string) => void;
}

/**
 * Revisions as the region has them, each with its history, in one request. Those that are there no more (purged) are left
 * out. Rejects where the region could not read one of them just then: passed over, it would not come again.
 */
export const revisionsThere = (
  line: Line,
  name: DatabaseName,
  docs: readonly AskedRevision[],
  { options = '', signal, onLeftOut }: Way = {},
): Promise<readonly Result[]> =>
  inParts<AskedRevision, Result>(docs, {
    ask: (part) =>
      line.ask(`${encodeURIComponent(name)}/_bulk_get?revs=true${options}`, 'POST', { docs: part }, signal),
    taken: (answer) => {
      const { results } = objectOf<{ results?: readonly Result[] }>(answer);
      if (!results) throw new BadAnswer('_bulk_get');
      return results.map(({ id, docs: found }) => ({ id, docs: found.filter(isFound) }));
    },
    refused: ({ id }) => {
      onLeftOut?.(id);
      return [];
    },
  });

function isFound({ ok, error }: Entry): boolean {
  const failure = typeof error === 'object' ? error.error : error;
  if (failure !== undefined && failure !== 'not_found') throw new BadAnswer(failure);
  return ok !== undefined;
}
