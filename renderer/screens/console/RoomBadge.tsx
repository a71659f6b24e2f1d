import { Badge } from '../../components/layout/Badge';
import { useProjecting } from './projecting';

/** What the room's own window shows: who conducts has it behind them. */
export function RoomBadge() {
  const { place, isBlack, showsIdentity } = useProjecting();
  return (
    <span role="status">
      {place !== 'shown' ? null : isBlack ? (
        <Badge meaning="todo">Écran noir</Badge>
      ) : showsIdentity ? (
        <Badge meaning="todo">Identité montrée</Badge>
      ) : (
        <Badge meaning="info">Projeté</Badge>
      )}
    </span>
  );
}
