import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carriedOver,
  displayForRoom,
  grown,
  keptOf,
  nextDisplay,
  overlaps,
  type Place,
} from '../../../../electron/windows/displays';
import { displayLists, placed } from './displayLists';

const laptop = placed(1, 0, { internal: true, bounds: { x: 0, y: 0, width: 1366, height: 768 } });
const projector = placed(2, 1366);
const large = placed(3, 3286, { bounds: { x: 3286, y: 0, width: 3840, height: 2160 } });

/** Which of them the console is on, and which was kept: any, or one that is no longer there. */
const rooms = fc.tuple(displayLists, fc.nat(), fc.nat()).map(([displays, a, b]) => {
  const console = displays[a % displays.length] as Place;
  const last = displays[b % displays.length] as Place;
  return { displays, console, last };
});
const shuffled = (displays: readonly Place[]) =>
  fc.shuffledSubarray([...displays], { minLength: displays.length, maxLength: displays.length });

describe('the display for the room', () => {
  it('is none where the console has the only one, or the others only mirror it', () => {
    expect(displayForRoom([laptop], laptop, keptOf(laptop))).toBeNull();
    const mirror = { ...projector, bounds: { ...projector.bounds, x: 0 } };
    expect(displayForRoom([laptop, mirror], laptop, keptOf(mirror))).toBeNull();
  });

  it('is the one of last time, else one that is plugged in, else the largest', () => {
    expect(displayForRoom([laptop, projector, large], laptop, keptOf(projector))).toBe(projector);
    expect(displayForRoom([laptop, projector, large], laptop, null)).toBe(large);
    const builtIn = { ...large, internal: true };
    expect(displayForRoom([laptop, projector, builtIn], laptop, null)).toBe(projector);
    expect(displayForRoom([laptop, projector], projector, keptOf(projector))).toBe(laptop);
  });

  it('is known again under another number', () => {
    const again = { ...projector, id: 77 };
    expect(displayForRoom([laptop, large, again], laptop, keptOf(projector))).toBe(again);
    const other = { ...again, label: 'Autre' };
    expect(displayForRoom([laptop, large, other], laptop, keptOf(projector))).toBe(large);
  });

  it('is never the console’s, and does not depend on how the system lists them', () => {
    fc.assert(
      fc.property(
        rooms.chain((room) => fc.tuple(fc.constant(room), shuffled(room.displays))),
        ([{ displays, console, last }, others]) => {
          for (const kept of [null, keptOf(last)]) {
            const chosen = displayForRoom(displays, console, kept);
            expect(chosen?.id).not.toBe(console.id);
            expect(chosen === null).toBe(displays.length === 1);
            expect(displayForRoom(others, console, kept)).toBe(chosen);
          }
        },
      ),
    );
  });

  it('is the same again after it was unplugged and plugged in', () => {
    fc.assert(
      fc.property(rooms, ({ displays, console, last }) => {
        fc.pre(last.id !== console.id);
        const kept = keptOf(last);
        const without = displays.filter(({ id }) => id !== last.id);
        expect(displayForRoom(displays, console, kept)).toBe(last);
        expect(displayForRoom(without, console, kept)?.id).not.toBe(last.id);
        expect(displayForRoom([...without, last], console, kept)).toBe(last);
      }),
    );
  });
});

describe('the next display', () => {
  it('is none where there is no other but the console’s', () => {
    expect(nextDisplay([laptop, projector], laptop, projector)).toBeNull();
  });

  it('goes once through all but the console’s, from left to right', () => {
    fc.assert(
      fc.property(
        rooms.chain((room) => fc.tuple(fc.constant(room), shuffled(room.displays))),
        ([{ displays, console, last }, listed]) => {
          fc.pre(last.id !== console.id && displays.length > 2);
          const way = [last];
          for (let n = 2; n < displays.length; n++)
            way.push(nextDisplay(listed, console, way.at(-1) as Place) as Place);
          expect(way.map(({ id }) => id).sort()).toEqual(
            displays.map(({ id }) => id).filter((id) => id !== console.id),
          );
          expect(
            way.filter((one, n) => n > 0 && one.bounds.x < (way[n - 1] as Place).bounds.x).length,
          ).toBeLessThan(2);
          expect(nextDisplay(listed, console, way.at(-1) as Place)).toBe(last);
        },
      ),
    );
  });
});

it('carries a window to the same place on another display, wholly inside it', () => {
  const small = { x: 1366, y: 0, width: 1280, height: 720 };
  expect(carriedOver({ x: 0, y: 0, width: 1366, height: 768 }, laptop.bounds, small)).toEqual(small);
  expect(carriedOver({ x: 40, y: 30, width: 1024, height: 640 }, laptop.bounds, projector.bounds)).toEqual({
    x: 1406,
    y: 30,
    width: 1024,
    height: 640,
  });
  const rectangles = fc.record({
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    width: fc.integer({ min: 640, max: 4000 }),
    height: fc.integer({ min: 480, max: 3000 }),
  });
  fc.assert(
    fc.property(rectangles, rectangles, rectangles, (window, from, to) => {
      const there = carriedOver(window, from, to);
      expect(there.x >= to.x && there.y >= to.y).toBe(true);
      expect(there.x + there.width <= to.x + to.width).toBe(true);
      expect(there.y + there.height <= to.y + to.height).toBe(true);
      expect(there.width === window.width || there.width === to.width).toBe(true);
    }),
  );
});

it('calls it no overlap where displays only touch, or a border hangs over', () => {
  expect(overlaps(laptop.bounds, projector.bounds)).toBe(false);
  const maximised = { x: -8, y: -8, width: 1382, height: 784 };
  expect(overlaps(maximised, projector.bounds)).toBe(true);
  expect(overlaps(maximised, projector.bounds, 16)).toBe(false);
});

it('grows by a row or a column, whichever does not touch the console’s display', () => {
  expect(grown(projector.bounds, laptop.bounds)).toEqual({ ...projector.bounds, height: 1081 });
  const below = { ...laptop.bounds, x: 1366, y: 1080 };
  expect(grown(projector.bounds, below)).toEqual({ ...projector.bounds, width: 1921 });
});
