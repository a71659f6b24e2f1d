import { z } from 'zod';
import { civilDaySchema, timeOfDaySchema } from '../../domain/brand';
import { chairProofSchema } from '../../domain/chairPin';
import { draftSchemas } from '../../domain/drafts';
import { caseIdSchema, personIdSchema } from '../../domain/ids';
import { seenByFieldSchema } from '../../merge/seeing';
import type { MeetingRef } from '../views';
import { database, meetingRef } from './fields';
import { answer, command, nothing } from './command';

/** A meeting, from its planning to its end. */
export const meetingCommands = {
  planMeeting: command({
    input: z.object({
      database,
      date: civilDaySchema,
      time: timeOfDaySchema,
      place: z.string().default(''),
      mode: z.enum(['room', 'video', 'mixed']).default('mixed'),
    }),
    answer: answer<MeetingRef>(),
    right: 'organise',
    writes: 'records',
  }),
  editMeeting: command({
    input: z.object({
      ...meetingRef,
      date: civilDaySchema.optional(),
      time: timeOfDaySchema.optional(),
      place: z.string().optional(),
      seen: seenByFieldSchema.optional(),
    }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  openMeeting: command({
    input: z.object({ ...meetingRef, chair: personIdSchema }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /**
   * `postponeRest`: cases without a decision are postponed as « non présenté »; otherwise they keep the meeting open. So
   * do those whose decision or proposal is half written here, unless `evenBegun` says that they are postponed too. A
   * postponement is a decision: `proof` goes with it, where the board wants it.
   */
  closeMeeting: command({
    input: z.object({
      ...meetingRef,
      postponeRest: z.boolean().default(false),
      evenBegun: z.boolean().default(false),
      proof: chairProofSchema.optional(),
    }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /** Keeps on this workstation how long each case was in view, in milliseconds; the closing notes it with the meeting. */
  keepTimes: command({
    input: z.object({ ...meetingRef, spent: draftSchemas.times.shape.spent }),
    answer: nothing,
    right: 'conduct',
    writes: 'draft',
  }),
  /** Takes the opening back, while nothing happened in it. */
  undoOpening: command({
    input: z.object(meetingRef),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  reopenMeeting: command({
    input: z.object(meetingRef),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
  /** Brings back what the closing had postponed: all of these cases, or none. */
  undoDeferral: command({
    input: z.object({ ...meetingRef, cases: z.array(caseIdSchema).min(1) }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
} as const;
