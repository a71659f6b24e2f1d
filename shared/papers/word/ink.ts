import { encode } from 'fast-png';
import { PEN_WIDTH, SIGNATURE_BOX, smoothed, type Point, type Stroke } from '../../domain/signature';

/** Dots for a unit of the box: six hundred to the inch, at the size of the sheet's cell. */
const SCALE = 2;
const WIDTH = SIGNATURE_BOX.width * SCALE;
const HEIGHT = SIGNATURE_BOX.height * SCALE;
const [WHITE, BLACK] = [0xff, 0];

/** A signature as a PNG in black and white, the same bytes for the same strokes: Word's older versions draw no SVG. */
export const inkPng = (strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encode({ width: WIDTH, height: HEIGHT, data: dotsOf(strokes), depth: 8, channels: 1 }));

/** White, but where the pen went. */
function dotsOf(strokes: readonly Stroke[]): Uint8Array {
  const dots = new Uint8Array(WIDTH * HEIGHT).fill(WHITE);
  for (const stroke of strokes) {
    const line = smoothed(stroke);
    line.forEach((point, i) => draw(dots, line[i - 1] ?? point, point));
  }
  return dots;
}

function draw(dots: Uint8Array, from: Point, to: Point): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * SCALE));
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    dab(dots, (from.x + (to.x - from.x) * share) * SCALE, (from.y + (to.y - from.y) * share) * SCALE);
  }
}

/** The round tip of the pen. */
function dab(dots: Uint8Array, cx: number, cy: number): void {
  const radius = (PEN_WIDTH * SCALE) / 2;
  const clipped = (value: number, end: number) => Math.min(Math.max(value, 0), end);
  for (let y = clipped(Math.ceil(cy - radius), HEIGHT); y < clipped(cy + radius, HEIGHT); y++)
    for (let x = clipped(Math.ceil(cx - radius), WIDTH); x < clipped(cx + radius, WIDTH); x++)
      if (Math.hypot(x - cx, y - cy) <= radius) dots[y * WIDTH + x] = BLACK;
}
