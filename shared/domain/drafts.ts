import { z } from 'zod';
import { civilDaySchema } from './brand';
import { outcomes, postponementReasons, type PostponementReason } from './decision';
import { decisionIdSchema, proposalIdSchema } from './ids';
import { importReviewSchema } from './importReview';
import { allLeftOutWordsSchema, leftOutSchema } from './leftOut';
import { panelDraftsSchema } from './panelDrafts';

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
  trialId: z.string().default(''),
  quorumReason: z.string().default(''),
  /** The decision in force when it was begun, null where there was none; absent where that is not known. */
  begunOn: decisionIdSchema.nullable().optional(),
});
export type DecisionDraft = z.infer<typeof decisionDraftSchema>;

const proposalDraftSchema = z.looseObject({
  text: z.string().default(''),
  treatments: z.array(z.string()).default([]),
  intention: z.number().int().min(1).default(1),
  corrects: proposalIdSchema.optional(),
});
export type ProposalDraft = z.infer<typeof proposalDraftSchema>;

/** What stands in the fields of a case file and is not understood, by its field: it is no value yet. */
const typedDraftSchema = z.looseObject({ fields: z.record(z.string(), z.string()).default({}) });
export type TypedDraft = z.infer<typeof typedDraftSchema>;

export const draftSchemas = {
  decision: decisionDraftSchema,
  proposal: proposalDraftSchema,
  typed: typedDraftSchema,
  review: importReviewSchema,
  leftOut: leftOutSchema,
  leftOutWords: allLeftOutWordsSchema,
  panels: panelDraftsSchema,
};
/** Of a case, of a meeting, or of the panels. */
export type AnyDraftKind = keyof typeof draftSchemas;
export type MeetingDraftKind = 'review' | 'leftOut' | 'leftOutWords';
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
