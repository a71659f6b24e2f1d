import { useShortcut } from '../../components/keyboard/useShortcut';
import { VIEWER_GROUP } from '../../components/files/viewerKeys';
import { toggleBlack, useProjecting } from './projecting';
import { RoomBadge } from './RoomBadge';

/**
 * The black screen, while files are looked at.
 * @param isHere the room looks at this very screen
 */
export function BlackHere({ isHere }: { isHere: boolean }) {
  const { isBlack, place } = useProjecting();
  useShortcut('b', toggleBlack, {
    label: isBlack ? 'Fin de l’écran noir' : 'Écran noir',
    group: VIEWER_GROUP,
    isDisabled: !isHere && place !== 'shown',
  });
  if (!isBlack) return null;
  return isHere ? <div className="viewer-black" role="img" aria-label="Écran noir" /> : <RoomBadge />;
}
