import type { AttendanceLine } from '../../../shared/contracts/views';
import { isUnknownSpecialty, personSpecialty, type Person } from '../../../shared/domain/person';

/** As a list is called out: by family name, whatever the title before it. */
export const byFamily = (lines: readonly AttendanceLine[]): readonly AttendanceLine[] =>
  [...lines].sort(
    (a, b) =>
      a.person.family.localeCompare(b.person.family, 'fr') ||
      a.person.given.localeCompare(b.person.given, 'fr'),
  );

/** « LE GOFF Anne »: in a narrow list the family name must be the last thing to be cut. */
export const listName = (p: Pick<Person, 'given' | 'family'>): string =>
  [p.family.toLocaleUpperCase('fr'), p.given].filter(Boolean).join(' ');

/** « Pr · oncologie médicale », under the name */
export const listDetail = (p: Pick<Person, 'title' | 'specialty'>): string =>
  [p.title, personSpecialty(p) + (isUnknownSpecialty(p) ? ' (hors liste)' : '')].filter(Boolean).join(' · ');
