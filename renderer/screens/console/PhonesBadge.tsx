import type { PhonesView } from '../../../shared/contracts/phones';
import { Badge } from '../../components/layout/Badge';

/** How it stands with the phones of the room, for who conducts. Nothing while nobody asked for them. */
export function PhonesBadge({ phones }: { phones: PhonesView | null }) {
  return <span role="status">{phones ? badgeOf(phones) : null}</span>;
}

function badgeOf({ open, closedBecause, people, ballot }: PhonesView) {
  if (!open) {
    if (ballot?.isOpen) return <Badge meaning="todo">Vote en cours, téléphones coupés (L)</Badge>;
    return closedBecause ? <Badge meaning="todo">Téléphones coupés (L)</Badge> : null;
  }
  if (people.some(({ waiting }) => waiting.length > 0))
    return <Badge meaning="todo">Deux téléphones pour un nom (L)</Badge>;
  if (open.isShut) return <Badge meaning="todo">Entrée des téléphones fermée (L)</Badge>;
  const joined = people.filter((one) => one.joined !== null).length;
  const voted = Math.min(...(ballot?.isOpen ? ballot.proposals.map((one) => one.voted) : []));
  return (
    <Badge meaning="info">
      {ballot?.isOpen
        ? `Vote\u00a0: ${voted} sur ${ballot.of}`
        : `Téléphones\u00a0: ${joined} sur ${people.length}`}
    </Badge>
  );
}
