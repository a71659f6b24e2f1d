import { z } from 'zod';
import { isSealed } from './sealed';

/** One revision in the journal: enough to put it back with its own place in the revision tree. */
export const journalEntrySchema = z.object({
  database: z.string().max(80),
  id: z.string().max(200),
  rev: z.string().max(80),
  /** Ancestor hashes, newest first, as CouchDB's `_revisions.ids`. */
  ancestors: z.array(z.string().max(64)).max(1000),
  cipher: z.string().refine(isSealed),
  /** This revision ends its branch; the former format said so with an empty cipher. */
  deleted: z.literal(true).optional(),
  /** What the engine alone can make: that this entry is as written, and which one it is (renderer/engine/proofs/). */
  proof: z.string().max(300).optional(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Which revision an entry holds. */
export const entryHeadSchema = journalEntrySchema.pick({ database: true, id: true, rev: true });
export type EntryHead = z.infer<typeof entryHeadSchema>;
