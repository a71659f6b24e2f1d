import { AXIS, type CurvePoint, type Drawn, type PaperCourse } from '../content/course';
import { BLACK, Dots } from './dots';

/** In pixels of a ninety-sixth of an inch, as Word counts pictures. */
export const DRAWING_WIDTH = 270;
export const heightOf = ({ is }: Drawn): number => (is === 'curve' ? 36 : 14);

/** Dots for a pixel: some three hundred to the inch. */
const SCALE = 3;
const GREY = 0xb0;
/** In dots: half of a mark, of a bar, of a line. */
const MARK = 14;
const BAR = 11;
const LINE = 2;
const EDGE = 3;

/** Of the drawing, free on each side of the axis, in pixels. */
export const MARGIN = MARK / SCALE;

type Axis = Pick<PaperCourse, 'ticks' | 'on'>;

/** One row of the course as a PNG in black, white and a grey for the axis. */
export function rowPng(drawn: Drawn, axis: Axis): Uint8Array<ArrayBuffer> {
  const width = DRAWING_WIDTH * SCALE;
  const height = heightOf(drawn) * SCALE;
  const dots = new Dots(width, height);
  // What stands on the first or the last day is drawn whole.
  const at = (x: number): number => MARK + (x / AXIS) * (width - 2 * MARK);
  const middle = height / 2;
  for (const { x } of axis.ticks) column(dots, at(x), [0, height], GREY);
  for (let y = 0; y < height; y += 3 * EDGE) column(dots, at(axis.on), [y, y + EDGE], BLACK);
  switch (drawn.is) {
    case 'event':
      dots.line({ x: at(drawn.from), y: middle }, { x: at(drawn.to), y: middle }, LINE);
      dots.dab({ x: (at(drawn.from) + at(drawn.to)) / 2, y: middle }, MARK - EDGE);
      break;
    case 'bar':
      bar(dots, drawn, { from: at(drawn.from), to: at(drawn.to), middle, width });
      break;
    case 'curve':
      curve(dots, drawn.points, { at, height });
      break;
  }
  return dots.png();
}

const column = (dots: Dots, x: number, [top, foot]: readonly [number, number], grey: number): void =>
  dots.fill({ x: x - 1, y: top }, { x: x + 1, y: foot }, grey);

interface Place {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly width: number;
}

/** As on the screen: how it is closed says what is known of its end. */
function bar(
  dots: Dots,
  { extent }: Drawn & { readonly is: 'bar' },
  { from, to, middle, width }: Place,
): void {
  const [top, foot] = [middle - BAR, middle + BAR];
  const end = Math.max(to, from + 3 * EDGE);
  switch (extent) {
    case 'day':
      for (let i = -MARK; i <= MARK; i++)
        dots.fill(
          { x: from + i, y: middle - (MARK - Math.abs(i)) },
          { x: from + i + 1, y: middle + (MARK - Math.abs(i)) },
        );
      return;
    case 'started':
      dots.fill({ x: from, y: top }, { x: from + EDGE, y: foot });
      for (let x = from; x < Math.min(from + 8 * BAR, width); x += 4 * EDGE)
        dots.fill({ x, y: middle - LINE }, { x: x + 2 * EDGE, y: middle + LINE });
      return;
    case 'cancelled':
      for (let x = from; x < end; x += 4 * EDGE)
        for (const y of [top, foot - EDGE])
          dots.fill({ x, y }, { x: Math.min(x + 2 * EDGE, end), y: y + EDGE });
      for (const x of [from, end - EDGE]) dots.fill({ x, y: top }, { x: x + EDGE, y: foot });
      return;
    case 'ongoing':
      dots.fill({ x: from, y: top + EDGE }, { x: end - BAR, y: foot - EDGE });
      for (let i = 0; i <= MARK; i++)
        dots.fill({ x: end - i, y: middle - i }, { x: end - i + 1, y: middle + i });
      return;
    case 'closed':
      dots.fill({ x: from, y: top }, { x: end, y: foot });
  }
}

/** From zero at the foot; a bound of the laboratory is a hollow point. */
function curve(
  dots: Dots,
  points: readonly CurvePoint[],
  { at, height }: { readonly at: (x: number) => number; readonly height: number },
): void {
  const spots = points.map(({ x, y, isBound }) => ({
    x: at(x),
    y: height - MARK - y * (height - 2 * MARK),
    isBound,
  }));
  spots.forEach((spot, i) => dots.line(spots[i - 1] ?? spot, spot, LINE));
  for (const spot of spots) {
    dots.dab(spot, MARK / 2 + LINE);
    if (spot.isBound) dots.dab(spot, MARK / 2 - LINE, 0xff);
  }
}
