import { Badge } from '../layout/Badge';
import { Button } from '../controls/Button';
import type { ToRoom } from './useToRoom';

/** Whether the room sees what stands here, and what to know before it does. */
export function RoomLine({ room, isPair }: { room: ToRoom; isPair: boolean }) {
  const { isShowing, isWaiting, canShow, toggle } = room;
  const isEnd = isShowing || !canShow;
  const [these, seen] = isPair
    ? ['ces images', 'les verra telles quelles']
    : ['cette image', 'la verra telle quelle'];
  return (
    <div className="viewer-room">
      {isShowing ? <Badge meaning="info">Montré à la salle</Badge> : null}
      {isWaiting ? <Badge meaning="todo">Pas encore montré à la salle</Badge> : null}
      <Button variant={isEnd ? 'plain' : 'primary'} size="small" shortcut="m" onPress={toggle}>
        {isEnd ? 'Ne plus montrer' : 'Montrer à la salle'}
      </Button>
      {isEnd ? null : (
        <span>{`Le nom du patient peut être écrit sur ${these}\u00a0: la salle ${seen}.`}</span>
      )}
    </div>
  );
}
