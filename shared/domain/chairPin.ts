import { z } from 'zod';

/** The chair's own code on a workstation: digits, so that one hand types it in the dark. */
export const pinSchema = z.string().regex(/^\d{4,8}$/);

/** Wrong codes in a row after which the passphrase of the workstation is asked for instead. */
export const PIN_TRIES = 5;

/** What a board that asks for it wants with a decision: the chair's code, or, after too many wrong ones, the passphrase. */
export const chairProofSchema = z.union([
  z.object({ pin: z.string().max(64) }),
  z.object({ passphrase: z.string() }),
]);
export type ChairProof = z.infer<typeof chairProofSchema>;

/** What validating a decision asks for, here and now: nothing, a code to be chosen first, the code, or the passphrase. */
export type ChairProofAsked = 'nothing' | 'choice' | 'pin' | 'passphrase';
