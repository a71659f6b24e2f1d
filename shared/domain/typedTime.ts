import { timeOfDaySchema, type TimeOfDay } from './brand';

/** A time as it is typed in France: 14:30, 14h30, 14 h, 1430, or as a spreadsheet writes it, 14:30:00; null when it is none. */
export function typedTime(text: string): TimeOfDay | null {
  const found = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?(?::00)?|(\d{2}))?$/i.exec(text.trim());
  if (!found) return null;
  const [, hours = '', minutes, glued] = found;
  const parsed = timeOfDaySchema.safeParse(`${hours.padStart(2, '0')}:${minutes ?? glued ?? '00'}`);
  return parsed.success ? parsed.data : null;
}
