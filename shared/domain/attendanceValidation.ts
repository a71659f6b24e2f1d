import { z } from 'zod';
import type { Attendance } from './attendance';
import { instantSchema } from './brand';
import { personIdSchema, type PersonId } from './ids';
import { personSchema } from './person';

/** Each who took part, and how, in one line: « room 2026-11-24T13:00:00.000Z … », the same for the same stays. */
const presencesSchema = z.record(personIdSchema, z.string());
export type Presences = z.infer<typeof presencesSchema>;

/** Who said that the attendance is right, when, and of which attendance: another one since is not validated. */
export const attendanceValidationSchema = z.looseObject({
  by: personSchema,
  at: instantSchema,
  presences: presencesSchema,
});
export type AttendanceValidation = z.infer<typeof attendanceValidationSchema>;

type Noted = Pick<Attendance, 'person' | 'spans' | 'written'>;

export const tookPart = ({ spans, written }: Pick<Noted, 'spans' | 'written'>): boolean =>
  spans.length > 0 || written !== undefined;

function presenceOf({ spans, written }: Noted): string {
  const stays = spans.map(({ mode, from, to }) => [mode, from, to ?? ''].join(' '));
  const opinion = written ? [['written', written.day, ...(written.cases ?? [])].join(' ')] : [];
  return [...stays, ...opinion].join(' / ');
}

/** What there is to validate. @param attendances whoever is marked; those who took no part count as nobody */
export const presencesOf = (attendances: readonly Noted[]): Presences =>
  Object.fromEntries(attendances.filter(tookPart).map((one) => [one.person.id, presenceOf(one)]));

/** Those of whom the two say something else. */
export function differing(a: Presences, b: Presences): PersonId[] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])] as PersonId[];
  return ids.filter((id) => a[id] !== b[id]);
}
