import { z } from 'zod';
import { civilDaySchema } from './brand';
import { outcomes, postponementReasons, type PostponementReason } from './decision';
import { urgencyKeys } from './followUp';
import { caseIdSchema, decisionIdSchema, personIdSchema, proposalIdSchema } from './ids';
import { importReviewSchema } from './importReview';
import { allLeftOutWordsSchema, leftOutSchema } from './leftOut';
import { panelDraftsSchema } from './panelDrafts';

/** Whoever began to write it: several people share a workstation, and none is to take another's words for the own. */
const begunBy = personIdSchema.optional();

/** A decision as it is being written, every field possibly half done. */
const decisionDraftSchema = z.looseObject({
  outcome: z.enum(outcomes).optional(),
  /** Null: nobody touched the list, so what the votes point at counts as retained. */
  retained: z.array(proposalIdSchema).nullable().default(null),
  text: z.string().default(''),
  guideline: z
    .looseObject({
      name: z.string().default(''),
      version: z.string().default(''),
      date: civilDaySchema.optional(),
    })
    .prefault({}),
  reason: z
    .enum(Object.keys(postponementReasons) as [PostponementReason, ...PostponementReason[]])
    .optional(),
  reasonText: z.string().default(''),
  referralBoard: z.string().default(''),
  referralComment: z.string().default(''),
  trial: z.boolean().optional(),
  /** Null: nobody touched it, so that the trial of retained proposals counts. */
  trialId: z.string().nullable().default(null),
  quorumReason: z.string().default(''),
  /** Whether a discussed case follows a guideline; undefined: not said. */
  follows: z.boolean().optional(),
  followsNot: z.string().default(''),
  urgency: z.enum(urgencyKeys).optional(),
  announcedBy: z.string().default(''),
  announcedOn: civilDaySchema.optional(),
  /** Null: untouched, so that the examinations that retained proposals want first count as it. */
  nextStep: z.string().nullable().default(null),
  /** The decision in force when it was begun, null where there was none; absent where that is not known. */
  begunOn: decisionIdSchema.nullable().optional(),
  begunBy,
});
export type DecisionDraft = z.infer<typeof decisionDraftSchema>;

const proposalDraftSchema = z.looseObject({
  text: z.string().default(''),
  treatments: z.array(z.string()).default([]),
  intention: z.number().int().min(1).default(1),
  /** Absent: untouched, so that what a corrected one says stays. */
  examinations: z.string().optional(),
  trial: z.string().optional(),
  corrects: proposalIdSchema.optional(),
  begunBy,
});
export type ProposalDraft = z.infer<typeof proposalDraftSchema>;

/** What stands in the fields of a case file and is not understood, by its field: it is no value yet. */
const typedDraftSchema = z.looseObject({ fields: z.record(z.string(), z.string()).default({}) });
export type TypedDraft = z.infer<typeof typedDraftSchema>;

/** What a vote by phone puts to the doctors present: which proposals, under which letter and words. */
const ballotSchema = z.looseObject({
  id: z.string(),
  case: caseIdSchema,
  proposals: z.array(z.looseObject({ proposal: proposalIdSchema, letter: z.string(), label: z.string() })),
  isOpen: z.boolean(),
  /** Closed, with the counts for the phones to show. */
  showsResult: z.boolean().default(false),
  /** The last version of a decision on the case as it was opened; 0 where there was none. */
  openedOn: z.number().int().default(0),
  /** What closed it, where the chair did not. */
  endedBy: z.literal('decision').nullable().default(null),
});
export type Ballot = z.infer<typeof ballotSchema>;

/** The phones of a meeting: they are in again by their keys, and the ballot is there again, after a lock or a crash. */
const phonesDraftSchema = z.looseObject({
  /** The meeting's half of what is agreed with each phone. */
  secret: z.string(),
  address: z.string().nullable().default(null),
  joined: z.array(z.looseObject({ phone: z.string(), person: personIdSchema })).default([]),
  ballot: ballotSchema.nullable().default(null),
});
export type PhonesDraft = z.infer<typeof phonesDraftSchema>;

/** Milliseconds that each case of a meeting was in view, while it goes on. */
const timesDraftSchema = z.looseObject({ spent: z.record(caseIdSchema, z.number().nonnegative()) });

export const draftSchemas = {
  decision: decisionDraftSchema,
  proposal: proposalDraftSchema,
  typed: typedDraftSchema,
  review: importReviewSchema,
  leftOut: leftOutSchema,
  leftOutWords: allLeftOutWordsSchema,
  panels: panelDraftsSchema,
  phones: phonesDraftSchema,
  times: timesDraftSchema,
};
/** Of a case, of a meeting, or of the panels. */
export type AnyDraftKind = keyof typeof draftSchemas;
export type MeetingDraftKind = 'review' | 'leftOut' | 'leftOutWords' | 'phones' | 'times';
export type DraftKind = Exclude<AnyDraftKind, MeetingDraftKind | 'panels'>;
/** Written in the room. */
export type RoomDraftKind = Exclude<DraftKind, 'typed'>;
export type DraftOf<K extends AnyDraftKind> = z.infer<(typeof draftSchemas)[K]>;

/** What is half written of a case on this workstation. */
export type CaseDrafts = { readonly [K in DraftKind]: DraftOf<K> | null };
export const noDrafts: CaseDrafts = { decision: null, proposal: null, typed: null };

/** A kept draft carries the version of its shape, as the documents do. */
const DRAFT_SCHEMA = 1;
const keptSchema = z.looseObject({ schema: z.number().int(), value: z.unknown() });

export const keptDraft = <K extends AnyDraftKind>(value: DraftOf<K>): object => ({
  schema: DRAFT_SCHEMA,
  value,
});

/** Null for what a newer version kept, or nobody did: it is left as it lies. */
export function readDraft<K extends AnyDraftKind>(kind: K, kept: unknown): DraftOf<K> | null {
  const { data } = keptSchema.safeParse(kept);
  if (!data || data.schema > DRAFT_SCHEMA) return null;
  return (draftSchemas[kind].safeParse(data.value).data as DraftOf<K> | undefined) ?? null;
}
