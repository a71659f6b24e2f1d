import { z } from 'zod';
import { caseValuesSchema } from '../../domain/caseFields';
import { draftSchemas } from '../../domain/drafts';
import { caseIdSchema, meetingIdSchema, type CaseId } from '../../domain/ids';
import { leftOutWordsSchema } from '../../domain/leftOut';
import { sourceSchema } from '../../domain/stamp';
import type { ImportedFile } from '../../intake/imported';
import { seenByFieldSchema } from '../../merge/seeing';
import type { CaseRef } from '../views';
import { database, meetingRef, caseRef, fileSchema } from './fields';
import { answer, command, nothing } from './command';

/** The cases of a meeting. */
export const caseCommands = {
  /** `leftOut`: of each case, in the same order, what its file says and its values do not; it is kept with the meeting. */
  registerCases: command({
    input: z.object({
      ...meetingRef,
      source: sourceSchema,
      cases: z.array(caseValuesSchema).min(1).max(500),
      leftOut: z.array(leftOutWordsSchema.pick({ fileName: true, line: true, words: true })).optional(),
    }),
    answer: answer<{ cases: CaseRef[] }>(),
    right: 'prepare',
    writes: 'records',
  }),
  /** Takes off the list all cases that were registered with this one, while nothing was written on any of them. */
  undoRegistration: command({
    input: z.object({ ...meetingRef, case: caseIdSchema }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  /** `seen`: of each field, what stood there when its author began to write. */
  editCase: command({
    input: z.object({ ...caseRef, changes: caseValuesSchema, seen: seenByFieldSchema.optional() }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  moveCase: command({
    input: z.object({ ...meetingRef, case: caseIdSchema, to: z.number().int().nonnegative() }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  /** Puts the cases of one presenter one after the other, where their first one stands. */
  groupCases: command({
    input: z.object(meetingRef),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  withdrawCase: command({
    input: z.object({ ...meetingRef, case: caseIdSchema }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  /** Puts a withdrawn case back on the list of its meeting, at the end. */
  restoreCase: command({
    input: z.object({ ...meetingRef, case: caseIdSchema, withOthers: z.boolean().optional() }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  /** Keeps on this workstation what imported files held and nobody has registered; none: all was dealt with. */
  keepLeftOut: command({
    input: z.object({ ...meetingRef, lines: draftSchemas.leftOut.shape.lines }),
    answer: nothing,
    right: 'prepare',
    writes: 'draft',
  }),
  /** Lines of files about cases that are there already: what these do not hold is kept with the meeting. */
  keepWordsNotHeld: command({
    input: z.object({
      ...meetingRef,
      lines: z
        .array(
          leftOutWordsSchema
            .pick({ case: true, fileName: true, line: true, words: true })
            .extend({ values: caseValuesSchema }),
        )
        .max(10_000),
    }),
    answer: nothing,
    right: 'prepare',
    writes: 'draft',
  }),
  /** A person has dealt with what imported files say of these cases beside their values. */
  dropLeftOutWords: command({
    input: z.object({ ...meetingRef, cases: z.array(caseIdSchema).max(10_000) }),
    answer: nothing,
    right: 'prepare',
    writes: 'draft',
  }),
  /** They were said to be dealt with by a slip: what was dropped is kept again. */
  restoreLeftOutWords: command({
    input: z.object({ ...meetingRef, words: z.array(leftOutWordsSchema).max(10_000) }),
    answer: nothing,
    right: 'prepare',
    writes: 'draft',
  }),
  /** Keeps the review of imported files on this workstation; null: it is finished, or given up. */
  keepReview: command({
    input: z.object({ ...meetingRef, review: draftSchemas.review.nullable() }),
    answer: nothing,
    right: 'prepare',
    writes: 'draft',
  }),
  /**
   * Presents a postponed case again; at a meeting of another year (`to`) it continues as a new file there. It is to
   * prepare, as registering is: the secretary does, and so does the doctor whose case it is. It says nothing of the case,
   * which `discuss` does and only who conducts may: the discussion begins anew only where the decision holds its words.
   */
  representCase: command({
    input: z.object({ ...caseRef, meeting: meetingIdSchema, to: database.optional() }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  /**
   * Presents again, at `to`, these cases that the meeting postponed: in one write all that can go, and of each other why it
   * stays. Each as by `representCase`, with its right.
   */
  representPostponed: command({
    input: z.object({
      ...meetingRef,
      cases: z.array(caseIdSchema).min(1).max(500),
      to: z.object(meetingRef),
    }),
    answer: answer<{
      moved: number;
      refused: readonly { case: CaseId; name: string; why: string }[];
    }>(),
    right: 'prepare',
    writes: 'records',
  }),
  /** Reads a file without writing anything; the screen shows what came out, then `registerCases`. */
  readFile: command({
    input: z.object({ file: fileSchema }),
    answer: answer<ImportedFile>(),
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
} as const;
