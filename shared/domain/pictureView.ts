/** How one looks at a picture. It means the same on every screen, however large or wide. */
export interface PictureView {
  /** 1: the whole picture, as large as its place allows. */
  readonly zoom: number;
  /** What stands in the middle of its place: a point of the picture before it is turned, from 0 to 1. */
  readonly x: number;
  readonly y: number;
  /** Quarters, clockwise. */
  readonly turn: 0 | 1 | 2 | 3;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: PictureView = { zoom: 1, x: 0.5, y: 0.5, turn: 0 };
const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;
export const MOST_ZOOM = 8;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A point from 0 to 1 of a picture, once this has been turned: from 0 to 1 of what is then its width and height. */
function turnedPoint({ x, y }: Point, turn: number): Point {
  switch (turn) {
    case 1:
      return { x: 1 - y, y: x };
    case 2:
      return { x: 1 - x, y: 1 - y };
    case 3:
      return { x: y, y: 1 - x };
    default:
      return { x, y };
  }
}

/** Pixels of its place for one pixel of the picture. */
function scaleOf({ zoom, turn }: PictureView, { width, height }: Size, place: Size): number {
  const isAcross = turn % 2 === 1;
  const [across, down] = isAcross ? [height, width] : [width, height];
  return zoom * Math.min(place.width / across, place.height / down);
}

/** The same view with the picture filling its place as far as it can: no edge of it comes further in than need be. */
export function within(view: PictureView, picture: Size, place: Size): PictureView {
  const zoom = clamp(view.zoom, 1, MOST_ZOOM);
  const scale = scaleOf({ ...view, zoom }, picture, place);
  const isAcross = view.turn % 2 === 1;
  const [across, down] = isAcross ? [picture.height, picture.width] : [picture.width, picture.height];
  const middle = turnedPoint(view, view.turn);
  const inside = (value: number, of: number, room: number): number => {
    const half = room / (2 * of * scale);
    return half >= 0.5 ? 0.5 : clamp(value, half, 1 - half);
  };
  const kept = { x: inside(middle.x, across, place.width), y: inside(middle.y, down, place.height) };
  return { ...view, zoom, ...turnedPoint(kept, (4 - view.turn) % 4) };
}

/** The matrix of CSS that brings the pixels of a picture to those of its place. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function matrixOf(view: PictureView, picture: Size, place: Size): Matrix {
  const kept = within(view, picture, place);
  const scale = scaleOf(kept, picture, place);
  const cos = [1, 0, -1, 0][kept.turn] ?? 1;
  const sin = [0, 1, 0, -1][kept.turn] ?? 0;
  const [a, b, c, d] = [scale * cos, scale * sin, -scale * sin, scale * cos];
  const [x, y] = [kept.x * picture.width, kept.y * picture.height];
  return [a, b, c, d, place.width / 2 - a * x - c * y, place.height / 2 - b * x - d * y];
}

/** Where a point of the picture (0 to 1) stands in its place, in pixels; at its edge where it is not to be seen. */
export function placeOf(point: Point, view: PictureView, picture: Size, place: Size): Point {
  const [a, b, c, d, e, f] = matrixOf(view, picture, place);
  const [x, y] = [point.x * picture.width, point.y * picture.height];
  return { x: clamp(a * x + c * y + e, 0, place.width), y: clamp(b * x + d * y + f, 0, place.height) };
}

/** Which point of the picture (0 to 1) stands there in its place, in pixels; the nearest one where there is none. */
export function pointAt(at: Point, view: PictureView, picture: Size, place: Size): Point {
  const [a, b, c, d, e, f] = matrixOf(view, picture, place);
  const determinant = a * d - b * c;
  const [x, y] = [at.x - e, at.y - f];
  return {
    x: clamp((d * x - c * y) / determinant / picture.width, 0, 1),
    y: clamp((a * y - b * x) / determinant / picture.height, 0, 1),
  };
}

/** A step nearer (1) or further (-1), with this point of the picture left where it is. */
export function zoomed(view: PictureView, by: 1 | -1, around: Point = view): PictureView {
  const next =
    by > 0
      ? (ZOOMS.find((zoom) => zoom > view.zoom) ?? MOST_ZOOM)
      : (ZOOMS.findLast((zoom) => zoom < view.zoom) ?? 1);
  const kept = view.zoom / next;
  return {
    ...view,
    zoom: next,
    x: around.x + (view.x - around.x) * kept,
    y: around.y + (view.y - around.y) * kept,
  };
}

/** What is seen goes on by so many pixels of its place, to the right and down. */
export function moved(view: PictureView, by: Point, picture: Size, place: Size): PictureView {
  const kept = within(view, picture, place);
  const scale = scaleOf(kept, picture, place);
  const [right, down] = [by.x / scale, by.y / scale];
  const cos = [1, 0, -1, 0][kept.turn] ?? 1;
  const sin = [0, 1, 0, -1][kept.turn] ?? 0;
  return within(
    {
      ...kept,
      x: kept.x + (cos * right + sin * down) / picture.width,
      y: kept.y + (cos * down - sin * right) / picture.height,
    },
    picture,
    place,
  );
}

const QUARTERS = [0, 1, 2, 3] as const;
/** By so many quarters, clockwise. */
export const turned = (view: PictureView, by: number): PictureView => ({
  ...view,
  turn: QUARTERS[(((view.turn + by) % 4) + 4) % 4] ?? 0,
});
