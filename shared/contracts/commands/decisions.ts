import { z } from 'zod';
import { civilDaySchema } from '../../domain/brand';
import { decisionInputSchema } from '../../domain/decision';
import { BATCH_PAGE } from '../../domain/guidelineBatch';
import { chairProofSchema, pinSchema } from '../../domain/chairPin';
import { draftSchemas } from '../../domain/drafts';
import { panelChangesSchema } from '../../domain/panelDrafts';
import {
  caseIdSchema,
  decisionIdSchema,
  personIdSchema,
  proposalIdSchema,
  type ProposalId,
  type CaseId,
} from '../../domain/ids';
import { positions } from '../../domain/vote';
import { seenSchema } from '../../merge/seeing';
import { database, caseRef, meetingRef, ownPassphrase } from './fields';
import { answer, command, nothing } from './command';

/** What the room says of a case, up to its decision. */
export const decisionCommands = {
  discuss: command({
    input: z.object({ ...caseRef, text: z.string(), seen: seenSchema.optional() }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /** What a correction does not say stays as it was. */
  propose: command({
    input: z.object({
      ...caseRef,
      text: z.string().trim().min(1),
      intention: z.number().int().min(1).optional(),
      treatments: z.array(z.string()).optional(),
      examinations: z.string().trim().optional(),
      trial: z.string().trim().optional(),
      plannedFrom: civilDaySchema.optional(),
      plannedTo: civilDaySchema.optional(),
      proposedBy: personIdSchema.optional(),
      corrects: proposalIdSchema.optional(),
    }),
    answer: answer<{ proposal: ProposalId }>(),
    right: 'propose',
    writes: 'records',
  }),
  withdrawProposal: command({
    input: z.object({ ...caseRef, proposal: proposalIdSchema }),
    answer: nothing,
    right: 'propose',
    writes: 'records',
  }),
  /**
   * With a reserve one is for, and with no other position. `seen`: by what the positions are known that its author saw
   * (`shared/merge/voteSeeing.ts`). Others are not replaced. Without it, whatever stands there is.
   */
  castVote: command({
    input: z
      .object({
        ...caseRef,
        proposal: proposalIdSchema,
        voter: personIdSchema,
        position: z.enum(positions),
        reserve: z.string().trim().min(1).optional(),
        comment: z.string().trim().optional(),
        seen: z.array(z.string()).readonly().optional(),
      })
      .refine(({ position, reserve }) => reserve === undefined || position === 'for'),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /** The same position for all who are present and have not voted yet. */
  castVoteForAll: command({
    input: z.object({
      ...caseRef,
      proposal: proposalIdSchema,
      position: z.enum(['for', 'against', 'abstain']),
    }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /**
   * `seen`: the decision in force that its author saw, null where there was none. One that came since is not replaced
   * (`overtaken`). Without it, whatever stands there is.
   */
  decide: command({
    input: z.object({
      ...caseRef,
      decision: decisionInputSchema,
      seen: decisionIdSchema.nullable().optional(),
      proof: chairProofSchema.optional(),
    }),
    answer: nothing,
    right: 'decide',
    writes: 'records',
  }),
  /**
   * The code of the meeting's chair on this workstation, chosen by the chair or the coordinator (`mayChoosePin`), and
   * vouched for by their passphrase.
   */
  choosePin: command({
    input: z.object({ ...meetingRef, ...ownPassphrase, pin: pinSchema }),
    answer: nothing,
    right: 'decide',
    writes: 'records',
  }),
  /** Registers these cases as their files propose it, each by a decision of its own. One that cannot be is told. */
  registerBatch: command({
    input: z.object({
      ...meetingRef,
      /** `seen`: as the query `batch` showed them. */
      cases: z
        .array(z.object({ case: caseIdSchema, seen: z.string() }))
        .min(1)
        .max(BATCH_PAGE),
      proof: chairProofSchema.optional(),
    }),
    answer: answer<{
      readonly registered: readonly CaseId[];
      readonly refused: readonly { readonly name: string; readonly why: string }[];
    }>(),
    right: 'decide',
    writes: 'records',
  }),
  /**
   * Chooses among values that workstations wrote apart, or writes another one. `seen` names those that stood before who
   * chose: a value that came in since was not chosen against.
   */
  settleConflict: command({
    input: z.object({
      database,
      id: z.string(),
      field: z.string(),
      seen: z.array(z.string()).min(2),
      choice: z.union([z.object({ key: z.string() }), z.object({ written: z.unknown() })]),
    }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  /** Keeps what is half written of a case on this workstation; null drops it. */
  keepDraft: command({
    input: z.discriminatedUnion('kind', [
      z.object({ ...caseRef, kind: z.literal('decision'), value: draftSchemas.decision.nullable() }),
      z.object({ ...caseRef, kind: z.literal('proposal'), value: draftSchemas.proposal.nullable() }),
      z.object({ ...caseRef, kind: z.literal('typed'), value: draftSchemas.typed.nullable() }),
    ]),
    answer: nothing,
    right: 'propose',
    writes: 'draft',
  }),
  /** Keeps what was typed in panels and not sent, whatever they are about; null drops it. */
  keepPanels: command({
    input: z.object({ panels: panelChangesSchema }),
    answer: nothing,
    right: 'configure',
    writes: 'draft',
  }),
} as const;
