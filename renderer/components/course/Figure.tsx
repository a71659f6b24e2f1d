import { useId, useRef, type ReactNode } from 'react';
import { useDrawingBox, type DrawingBox } from './useDrawingBox';

interface FigureProps {
  readonly title: string;
  /** The drawing for the room that there is; null where there is nothing to draw. */
  readonly draw: (
    box: DrawingBox,
    id: string,
  ) => { readonly height: number; readonly children: ReactNode } | null;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly showsTable: boolean;
}

/** A drawing with its title, and the same facts as a table: for a screen reader always, for the eyes where asked. */
export function Figure({ title, draw, heads, rows, showsTable }: FigureProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const pen = useRef<SVGTextElement>(null);
  const box = useDrawingBox(place, pen);
  const drawn = box ? draw(box, id) : null;
  return (
    <figure className="course-figure" aria-labelledby={id}>
      <figcaption id={id} className="course-title">
        {title}
      </figcaption>
      <div ref={place}>
        <svg className="course-pen" aria-hidden="true">
          <text ref={pen} />
        </svg>
        {box && drawn ? (
          <svg
            className="course-drawing"
            aria-hidden="true"
            viewBox={`0 0 ${box.width} ${drawn.height}`}
            width={box.width}
            height={drawn.height}
          >
            {drawn.children}
          </svg>
        ) : null}
      </div>
      <div className={showsTable ? 'course-table' : 'visually-hidden'}>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
