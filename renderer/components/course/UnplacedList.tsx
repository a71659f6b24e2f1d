import type { Unplaced } from '../../../shared/domain/courseBars';

/** What no axis can show: said, so that nobody takes the drawing for the whole. */
export function UnplacedList({ unplaced }: { unplaced: readonly Unplaced[] }) {
  return (
    <div className="course-unplaced">
      <p>Sans place sur l’axe&nbsp;:</p>
      <ul>
        {unplaced.map(({ words, why }, index) => (
          <li key={index}>
            {words} <span className="quiet">({why})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
