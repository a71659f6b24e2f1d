import { z } from 'zod';
import type { CaseId, PersonId, ProposalId } from '../domain/ids';
import {
  joinedSchema,
  participantSchema,
  phoneBallotSchema,
  type Joined,
  type PhoneVote,
} from '../roomVote/messages';

/**
 * What the engine asks of the main process about the room's phones: it serves them on the local network while it is told
 * to. Names, letters and labels cross here, and nothing of a patient.
 */
const op = <const Op extends string>(name: Op) => z.literal(`phones.${name}` as const);
export const phoneRequests = [
  z.object({ op: op('networks') }),
  z.object({
    op: op('open'),
    /** One of those that `networks` named. */
    address: z.string().max(45),
    /** Of the meeting: phones know its other half. */
    secret: z.string().length(43),
    people: z.array(participantSchema).max(500),
    joined: z.array(joinedSchema).max(500),
    ballot: phoneBallotSchema.nullable(),
  }),
  z.object({ op: op('people'), people: z.array(participantSchema).max(500) }),
  z.object({ op: op('ballot'), ballot: phoneBallotSchema.nullable() }),
  /** What became of votes: on the disk, refused, or null where nobody knows. */
  z.object({
    op: op('recorded'),
    votes: z.array(z.object({ n: z.number().int(), recorded: z.boolean().nullable() })).max(500),
  }),
  z.object({ op: op('keep'), phone: z.string().max(43) }),
  z.object({ op: op('putOut'), phone: z.string().max(43) }),
  z.object({ op: op('reopenEntry') }),
  z.object({ op: op('close') }),
] as const;
export type PhonesRequest = z.infer<(typeof phoneRequests)[number]>;

/** One network of this computer. */
export interface Network {
  readonly name: string;
  readonly address: string;
}

/** What the room's screen shows of it: where, and by which code. */
export interface PhonesOpened {
  /** `192.168.1.20:4747` */
  readonly host: string;
  /** With the room's key behind `#`, which no request carries. */
  readonly url: string;
}

export interface PhonesAnswers {
  'phones.networks': { networks: readonly Network[] };
  'phones.open': PhonesOpened;
  'phones.people': { done: true };
  'phones.ballot': { done: true };
  'phones.recorded': { done: true };
  'phones.keep': { done: true };
  'phones.putOut': { done: true };
  'phones.reopenEntry': { done: true };
  'phones.close': { done: true };
}
export type AskPhones = <R extends PhonesRequest>(request: R) => Promise<PhonesAnswers[R['op']]>;

/** Who stands where, for the chair. */
export interface PhonesStanding {
  readonly code: string;
  /** How many codes were given up because of wrong ones. */
  readonly codeChanges: number;
  /** Nobody comes in any more, for the same reason, until the chair says so. */
  readonly isShut: boolean;
  readonly joined: readonly Joined[];
  readonly waiting: readonly Joined[];
}

export type PhonesEvent =
  | { readonly event: 'phones'; readonly tells: 'standing'; readonly standing: PhonesStanding }
  | { readonly event: 'phones'; readonly tells: 'vote'; readonly n: number; readonly vote: PhoneVote }
  /** The network of its address is gone or another, or the system ended it. */
  | { readonly event: 'phones'; readonly tells: 'closed'; readonly why: 'network' | 'failed' };

/** A vote that the chair opened to phones, as the console sees it: how many chose, not what. */
export interface BallotView {
  readonly id: string;
  readonly case: CaseId;
  readonly isOpen: boolean;
  /** What closed it, where the chair did not: a decision on its case. */
  readonly endedBy: 'decision' | null;
  readonly proposals: readonly {
    readonly letter: string;
    readonly label: string;
    readonly proposal: ProposalId;
    readonly voted: number;
  }[];
  /** How many may vote: the doctors present. */
  readonly of: number;
}

/** What the chair sees of the phones of one meeting. */
export interface PhonesView {
  /** False in the browser shell, which cannot serve. */
  readonly isAvailable: boolean;
  readonly open: (PhonesOpened & Omit<PhonesStanding, 'joined' | 'waiting'>) | null;
  /** Why they are closed, where nobody asked for it: a sentence. */
  readonly closedBecause: string | null;
  /** The network of last time. */
  readonly address: string | null;
  /** The room's screen shows how to join, in place of the case. */
  readonly isInviting: boolean;
  readonly people: readonly {
    readonly person: PersonId;
    readonly name: string;
    /** Its phone. */
    readonly joined: string | null;
    /** Others that claim the same name. */
    readonly waiting: readonly string[];
  }[];
  readonly ballot: BallotView | null;
}

/** What the room's screen shows of it. */
export interface RoomPhones extends PhonesOpened {
  /** Null while nobody can come in. */
  readonly code: string | null;
  readonly joined: number;
  readonly of: number;
}
