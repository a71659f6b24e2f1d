import type { Leaf } from '../database/localDatabase';
import { generationOf } from '../database/revisions';
import type { Doc } from './plainDocument';

/** Whether this arriving revision stands above that leaf in the tree, or is that leaf. */
export function follows(doc: Doc, { revision: { rev } }: Pick<Leaf, 'revision'>): boolean {
  const { start, ids } = (doc['_revisions'] ?? {}) as { start?: number; ids?: readonly string[] };
  const generation = generationOf(rev);
  return start !== undefined && ids?.[start - generation] === rev.slice(rev.indexOf('-') + 1);
}
