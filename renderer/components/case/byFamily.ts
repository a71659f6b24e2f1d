import type { AttendanceLine } from '../../../shared/contracts/views';

/** As a list is called out: by family name, whatever the title before it. */
export const byFamily = (lines: readonly AttendanceLine[]): readonly AttendanceLine[] =>
  [...lines].sort(
    (a, b) =>
      a.person.family.localeCompare(b.person.family, 'fr') ||
      a.person.given.localeCompare(b.person.given, 'fr'),
  );
