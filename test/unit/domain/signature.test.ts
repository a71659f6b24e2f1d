import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pathOf,
  readStrokes,
  SIGNATURE_BOX,
  signatureSchema,
  smoothed,
  writtenStrokes,
} from '../../../shared/domain/signature';

const point = fc.record({ x: fc.double({ min: -50, max: 700 }), y: fc.double({ min: -50, max: 300 }) });
const drawing = fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 5 });

describe('a signature', () => {
  it('is kept as it is read back, inside the box', () => {
    fc.assert(
      fc.property(
        drawing.filter((strokes) => strokes.flat().every(({ x, y }) => Number.isFinite(x + y))),
        (strokes) => {
          const written = writtenStrokes(strokes);
          expect(writtenStrokes(readStrokes(written))).toBe(written);
          expect(signatureSchema.safeParse({ way: 'drawn', strokes: written }).success).toBe(true);
          for (const { x, y } of readStrokes(written).flat()) {
            expect(x).toBeLessThanOrEqual(SIGNATURE_BOX.width);
            expect(y).toBeLessThanOrEqual(SIGNATURE_BOX.height);
          }
        },
      ),
    );
  });

  it('leaves out the points that say nothing, not the dot of an i', () => {
    expect(writtenStrokes([[{ x: 10, y: 10 }], [], [0, 1, 2, 3, 9].map((x) => ({ x, y: 50 }))])).toBe(
      'M10 10M0 50L9 50',
    );
    expect(writtenStrokes([])).toBe('');
  });

  it('reads nothing of what is no stroke', () => {
    expect(readStrokes('')).toEqual([]);
    expect(readStrokes('LL 12 M<svg>M1 2L99999 1L7 8')).toEqual([
      [
        { x: 1, y: 2 },
        { x: 7, y: 8 },
      ],
    ]);
  });

  it('is smoothed between its ends', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ];
    const round = smoothed(corner);
    expect([round[0], round.at(-1)]).toEqual([corner[0], corner[2]]);
    expect(round).not.toContainEqual(corner[1]);
    expect(pathOf([[{ x: 5, y: 6 }]])).toBe('M5.0 6.0L5.0 6.0');
  });

  it('is no longer than what may be kept', () => {
    expect(signatureSchema.safeParse({ way: 'drawn', strokes: 'M'.repeat(8001) }).success).toBe(false);
  });
});
