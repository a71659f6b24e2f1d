import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageStarts } from '../../../../../renderer/components/projection/usePages';

const stacked = (heights: readonly number[]) => {
  let top = 0;
  return heights.map((height) => ({ top, bottom: (top += height) }));
};

describe('the pages of the projection', () => {
  it('makes one page of what fits', () => {
    expect(pageStarts(stacked([100, 100, 100]), 300)).toEqual([0]);
    expect(pageStarts([], 300)).toEqual([0]);
  });

  it('turns before what would be cut', () => {
    expect(pageStarts(stacked([100, 100, 100, 100, 100]), 250)).toEqual([0, 2, 4]);
    expect(pageStarts(stacked([400, 100]), 250)).toEqual([0, 1]);
  });

  it('keeps together what stands side by side', () => {
    const rows = [0, 0, 100, 100, 200].map((top, i) => ({ top, bottom: top + (i === 3 ? 90 : 50) }));
    expect(pageStarts(rows, 180)).toEqual([0, 2]);
  });

  it('shows everything once, and nothing cut that could be whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 })),
        fc.integer({ min: 1, max: 400 }),
        (heights, room) => {
          const boxes = stacked(heights);
          const starts = pageStarts(boxes, room);
          expect([...new Set(starts)].sort((a, b) => a - b)).toEqual(starts);
          for (const [page, start] of starts.entries()) {
            const end = starts[page + 1] ?? boxes.length;
            const height = (boxes[end - 1]?.bottom ?? 0) - (boxes[start]?.top ?? 0);
            expect(height <= room || end - start <= 1).toBe(true);
          }
        },
      ),
    );
  });
});
