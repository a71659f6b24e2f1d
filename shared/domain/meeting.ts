import { z } from 'zod';
import { civilDaySchema, instantSchema, timeOfDaySchema } from './brand';
import { caseIdSchema, meetingIdSchema } from './ids';
import { personSchema } from './person';
import { mutableShape } from './stamp';

export const meetingStates = ['planned', 'open', 'closed'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingSchema = z.looseObject({
  _id: meetingIdSchema,
  type: z.literal('meeting'),
  ...mutableShape,
  date: civilDaySchema,
  time: timeOfDaySchema,
  place: z.string().default(''),
  mode: z.enum(['room', 'video', 'mixed']).default('mixed'),
  state: z.enum(meetingStates),
  /** The cases in the order they will be presented. */
  order: z.array(caseIdSchema).default([]),
  chair: personSchema.optional(),
  openedAt: instantSchema.optional(),
  closedAt: instantSchema.optional(),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** One moment: an act on the day or the hour says it beside the other as it reads. */
export const momentFields: readonly string[] = ['date', 'time'] satisfies (keyof Meeting)[];

export const meetingStateNames: Record<MeetingState, string> = {
  planned: 'Planifiée',
  open: 'En cours',
  closed: 'Terminée',
};

/** Two workstations that moved the same meeting apart agree on the furthest state. */
export const furthest = (a: MeetingState, b: MeetingState): MeetingState =>
  meetingStates.indexOf(a) >= meetingStates.indexOf(b) ? a : b;
