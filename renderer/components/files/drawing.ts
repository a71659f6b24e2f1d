/** What is said between the page and the Worker that draws pictures beside it. */

/** A picture of a file: of a PDF one page. `key` names the file, whose PDF stays open for its next page. */
export interface DrawAsked {
  readonly n: number;
  readonly key: string;
  /** Begins at 1. */
  readonly page: number;
  /** Left out where the Worker may have it still. */
  readonly file?: { readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };
}

export interface Drawn {
  /** A JPEG: pixels alone, whatever else the file holds. */
  readonly pixels: Blob;
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/**
 * `gone`: the Worker no longer has the file. `inPage`: it takes what the page alone has. `locked`: a password is asked for.
 */
export type CannotDraw = 'gone' | 'inPage' | 'locked' | 'damaged';

export type DrawAnswer =
  { readonly n: number; readonly drawn: Drawn } | { readonly n: number; readonly cannot: CannotDraw };

/**
 * As many pixels as a screen of 4K has. It is twice what a projector shows, so that one can look nearer, and no more than
 * every graphics card takes.
 */
const MOST_PIXELS = 3840 * 2160;
const MOST_EDGE = 4096;

/** How much a picture of this size is made smaller (or, where it can be drawn anew, larger). */
export const scaleFor = ({ width, height }: { width: number; height: number }): number =>
  Math.min(Math.sqrt(MOST_PIXELS / (width * height)), MOST_EDGE / Math.max(width, height));

export const PIXELS_TYPE = 'image/jpeg';
/** Of a JPEG, where no loss is seen any more. */
export const PIXELS_QUALITY = 0.92;
