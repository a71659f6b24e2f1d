import { z } from 'zod';
import type { Person, Role } from './person';

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

/** The code is its owner's word: of those who write decisions, who chairs the meeting chooses it, or who coordinates. */
export const mayChoosePin = (
  { person, role }: { readonly person: Pick<Person, 'id'>; readonly role: Role },
  chair: Pick<Person, 'id'>,
): boolean => person.id === chair.id || role === 'coordinator';

/** What validating a decision asks for, here and now: nothing, a code to be chosen first, the code, or the passphrase. */
export type ChairProofAsked = 'nothing' | 'choice' | 'pin' | 'passphrase';

export interface ChairProofView {
  readonly asked: ChairProofAsked;
  /** Whether who is signed in may choose the code. */
  readonly mayChoose: boolean;
}
