import fc from 'fast-check';
import type { Place } from '../../../../electron/windows/displays';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

/** Side by side, as a system lays displays out: each with a number of its own, some of one name and size. */
export const displayLists = fc
  .array(
    fc.record({
      label: fc.constantFrom('', 'Projecteur', 'Écran'),
      internal: fc.boolean(),
      size: fc.constantFrom(...sizes),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => {
    let x = 0;
    return list.map(({ label, internal, size }, n): Place => {
      const display = { id: n + 1, label, internal, bounds: { x, y: 0, ...size } };
      x += size.width;
      return display;
    });
  });

export const placed = (id: number, x: number, more: Partial<Place> = {}): Place => ({
  id,
  label: `D${id}`,
  internal: false,
  bounds: { x, y: 0, width: 1920, height: 1080 },
  ...more,
});
