import { lanes, type CourseBar, type Lane } from '../../../shared/domain/courseBars';

/** Strokes of a tile of 4 by 4: told apart without colour. A kind without strokes is filled. */
const strokes: Record<Lane, string> = {
  surgery: '',
  radiotherapy: 'M0 4 4 0M-1 1 1 -1M3 5 5 3',
  chemotherapy: 'M0 1H4M0 3H4',
  targeted: 'M0 0 4 4M4 0 0 4',
  immunotherapy: 'M1 0V4M3 0V4',
  hormone: 'M0 0 4 4M-1 3 1 5M3 -1 5 1',
  procedure: '',
  graft: '',
  surveillance: 'M0 2H1',
  support: 'M2 0V2',
  other: 'M0 2H2M2 0V1',
};

const laneNames = Object.keys(lanes) as Lane[];
const patternOf = (id: string, lane: Lane): string => `${id}-${lane}`;

export const Patterns = ({ id, size }: { id: string; size: number }) => (
  <defs>
    {laneNames.map((lane) => (
      <pattern
        key={lane}
        id={patternOf(id, lane)}
        width={4}
        height={4}
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${Math.max(1.5, size / 2)})`}
      >
        <path className="course-strokes" d={strokes[lane]} />
      </pattern>
    ))}
  </defs>
);

interface BarProps {
  readonly bar: CourseBar;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
  readonly id: string;
  readonly width: number;
}

/** A course of treatment; how it is closed says what is known of its end. */
export function Bar({ bar: { lane, extent }, from, to, y, height, id, width }: BarProps) {
  const middle = y + height / 2;
  const half = height / 2;
  if (extent === 'day')
    return (
      <path className="course-dot" d={`M${from} ${y}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`} />
    );
  if (extent === 'started')
    return (
      <>
        <line className="course-edge" x1={from} x2={from} y1={y} y2={y + height} />
        <line
          className="course-open"
          x1={from}
          x2={Math.min(from + height * 4, width)}
          y1={middle}
          y2={middle}
        />
      </>
    );
  const length = Math.max(to - from, 3);
  const fill = strokes[lane] === '' ? 'currentColor' : `url(#${patternOf(id, lane)})`;
  return (
    <>
      <rect
        className={extent === 'cancelled' ? 'course-bar course-cancelled' : 'course-bar'}
        x={Math.min(from, width - length)}
        y={y}
        width={length}
        height={height}
        fill={extent === 'cancelled' ? 'none' : fill}
      />
      {extent === 'ongoing' ? (
        <path
          className="course-dot"
          d={`M${to - half} ${y - 2}L${to} ${middle}L${to - half} ${y + height + 2}z`}
        />
      ) : null}
    </>
  );
}
