import { PEN_WIDTH, SIGNATURE_BOX, smoothed, type Stroke } from '../../domain/signature';
import { Dots } from './dots';

/** Dots for a unit of the box: six hundred to the inch, at the size of the sheet's cell. */
const SCALE = 2;

/** A signature as a PNG in black and white, the same bytes for the same strokes. */
export function inkPng(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const dots = new Dots(SIGNATURE_BOX.width * SCALE, SIGNATURE_BOX.height * SCALE);
  for (const stroke of strokes) {
    const line = smoothed(stroke).map(({ x, y }) => ({ x: x * SCALE, y: y * SCALE }));
    line.forEach((point, i) => dots.line(line[i - 1] ?? point, point, (PEN_WIDTH * SCALE) / 2));
  }
  return dots.png();
}
