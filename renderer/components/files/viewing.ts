import type { Sha256 } from '../../../shared/domain/ids';
import { WHOLE, type PictureView } from '../../../shared/domain/pictureView';

/** What stands on one side: a file, of a PDF a page, and how one looks at it. */
export interface Side {
  readonly file: Sha256;
  /** Begins at 1. */
  readonly page: number;
  readonly view: PictureView;
}
export type Which = 0 | 1;

/** What the viewer shows: one picture, or two side by side. */
export interface Viewing {
  readonly sides: readonly [Side] | readonly [Side, Side];
  /** On which one the keys act. */
  readonly active: Which;
  /** What is done to one is done to both. */
  readonly isLinked: boolean;
}

const sideOf = (file: Sha256, page = 1): Side => ({ file, page, view: WHOLE });

export const begin = (file: Sha256): Viewing => ({ sides: [sideOf(file)], active: 0, isLinked: false });

export const activeSide = ({ sides, active }: Viewing): Side => sides[active] ?? sides[0];

const replaced = (viewing: Viewing, change: (side: Side, which: Which) => Side): Viewing => {
  const [left, right] = viewing.sides;
  return { ...viewing, sides: right ? [change(left, 0), change(right, 1)] : [change(left, 0)] };
};

/** Another file, or another page of it, where the keys act. */
export const turnTo = (viewing: Viewing, file: Sha256, page = 1): Viewing =>
  replaced(viewing, (side, which) => (which === viewing.active ? sideOf(file, page) : side));

/** Looks at it otherwise: where the keys act, and on both sides where they are linked. */
export const look = (viewing: Viewing, change: (view: PictureView, which: Which) => PictureView): Viewing =>
  replaced(viewing, (side, which) =>
    viewing.isLinked || which === viewing.active ? { ...side, view: change(side.view, which) } : side,
  );

/** A second one beside it, which the keys then choose; or the one where they act by itself again. */
export function compare(viewing: Viewing, beside: Pick<Side, 'file' | 'page'>): Viewing {
  if (viewing.sides.length > 1) return { sides: [activeSide(viewing)], active: 0, isLinked: false };
  return { ...viewing, sides: [viewing.sides[0], sideOf(beside.file, beside.page)], active: 1 };
}

export const choose = (viewing: Viewing, which: Which): Viewing =>
  viewing.sides.length > which ? { ...viewing, active: which } : viewing;

export const link = (viewing: Viewing): Viewing => ({
  ...viewing,
  isLinked: viewing.sides.length > 1 && !viewing.isLinked,
});
