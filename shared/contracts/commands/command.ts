import type { z } from 'zod';
import type { Audience } from '../audience';
import type { Right } from '../../domain/roles';

/**
 * What a command writes, and how durable that is when it answers.
 *
 * - `records`: the journal, flushed to the disk (fdatasync) before the answer, and IndexedDB. Every act of the meeting is
 *   one: what is said to be saved survives a power cut. Refused while the workstation is read-only.
 * - `keys`: at most the small files of the main process, whole or not at all, flushed too: tried even then, because
 *   recovering one's passphrase must not wait for room.
 * - `draft`: what is half written, sealed in IndexedDB alone: survives the lock and a killed process, not for certain a
 *   power cut. Refused like the records.
 * - `nothing`: reads, computes, makes papers.
 */
type Durability = 'records' | 'keys' | 'draft' | 'nothing';

/** What a command answers with, for the compiler alone. */
export interface Answer<A> {
  readonly is?: A;
}
export const answer = <A>(): Answer<A> => ({});
/** Done, or not: there is nothing to tell. */
export const nothing = answer<null>();

interface Facts {
  /** What comes over the channel is read by it before anything else. */
  readonly input: z.ZodType;
  readonly answer: Answer<unknown>;
  readonly writes: Durability;
  /**
   * It takes long and runs beside other commands, which else take their turn, one after the other. What it writes, no
   * other command can meet: pieces under their own hash, revisions made elsewhere, an origin. A part that could be met
   * takes its turn (`inTurn`).
   */
  readonly beside?: true;
  /** After it the door may open to others, or no longer at once. */
  readonly changesDoor?: true;
  /** Who may ask beside the console. */
  readonly alsoFor?: readonly Audience[];
}

/** All that is to be known of a command, but how it is done. */
export type Command = Facts &
  (
    | {
        /** What it asks of the role of who is signed in. */
        readonly right: Right;
      }
    | {
        /** It works on the locked workstation too, or on the workstation itself: no role is asked for. */
        readonly on: 'door' | 'backups';
      }
  );

export const command = <const C extends Command>(it: C): C => it;
