import type { Display, Rectangle } from 'electron';
import type { KeptDisplay } from '../security/settings';

/** What of a display the rules need; its bounds are among those of all. */
export type Place = Pick<Display, 'id' | 'label' | 'internal' | 'bounds'>;

/** Whether two rectangles share more than `by` pixels in both directions. */
export const overlaps = (a: Rectangle, b: Rectangle, by = 0): boolean =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > by &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > by;

/** Without the console's, and without those that mirror it. In the same order whichever way the system lists them. */
const othersThan = <P extends Place>(displays: readonly P[], console: Place): P[] =>
  displays
    .filter(({ id, bounds }) => id !== console.id && !overlaps(bounds, console.bounds))
    .sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id);

export const keptOf = ({ id, label, bounds: { width, height } }: Place): KeptDisplay => ({
  id,
  label,
  width,
  height,
});

/** By its number; else, since a screen may get another one when it is plugged in again, by its name and size. */
export const remembered = <P extends Place>(
  displays: readonly P[],
  kept: KeptDisplay | null,
): P | undefined =>
  kept === null
    ? undefined
    : (displays.find(({ id }) => id === kept.id) ??
      displays.find(
        ({ label, bounds }) =>
          label === kept.label && bounds.width === kept.width && bounds.height === kept.height,
      ));

const area = ({ bounds: { width, height } }: Place): number => width * height;

/**
 * The screen that is for the room: the one it had last, else one that is plugged in, else the largest.
 * @returns null where the console has the only one
 */
export function displayForRoom<P extends Place>(
  displays: readonly P[],
  console: Place,
  kept: KeptDisplay | null,
): P | null {
  const others = othersThan(displays, console);
  const [best] = [...others].sort((a, b) => Number(a.internal) - Number(b.internal) || area(b) - area(a));
  return remembered(others, kept) ?? best ?? null;
}

/**
 * The next one, from left to right and round again.
 * @returns null where no other is free: then the console has to give its own
 */
export function nextDisplay<P extends Place>(
  displays: readonly P[],
  console: Place,
  current: Place,
): P | null {
  const others = othersThan(displays, console);
  const next = others[(others.findIndex(({ id }) => id === current.id) + 1) % others.length];
  return next === undefined || next.id === current.id ? null : next;
}

/**
 * One row more, or a column where the row would touch another rectangle. On X11 Chromium takes a row and a column off a
 * window that is exactly as large as a display, and what is behind it would be seen.
 */
export function grown(bounds: Rectangle, away: Rectangle): Rectangle {
  const taller = { ...bounds, height: bounds.height + 1 };
  return overlaps(taller, away) ? { ...bounds, width: bounds.width + 1 } : taller;
}

/** Where a window stands that goes from one screen to another: at the same place in it, wholly inside, no larger than it. */
export function carriedOver(window: Rectangle, from: Rectangle, to: Rectangle): Rectangle {
  const width = Math.min(window.width, to.width);
  const height = Math.min(window.height, to.height);
  const within = (offset: number, room: number) => Math.max(0, Math.min(offset, room));
  return {
    x: to.x + within(window.x - from.x, to.width - width),
    y: to.y + within(window.y - from.y, to.height - height),
    width,
    height,
  };
}
