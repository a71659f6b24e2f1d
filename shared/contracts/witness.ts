import { z } from 'zod';

/**
 * What the main process remembers of IndexedDB, outside of it, so that a start can tell an empty store from a new one and
 * an older store from today's. Says how many documents there were, never which.
 */
const witnessedDatabaseSchema = z.object({
  name: z.string().max(80),
  /** Names this very database: one that was lost and made anew carries another. */
  instance: z.string().max(64),
  /** Documents that stood in it, and the number of its last change. */
  documents: z.number().int().nonnegative(),
  sequence: z.number().int().nonnegative(),
});

/** Boards and years of one workstation; more would not fit the witness's slot. */
const MOST_DATABASES = 300;

export const sightingSchema = z.object({
  /** Names the store as a whole, and counts its openings; the same two stand in the store's sentinel. */
  sentinel: z.string().max(64),
  generation: z.number().int().nonnegative(),
  databases: z.array(witnessedDatabaseSchema).max(MOST_DATABASES),
  /** How far the journal was flushed, under the data key's proof. */
  journal: z.string().max(100).optional(),
});
export type Sighting = z.infer<typeof sightingSchema>;

/** `trouble`: a write to IndexedDB failed since the last start-up check that ended well. */
export const witnessSchema = z.object({ sighting: sightingSchema.nullable(), trouble: z.boolean() });
export type WitnessRecord = z.infer<typeof witnessSchema>;
