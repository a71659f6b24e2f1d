import type { FileView } from '../../../shared/contracts/views';
import type { Side } from './viewing';

interface Seen {
  readonly side: Side;
  readonly at: number;
  readonly files: readonly FileView[];
  readonly pages: number;
}

/** « 150 % » */
export const zoomWords = (zoom: number): string => `${Math.round(zoom * 100)}\u00a0%`;

/** « anapath.pdf, page 1 sur 2 »; before the room no name, which may be the patient's. */
export function pictureName({ side, at, files, pages }: Seen, isMasked: boolean): string {
  const name = isMasked ? `Pièce ${at + 1}` : (files[at]?.name ?? '');
  return pages > 1 ? `${name}, page ${side.page} sur ${pages}` : name;
}

const turns = ['', 'tournée d’un quart', 'tournée d’un demi-tour', 'tournée de trois quarts'];

/** What a screen reader says of it. */
export const seenWords = (seen: Seen, isMasked: boolean): string =>
  [
    pictureName(seen, isMasked),
    ...(seen.files.length > 1 ? [`pièce ${seen.at + 1} sur ${seen.files.length}`] : []),
    ...(seen.side.view.zoom > 1 ? [`zoom ${zoomWords(seen.side.view.zoom)}`] : []),
    ...(seen.side.view.turn > 0 ? [turns[seen.side.view.turn]] : []),
  ].join(', ');
