import type { CommandInput } from '../../../shared/contracts/commands/commands';
import { personIdFor } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';

type Asked = Pick<CommandInput<'enrol'>, 'family' | 'given' | 'title' | 'rpps' | 'specialty' | 'role'>;

/** The profession code that a secretary carries (shared/domain/README.md, "Specialties"). */
const SECRETARY = '331';

/** Who uses the workstation, as one of a meeting's persons. */
export function userPerson(asked: Asked, ulid: string): Person {
  // A doctor needs the specialty to count in a quorum.
  const specialty = asked.specialty ?? (asked.role === 'secretary' ? SECRETARY : undefined);
  const rpps = asked.rpps?.replace(/\s/g, '');
  return {
    id: personIdFor(rpps, ulid),
    family: asked.family,
    given: asked.given,
    title: asked.title ?? '',
    ...(rpps ? { rpps } : {}),
    ...(specialty ? { specialty } : {}),
  };
}
