import { errorName } from '../../../shared/base/errorName';
import type { Foreign } from '../store/foreign';
import type { Doc } from './plainDocument';

/** What is one person's word as a whole: the region takes it from an account that answers for that person. */
const words: ReadonlySet<string> = new Set(['proposal', 'vote', 'decision']);

/**
 * Whether a document goes to the region although a file brought it, or what it follows, and nobody here answered for
 * it. Where several people share the account of this workstation, the region would take it for their own word: it
 * waits, until the region has it from its author. What is merged field by field goes out, since the region takes it from
 * whoever may write it; that it is there confirms nothing from then on.
 */
export async function mayLeave(foreign: Foreign, name: string, doc: Doc): Promise<boolean> {
  const marks = await foreign.among(name, doc._id, revisionsOf(doc));
  if (marks.length === 0) return true;
  if (words.has(doc._id.split(':', 1)[0] ?? '') || marks.some(({ beyondRole }) => beyondRole)) return false;
  return foreign.send(name, marks).then(
    () => true,
    (error: unknown) => {
      console.warn('not sent', errorName(error));
      return false;
    },
  );
}

/** Its own, and those that it follows where they are said. */
function revisionsOf(doc: Doc): string[] {
  const rev = String(doc['_rev']);
  const { start, ids } = (doc['_revisions'] ?? {}) as { start?: number; ids?: readonly string[] };
  return start === undefined || !ids ? [rev] : ids.map((hash, i) => `${start - i}-${hash}`);
}
