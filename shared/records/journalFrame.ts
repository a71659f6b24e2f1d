import { z } from 'zod';
import { journalEntrySchema, type JournalEntry } from './journalEntry';
import { instantSchema } from '../domain/brand';
import { frameCodec, type Digests, type FrameCodec } from './frame';

/**
 * A frame of the journal: what was flushed together, and when (version 1 did not say). Fields that a newer Concerto adds to a frame or
 * to an entry stay, since a segment may be written anew by an older one.
 */
const payloadSchema = z.looseObject({
  previous: z.string(),
  at: instantSchema.optional(),
  entries: z.array(journalEntrySchema.loose()),
  /** Ends a segment that was written anew: the hash of the frame that ended it before, which the next segment names. */
  standsFor: z.string().optional(),
  /** How often that segment was written anew: a cursor from before stands elsewhere in it. */
  rewrites: z.number().int().positive().optional(),
});
export type JournalPayload = z.infer<typeof payloadSchema>;

/** Reads to where the writing ends: a segment may be longer. */
export function journalCodec(digests: Digests): FrameCodec<JournalPayload> {
  const codec = frameCodec(payloadSchema, digests);
  return {
    encode: codec.encode,
    stretches: (file, from) => codec.stretches(withoutRoom(file), from),
    last: (file) => codec.last(withoutRoom(file)),
  };
}

/** Room made ahead of writing is zeros, and no frame ends in a zero. */
export function withoutRoom<Bytes extends Uint8Array>(file: Bytes): Bytes {
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end--;
  return (end === file.length ? file : file.subarray(0, end)) as Bytes;
}

/** Entries in frames of about this much ciphertext, so that a page of the journal can be cut between frames. */
const FRAME_BUDGET = 1_000_000;

export function splitForFrames(entries: readonly JournalEntry[], budget = FRAME_BUDGET): JournalEntry[][] {
  const groups: JournalEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && entry.cipher.length <= room) last.push(entry);
    else {
      groups.push([entry]);
      room = budget;
    }
    room -= entry.cipher.length;
  }
  return groups;
}
