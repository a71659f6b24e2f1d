import { useMemo } from 'react';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseValues } from '../../../shared/domain/caseFields';
import type { CaseView } from '../../../shared/contracts/views';
import { earlierDecisions, illnessCourse } from '../../../shared/domain/illnessCourse';
import { CourseFigures } from './CourseFigures';

interface CaseCourseProps {
  readonly view: CaseView;
  /** With what is being typed on top. */
  readonly values?: CaseValues;
  readonly showsTable?: boolean;
}

/** The illness of a case as its file tells it. */
export function CaseCourse({ view, values = view.doc.values, showsTable = false }: CaseCourseProps) {
  const { meetingDate, decisions, meeting } = view;
  const course = useMemo(
    () => illnessCourse(values, meetingDate as CivilDay, earlierDecisions(decisions, meeting)),
    [values, meetingDate, decisions, meeting],
  );
  return <CourseFigures course={course} showsTable={showsTable} />;
}
