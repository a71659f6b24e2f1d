import { useRef, type ReactNode } from 'react';
import type { RoomView } from '../../../shared/contracts/room';
import { unbroken } from '../../../shared/domain/decisiveFacts';
import { courseFigures } from '../course/CourseFigures';
import { CaseHead } from './CaseHead';
import { usePages } from './usePages';
import { useTurns } from './useTurns';

type CourseShown = Extract<RoomView, { shows: 'course' }>;

/** The illness over time, for six metres: each drawing whole, a page after the other. */
export function ProjectedCourse({ view, foot }: { view: CourseShown; foot?: ReactNode }) {
  const { case: shown, course, turn } = view;
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pages = usePages(body, list, `course ${shown.position} ${shown.masked}`);
  useTurns(turn, body, [pages]);
  return (
    <>
      <CaseHead shown={shown} isReadOnly={view.isReadOnly} />
      <div className="projection-body" ref={body} role="region" aria-label="Évolution projetée" tabIndex={0}>
        <h1 className="projection-course-title">{unbroken(shown.summary)}</h1>
        <ul className="projection-course" ref={list}>
          {courseFigures(course, false).map((figure, index) => (
            <li key={figure.key} hidden={!pages.isOn(index)}>
              {figure}
            </li>
          ))}
        </ul>
      </div>
      <footer className="projection-foot">
        {foot}
        {pages.count > 1 ? (
          <strong className="projection-page">
            page {pages.page + 1} sur {pages.count}
          </strong>
        ) : null}
      </footer>
    </>
  );
}
