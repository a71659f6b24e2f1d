import { courseRows } from '../../../shared/domain/courseRows';
import type { IllnessCourse } from '../../../shared/domain/illnessCourse';
import { Bar, Patterns } from './Bar';
import { Figure } from './Figure';
import { timelineLayout, type TimelineLayout } from './timelineLayout';

interface TimelineProps {
  readonly course: IllnessCourse;
  readonly showsTable: boolean;
}

/** What happened on the line of time, and the treatments under it as bars by kind. */
export function Timeline({ course, showsTable }: TimelineProps) {
  return (
    <Figure
      title="Chronologie de la maladie"
      heads={['Date', 'Quoi', 'Précisions']}
      rows={courseRows(course).map(({ when, what, more }) => [when, what, more])}
      showsTable={showsTable}
      draw={(box, id) => {
        const layout = timelineLayout(course, box);
        return (
          layout && { height: layout.height, children: <Drawn layout={layout} type={box.type} id={id} /> }
        );
      }}
    />
  );
}

function Drawn({ layout, type, id }: { layout: TimelineLayout; type: number; id: string }) {
  const { width, height, axisY, ticks, events, bars, on } = layout;
  return (
    <>
      <Patterns id={id} size={type * 0.3} />
      <line className="course-on" x1={on.x} x2={on.x} y1={on.labelY} y2={height} />
      {events.map(({ at, labelY }, index) => (
        <line key={index} className="course-lead" x1={at} x2={at} y1={labelY} y2={axisY} />
      ))}
      <line className="course-axis" x1={0} x2={width} y1={axisY} y2={axisY} />
      {ticks.map(({ x, words }) => (
        <g key={x}>
          <line className="course-axis" x1={x} x2={x} y1={axisY} y2={axisY + type * 0.3} />
          <text x={x} y={axisY + type * 1.4} textAnchor="middle" className="course-quiet">
            {words}
          </text>
        </g>
      ))}
      {events.map(({ from, to, at, words, labelX, labelY }, index) => (
        <g key={index}>
          {to > from ? <line className="course-span" x1={from} x2={to} y1={axisY} y2={axisY} /> : null}
          <circle className="course-dot" cx={at} cy={axisY} r={type * 0.25} />
          <text x={labelX} y={labelY} className="course-words">
            {words}
          </text>
        </g>
      ))}
      <text x={on.labelX} y={on.labelY} className="course-words course-quiet">
        {on.words}
      </text>
      {bars.map((mark, index) => (
        <g key={index}>
          <Bar {...mark} id={id} width={width} />
          <text x={mark.labelX} y={mark.labelY} className="course-words">
            {mark.words}
          </text>
        </g>
      ))}
    </>
  );
}
