import { z } from 'zod';

/** An instant in UTC, `2026-11-24T13:30:00.000Z`. */
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
export const instantSchema = z.string().regex(INSTANT).brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** False for the 30th of February. Asked of texts of any shape, since a schema asks all its questions. */
function exists(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

/** A civil day, `2026-11-24`: a date of birth or of a meeting has no time zone. */
export const civilDaySchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(exists, 'no such day')
  .brand<'CivilDay'>();
export type CivilDay = z.infer<typeof civilDaySchema>;

/** A time of day in the room, `14:30`. */
export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'TimeOfDay'>();
export type TimeOfDay = z.infer<typeof timeOfDaySchema>;

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

/** Parses a civil day, null when the text is none. */
export function civilDay(text: string): CivilDay | null {
  const parsed = civilDaySchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}
