import type { MeasureSeries } from '../../../shared/domain/measureSeries';
import { partialDayWords } from '../../../shared/domain/partialDay';
import { Figure } from './Figure';
import { seriesLayout, type SeriesLayout } from './seriesLayout';

interface CurveProps {
  readonly series: MeasureSeries;
  readonly showsTable: boolean;
}

/** The values of one marker over time; hollow where the laboratory tells only a bound. */
export function Curve({ series, showsTable }: CurveProps) {
  const { label, unit, points } = series;
  const title = unit === '' ? `${label}, sans unité` : `${label} (${unit})`;
  return (
    <Figure
      title={title}
      heads={['Date', unit === '' ? 'Résultat' : `Résultat (${unit})`]}
      rows={points.map(({ day, words }) => [partialDayWords(day), words])}
      showsTable={showsTable}
      draw={(box) => {
        const layout = seriesLayout(series, box);
        return { height: layout.height, children: <Drawn layout={layout} type={box.type} /> };
      }}
    />
  );
}

function Drawn({ layout, type }: { layout: SeriesLayout; type: number }) {
  const { width, left, foot, ticks, points } = layout;
  return (
    <>
      {ticks.map(({ y, words }) => (
        <g key={words}>
          <line className={y === foot ? 'course-axis' : 'course-grid'} x1={left} x2={width} y1={y} y2={y} />
          <text x={left - type * 0.4} y={y + type * 0.35} textAnchor="end" className="course-quiet">
            {words}
          </text>
        </g>
      ))}
      <polyline className="course-line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ point, x, y, from, to, label, date }, index) => (
        <g key={index}>
          {to > from ? <line className="course-span" x1={from} x2={to} y1={y} y2={y} /> : null}
          <line className="course-lead" x1={x} x2={x} y1={foot} y2={foot + type * 0.3} />
          <circle
            className={point.bound === null ? 'course-dot' : 'course-hollow'}
            cx={x}
            cy={y}
            r={type * 0.25}
          />
          {[label, date].map((spot) =>
            spot ? (
              <text
                key={spot.y}
                x={spot.x}
                y={spot.y}
                textAnchor="middle"
                className={spot === date ? 'course-quiet' : 'course-words'}
              >
                {spot.words}
              </text>
            ) : null,
          )}
        </g>
      ))}
    </>
  );
}
