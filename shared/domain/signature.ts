import { z } from 'zod';

/** Where a signature is drawn, in whole units, whatever the screen. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const;
/** Of the pen, in the same units. */
export const PEN_WIDTH = 5;
/** Characters: some 900 points, a line of six times the width of the box. */
export const MOST_STROKES = 8000;
/** Points nearer than this to the one before say nothing that a hand meant. */
const NEAR = 4;

/**
 * How somebody signs the attendance sheet: drawn on the screen, or with a pen on the printed one. `strokes`: each from an M,
 * its points joined by L, as in an SVG path.
 */
export const signatureSchema = z.looseObject({
  way: z.enum(['drawn', 'printed']),
  strokes: z
    .string()
    .regex(new RegExp(`^[ML0-9 ]{0,${MOST_STROKES}}$`))
    .optional(),
});
export type Signature = z.infer<typeof signatureSchema>;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly Point[];

const within = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);

/** Of what a pen drew in the box, what is worth keeping: « M12 34L56 78M… », empty where nothing was drawn. */
export const writtenStrokes = (strokes: readonly Stroke[]): string =>
  strokes
    .map(thinned)
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => `M${stroke.map(({ x, y }) => `${x} ${y}`).join('L')}`)
    .join('');

function thinned(stroke: Stroke): Point[] {
  const kept: Point[] = [];
  for (const { x, y } of stroke) {
    const point = { x: within(x, SIGNATURE_BOX.width), y: within(y, SIGNATURE_BOX.height) };
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= NEAR) kept.push(point);
  }
  return kept;
}

/** What is not a point of the box is left out: another workstation wrote it. */
export const readStrokes = (written: string): Stroke[] =>
  written
    .split('M')
    .map((stroke) => stroke.split('L').flatMap((pair) => pointIn(pair) ?? []))
    .filter((stroke) => stroke.length > 0);

function pointIn(pair: string): Point | null {
  const found = /^(\d{1,3}) (\d{1,3})$/.exec(pair);
  if (!found) return null;
  return {
    x: within(Number(found[1]), SIGNATURE_BOX.width),
    y: within(Number(found[2]), SIGNATURE_BOX.height),
  };
}

/** Its corners cut twice (Chaikin 1974): as a hand drew it, from few points. The ends stay. */
export const smoothed = (stroke: Stroke): Stroke => cut(cut(stroke));

function cut(stroke: Stroke): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || stroke.length < 3) return stroke;
  const between = stroke.slice(1).flatMap((to, i) => {
    const from = stroke[i] ?? to;
    return [at(from, to, 0.25), at(from, to, 0.75)];
  });
  return [first, ...between, last];
}

const at = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** The path that an SVG draws of it. A single point is a dot. */
export const pathOf = (strokes: readonly Stroke[]): string =>
  strokes
    .map((stroke) => {
      const points = smoothed(stroke.length === 1 ? [...stroke, ...stroke] : stroke);
      return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
    })
    .join('');
