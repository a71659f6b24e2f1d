import { z } from 'zod';
import { personIdSchema, type PersonId } from '../domain/ids';
import { positions, type Tally } from '../domain/vote';

/** What a phone can choose: to take a vote back is the room's business. */
export const choiceSchema = z.enum(positions).exclude(['withdrawn']);
export type Choice = z.infer<typeof choiceSchema>;

const letterSchema = z.string().regex(/^[A-Z]$/);
const key = z.string().length(43);
const ballotId = z.string().min(1).max(40);

/** What a phone posts; all but its key and its number is sealed. */
export const envelopeSchema = z.strictObject({
  key,
  opening: z.string().max(40),
  n: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  box: z.string().max(1500),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What it says in there. */
export const fromPhoneSchema = z.discriminatedUnion('say', [
  /** What stands now, or as soon as it is other than what was seen last. */
  z.strictObject({ say: z.literal('state'), seen: z.number().int() }),
  z.strictObject({ say: z.literal('code'), code: z.string().max(10) }),
  z.strictObject({ say: z.literal('join'), person: personIdSchema }),
  z.strictObject({ say: z.literal('vote'), ballot: ballotId, letter: letterSchema, choice: choiceSchema }),
]);
export type FromPhone = z.infer<typeof fromPhoneSchema>;

export const participantSchema = z.object({ id: personIdSchema, name: z.string().max(200) });
/** Somebody present, as phones name them. */
export type Participant = z.infer<typeof participantSchema>;

const tallySchema = z.object({ for: z.number(), against: z.number(), abstain: z.number() });

/** What the chair opened to the vote, as far as phones may know it, with what each voter chose. */
export const phoneBallotSchema = z.object({
  id: ballotId,
  isOpen: z.boolean(),
  proposals: z
    .array(
      z.object({
        letter: letterSchema,
        label: z.string().max(80),
        /** Once it is closed, where the chair shows the result. */
        counts: tallySchema.nullable(),
      }),
    )
    .min(1)
    .max(26),
  cast: z.array(z.object({ person: personIdSchema, letter: letterSchema, choice: choiceSchema })),
});
export type PhoneBallot = z.infer<typeof phoneBallotSchema>;

export const joinedSchema = z.object({ phone: key, person: personIdSchema });
/** A phone and whose it is. */
export type Joined = z.infer<typeof joinedSchema>;

/** One vote that came from a phone. */
export interface PhoneVote {
  readonly ballot: string;
  readonly letter: string;
  readonly person: PersonId;
  readonly choice: Choice;
}

/**
 * Where a phone stands: to type the code, to pick a name, waiting for the chair, in; `away` where its owner is no longer
 * noted as present; put out; `shut` where too many wrong codes came in; `over` once the room is closed to phones.
 */
export type Place = 'code' | 'name' | 'waiting' | 'in' | 'away' | 'out' | 'shut' | 'over';

/** All that a phone ever learns. */
export interface PhoneState {
  readonly version: number;
  readonly place: Place;
  readonly name: string | null;
  /** Those present, for who has typed the code. */
  readonly names: readonly Participant[];
  readonly ballot: {
    readonly id: string;
    readonly isOpen: boolean;
    readonly proposals: readonly {
      readonly letter: string;
      readonly label: string;
      readonly counts: Tally | null;
      readonly mine: Choice | null;
    }[];
  } | null;
}

/** What comes of what it said. `unsure`: nobody knows, the same is to be sent again. */
export type ToPhone =
  | { readonly is: 'state'; readonly state: PhoneState }
  | { readonly is: 'recorded'; readonly ballot: string; readonly letter: string; readonly choice: Choice }
  | { readonly is: 'wrongCode' | 'wait' | 'closed' | 'unsure' | 'refused' };
