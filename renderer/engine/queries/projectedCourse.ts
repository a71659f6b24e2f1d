import type { CivilDay } from '../../../shared/domain/brand';
import type { Shown } from '../../../shared/contracts/room';
import type { CaseView } from '../../../shared/contracts/views';
import {
  earlierDecisions,
  illnessCourse,
  maskedCourse,
  type IllnessCourse,
} from '../../../shared/domain/illnessCourse';
import { masking } from '../../../shared/domain/maskedText';

/** The illness as a room may see it: what somebody typed goes through the mask. */
export function projectedCourse(
  view: CaseView,
  { showsIdentity }: Pick<Shown, 'showsIdentity'>,
): IllnessCourse {
  const { values } = view.doc;
  const earlier = earlierDecisions(view.decisions, view.meeting);
  const course = illnessCourse(values, view.meetingDate as CivilDay, earlier);
  return showsIdentity ? course : maskedCourse(course, masking(values));
}
