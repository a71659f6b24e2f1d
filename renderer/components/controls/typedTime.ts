import { civilDay, timeOfDaySchema, type CivilDay, type TimeOfDay } from '../../../shared/domain/brand';

/** A day as it is typed in France (24/11/2026, 24-11-26, 24112026) or pasted in ISO; null when it is none. */
export function typedDay(text: string): CivilDay | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(trimmed);
  if (iso) return civilDay(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const french =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(trimmed) ??
    /^(\d\d)(\d\d)(\d{4})$/.exec(trimmed);
  if (!french) return null;
  const [, day = '', month = '', year = ''] = french;
  // Two digits are this century: meetings and stays are typed thus; a birth year is asked for in full.
  return civilDay(
    `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** A time as it is typed in France: 14:30, 14h30, 14 h, 1430; null when it is none. */
export function typedTime(text: string): TimeOfDay | null {
  const found = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!found) return null;
  const [, hours = '', minutes, glued] = found;
  const parsed = timeOfDaySchema.safeParse(`${hours.padStart(2, '0')}:${minutes ?? glued ?? '00'}`);
  return parsed.success ? parsed.data : null;
}
