import { z } from 'zod';
import { civilDaySchema, instantSchema, type Instant } from './brand';
import { attendanceIdSchema, caseIdSchema, meetingIdSchema, type CaseId } from './ids';
import { personSchema } from './person';
import { signatureSchema } from './signature';
import { mutableShape } from './stamp';

const presenceSchema = z.enum(['room', 'video']);

/** One stay in the meeting: people arrive and leave, and the quorum of a case depends on who was there then. */
const spanSchema = z.looseObject({
  mode: presenceSchema,
  from: instantSchema,
  to: instantSchema.optional(),
});
export type Span = z.infer<typeof spanSchema>;

export const attendanceSchema = z.looseObject({
  _id: attendanceIdSchema,
  type: z.literal('attendance'),
  ...mutableShape,
  meeting: meetingIdSchema,
  person: personSchema,
  expected: z.boolean().default(true),
  spans: z.array(spanSchema).default([]),
  /** A dated written opinion; without `cases` it is for the whole meeting. */
  written: z.looseObject({ day: civilDaySchema, cases: z.array(caseIdSchema).optional() }).optional(),
  /** Of who was in the room. */
  signature: signatureSchema.optional(),
});
export type Attendance = z.infer<typeof attendanceSchema>;

/** What marking a presence writes. */
export const markFields = ['expected', 'spans', 'written'] as const;

/**
 * What is written where a mark is taken back and nobody had marked before. It says nothing beside anybody's mark, as
 * presences are put together (shared/merge/reconcile.ts). Older versions do the same. Nobody reads it: `isMarked`.
 */
export const whereUnmarked: Readonly<Record<string, unknown>> = { expected: false };

/**
 * Whether anybody's mark stands: else the document is there, since none is deleted, and the person is not. What one
 * workstation marked counts beside what another took back.
 */
export function isMarked({ stamps, pending }: Attendance): boolean {
  const marks = markFields.flatMap((field) => [
    ...(stamps[field] ? [stamps[field]] : []),
    ...(pending?.[field] ?? []).map(({ stamp }) => stamp),
  ]);
  // Written without stamps it is a mark too.
  return marks.length === 0 || marks.some(({ unmarked }) => !unmarked);
}

/** Whether the sheet has a box for their hand: those at a distance, and written opinions, are named otherwise. */
export const signsSheet = ({ spans }: Pick<Attendance, 'spans'>): boolean =>
  spans.some(({ mode }) => mode === 'room');

export type AttendanceMode = 'room' | 'video' | 'written' | 'absent';

export const attendanceNames: Record<AttendanceMode, string> = {
  room: 'Présent',
  video: 'Visio',
  written: 'Avis écrit',
  absent: 'Absent',
};

/** The same of who is expected, as long as the meeting has not begun. */
export const expectedNames: Record<AttendanceMode, string> = {
  room: 'Attendu',
  video: 'Attendu',
  written: 'Écrit',
  absent: 'Excusé',
};

/** How this person took part at an instant, for one case. Physical presence wins over a written opinion. */
export function modeAt(a: Attendance, at: Instant, forCase?: CaseId): AttendanceMode {
  const span = a.spans.find((s) => s.from <= at && (s.to === undefined || s.to > at));
  if (span) return span.mode;
  if (a.written && (!a.written.cases || forCase === undefined || a.written.cases.includes(forCase)))
    return 'written';
  return 'absent';
}

/** The last known way of taking part in the meeting as a whole, for the attendance sheet. */
export function overallMode(a: Attendance): AttendanceMode {
  const last = a.spans.at(-1);
  return last ? last.mode : a.written ? 'written' : 'absent';
}
