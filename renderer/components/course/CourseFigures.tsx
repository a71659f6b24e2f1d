import type { ReactElement } from 'react';
import { isEmptyCourse, type IllnessCourse } from '../../../shared/domain/illnessCourse';
import { Curve } from './Curve';
import { Timeline } from './Timeline';
import { UnplacedList } from './UnplacedList';
import './course.css';

/** The course of an illness, one after the other: its timeline, what cannot stand on it, a curve for each value that comes back. */
export function courseFigures(course: IllnessCourse, showsTable: boolean): readonly ReactElement[] {
  if (isEmptyCourse(course))
    return [
      <p key="nothing" className="quiet">
        Le dossier ne donne encore ni date ni valeur à dessiner&nbsp;: diagnostic, traitements, rechute,
        examens datés, valeurs suivies.
      </p>,
    ];
  const { events, bars, series, unplaced } = course;
  return [
    ...(events.length + bars.length > 0
      ? [<Timeline key="timeline" course={course} showsTable={showsTable} />]
      : []),
    ...(unplaced.length > 0 ? [<UnplacedList key="unplaced" unplaced={unplaced} />] : []),
    ...series.map((one) => <Curve key={`${one.label} ${one.unit}`} series={one} showsTable={showsTable} />),
  ];
}

interface CourseFiguresProps {
  readonly course: IllnessCourse;
  readonly showsTable: boolean;
}

export const CourseFigures = ({ course, showsTable }: CourseFiguresProps) => (
  <div className="course">{courseFigures(course, showsTable)}</div>
);
