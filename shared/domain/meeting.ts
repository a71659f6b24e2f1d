import { z } from 'zod';
import { attendanceValidationSchema } from './attendanceValidation';
import { civilDaySchema, instantSchema, timeOfDaySchema } from './brand';
import { caseIdSchema, meetingIdSchema, type CaseId } from './ids';
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
  attendanceValidated: attendanceValidationSchema.optional(),
  /** Seconds that each case was in view in the room, noted at the closing. */
  durations: z.record(caseIdSchema, z.number().int().nonnegative()).optional(),
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

/** The first to come of those planned from this civil day on; null: none is. */
export const nextPlanned = <M extends Pick<Meeting, 'state' | 'date' | 'time'>>(
  meetings: readonly M[],
  from: string,
): M | null =>
  meetings
    .filter(({ state, date }) => state === 'planned' && date >= from)
    .sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1))[0] ?? null;

export type Times = Readonly<Partial<Record<CaseId, number>>>;

/** How long each case was in view, told by several who saw the same room: the longest of each. */
export function longestOf(told: readonly (Times | undefined)[]): Partial<Record<CaseId, number>> {
  const longest: Partial<Record<CaseId, number>> = {};
  for (const times of told)
    for (const [id, time] of Object.entries(times ?? {}) as [CaseId, number][])
      longest[id] = Math.max(longest[id] ?? 0, time);
  return longest;
}
