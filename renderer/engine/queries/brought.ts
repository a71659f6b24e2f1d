import type { BroughtView } from '../../../shared/contracts/views';
import { personName, type Person } from '../../../shared/domain/person';
import { KnownPeople } from '../records/people';
import type { Session } from '../session/session';
import type { Mark } from '../store/foreign';

/** Nothing for what no file brought. @param near the people of the meeting at hand */
export async function broughtBy(
  session: Session,
  mark: Mark | undefined,
  near: readonly Person[],
): Promise<{ readonly brought?: BroughtView }> {
  if (!mark) return {};
  const { by, at, refuted } = mark;
  const person = await new KnownPeople(session).get(by, near);
  return { brought: { by: person ? personName(person) : null, at, refuted } };
}
