import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  matrixOf,
  MOST_ZOOM,
  moved,
  placeOf,
  pointAt,
  turned,
  WHOLE,
  within,
  zoomed,
  type PictureView,
  type Point,
  type Size,
} from '../../../shared/domain/pictureView';

const size: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 1, max: 6000 }),
  height: fc.integer({ min: 1, max: 6000 }),
});
const place: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 50, max: 4000 }),
  height: fc.integer({ min: 50, max: 4000 }),
});
const inUnit = fc.double({ min: 0, max: 1, noNaN: true });
const view: fc.Arbitrary<PictureView> = fc.record({
  zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
  x: fc.double({ min: -5, max: 5, noNaN: true }),
  y: fc.double({ min: -5, max: 5, noNaN: true }),
  turn: fc.constantFrom(0, 1, 2, 3),
});

/** The rectangle that the picture takes, in pixels of its place. */
function taken(of: PictureView, picture: Size, box: Size) {
  const [a, b, c, d, e, f] = matrixOf(of, picture, box);
  const corners = [
    [0, 0],
    [picture.width, 0],
    [0, picture.height],
    [picture.width, picture.height],
  ].map(([x = 0, y = 0]) => ({ x: a * x + c * y + e, y: b * x + d * y + f }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const near = (value: number, other: number, scale: number) =>
  expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-6 * Math.max(1, scale));

it('shows the whole picture at first, as large as its place, in the middle', () => {
  expect(taken(WHOLE, { width: 600, height: 800 }, { width: 1920, height: 1080 })).toEqual({
    left: 555,
    right: 1365,
    top: 0,
    bottom: 1080,
  });
});

it('turns clockwise, and lies across its place', () => {
  const lying = turned(WHOLE, 1);
  const box = { width: 1920, height: 1080 };
  // What was at the top left is at the top right.
  expect(placeOf({ x: 0, y: 0 }, lying, { width: 600, height: 800 }, box)).toEqual({ x: 1680, y: 0 });
  expect(turned(lying, -1)).toEqual(WHOLE);
  expect(turned(lying, -2).turn).toBe(3);
});

it('never loses the picture: it covers its place, or is seen from edge to edge', () => {
  fc.assert(
    fc.property(view, size, place, (of, picture, box) => {
      const { left, right, top, bottom } = taken(of, picture, box);
      for (const [from, to, room] of [
        [left, right, box.width],
        [top, bottom, box.height],
      ] as const) {
        const slack = 1e-6 * Math.max(1, to - from);
        if (to - from >= room) {
          expect(from).toBeLessThanOrEqual(slack);
          expect(to).toBeGreaterThanOrEqual(room - slack);
        } else near(from, room - to, room);
      }
    }),
  );
});

it('leaves alone what is within, whatever place it is asked for again', () => {
  fc.assert(
    fc.property(view, size, place, (of, picture, box) => {
      const once = within(of, picture, box);
      const twice = within(once, picture, box);
      near(twice.x, once.x, 1);
      near(twice.y, once.y, 1);
      expect(once.zoom).toBeGreaterThanOrEqual(1);
      expect(once.zoom).toBeLessThanOrEqual(MOST_ZOOM);
    }),
  );
});

it('finds back the point that was pointed at', () => {
  fc.assert(
    fc.property(view, size, place, inUnit, inUnit, (of, picture, box, x, y) => {
      const at: Point = { x: x * box.width, y: y * box.height };
      const { left, right, top, bottom } = taken(of, picture, box);
      fc.pre(at.x >= left && at.x <= right && at.y >= top && at.y <= bottom);
      const back = placeOf(pointAt(at, of, picture, box), of, picture, box);
      near(back.x, at.x, 10 * box.width);
      near(back.y, at.y, 10 * box.height);
    }),
  );
});

it('goes nearer in steps and back to the whole, with what is pointed at left in place', () => {
  const picture = { width: 3000, height: 2000 };
  const box = { width: 1500, height: 1000 };
  const point = { x: 0.4, y: 0.6 };
  const nearer = zoomed(WHOLE, 1, point);
  expect(nearer.zoom).toBe(1.5);
  expect(placeOf(point, nearer, picture, box)).toEqual(placeOf(point, WHOLE, picture, box));
  let far: PictureView = nearer;
  for (let step = 0; step < 20; step++) far = zoomed(far, 1);
  expect(far.zoom).toBe(MOST_ZOOM);
  for (let step = 0; step < 20; step++) far = zoomed(far, -1);
  expect(far.zoom).toBe(1);
});

it('moves as the screen says, however the picture is turned', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2, 3), (quarters) => {
      const picture = { width: 3000, height: 2000 };
      const box = { width: 1200, height: 1000 };
      const before: PictureView = { ...turned(WHOLE, quarters), zoom: 4 };
      const after = moved(before, { x: 50, y: 20 }, picture, box);
      const seen = placeOf(before, after, picture, box);
      near(seen.x, box.width / 2 - 50, box.width);
      near(seen.y, box.height / 2 - 20, box.height);
    }),
  );
});
