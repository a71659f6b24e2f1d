import { Badge } from '../../components/layout/Badge';
import { useProjecting } from './projecting';

/** What the room's own window shows: who conducts has it behind them. */
export function RoomBadge() {
  const { place, isBlack, showsIdentity } = useProjecting();
  if (place !== 'shown') return null;
  if (isBlack) return <Badge meaning="todo">Écran noir</Badge>;
  if (showsIdentity) return <Badge meaning="todo">Identité montrée</Badge>;
  return <Badge meaning="info">Projeté</Badge>;
}
