import { civilDay, type CivilDay } from '../../../shared/domain/brand';

/** A day as it is typed in France (24/11/2026, 24-11-26, 24112026) or pasted in ISO; null when it is none. */
export function typedDay(text: string): CivilDay | null {
  return dayIn(text, /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/);
}

/** The same of a birth, whose two digits may be of either century: its year is asked for in full. */
export const typedBirth = (text: string): CivilDay | null =>
  dayIn(text, /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/);

function dayIn(text: string, parted: RegExp): CivilDay | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(trimmed);
  if (iso) return civilDay(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const french = parted.exec(trimmed) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(trimmed);
  if (!french) return null;
  const [, day = '', month = '', year = ''] = french;
  // Two digits are this century: meetings and stays are typed thus.
  return civilDay(
    `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}
