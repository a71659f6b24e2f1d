import { useEffect, useState } from 'react';
import type { PicturesShown } from '../../../shared/contracts/room';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import { tellRoom, useIsTold } from './toldToRoom';
import type { Viewer } from './useViewer';

/** Has the room see these pictures; null: none any more. */
export type ShowPictures = (shown: PicturesShown | null) => void;

/**
 * What of the viewer the room sees. A file goes there once the chair said so, beside the remark that a name may be written
 * on it; its other pages follow. Until then the room keeps what it sees.
 * @param files those of the case now
 * @param show null where the room has no window of its own
 */
export function useToRoom(
  { database, case: id }: CaseRef,
  files: readonly FileView[],
  viewer: Viewer,
  show: ShowPictures | null,
) {
  const { viewing, openings, pointer } = viewer;
  const [isWanted, setWanted] = useState(false);
  const isTold = useIsTold(id);
  const areTold = viewing.sides.every(({ file }) => isTold(file));
  const areThere = viewing.sides.every((side) => files.some(({ file }) => file === side.file));
  // What is damaged cannot be shown: the room keeps what it sees.
  const canShow = areThere && openings.every(({ status }) => status !== 'failed');
  const isShowing = isWanted && areTold && canShow;
  const seen = openings.flatMap((opening, which) => {
    const view = viewing.sides[which]?.view;
    return opening.status === 'ready' && view ? [{ picture: opening.picture, view }] : [];
  });
  const isWhole = seen.length === viewing.sides.length;
  useEffect(() => {
    if (!show || !isShowing || !isWhole) return;
    show({
      database,
      case: id,
      sides: seen.map(({ picture: { id: picture, pixels, width, height }, view }) => ({
        id: picture,
        pixels,
        width,
        height,
        view,
      })),
      pointer,
    });
  });
  // Taken off the case meanwhile: it may have been another patient's.
  useEffect(() => {
    if (show && !areThere) show(null);
  }, [show, areThere]);
  useEffect(() => {
    if (show && isWanted) return () => show(null);
    return undefined;
  }, [show, isWanted]);
  const toggle = () => {
    const isEnd = isShowing || !canShow;
    if (!isEnd && !areTold)
      tellRoom(
        id,
        viewing.sides.map(({ file }) => file),
      );
    setWanted(!isEnd);
  };
  const isWaiting = isWanted && !isShowing;
  return { isTold, isShowing, isWhole, isWaiting, isPossible: canShow || isWanted, canShow, toggle };
}
export type ToRoom = ReturnType<typeof useToRoom>;
