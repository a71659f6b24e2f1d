import type { PhonesView } from '../../../shared/contracts/phones';
import { Badge } from '../../components/layout/Badge';

interface Said {
  readonly meaning: 'todo' | 'info';
  readonly words: string;
}

/** How it stands with the phones of the room, for who conducts. Nothing while nobody asked for them. */
export function PhonesBadge({ phones }: { phones: PhonesView | null }) {
  const said = phonesBadge(phones);
  return said ? <Badge meaning={said.meaning}>{said.words}</Badge> : null;
}

export function phonesBadge(phones: PhonesView | null): Said | null {
  if (phones === null) return null;
  const { open, closedBecause, people, ballot } = phones;
  const todo = (words: string): Said => ({ meaning: 'todo', words });
  if (!open) {
    if (ballot?.isOpen) return todo('Vote en cours, téléphones coupés (L)');
    return closedBecause ? todo('Téléphones coupés (L)') : null;
  }
  if (people.some(({ waiting }) => waiting.length > 0)) return todo('Deux téléphones pour un nom (L)');
  if (open.isShut) return todo('Entrée des téléphones fermée (L)');
  const joined = people.filter((one) => one.joined !== null).length;
  const voted = Math.min(...(ballot?.isOpen ? ballot.proposals.map((one) => one.voted) : []));
  return {
    meaning: 'info',
    words: ballot?.isOpen
      ? `Vote\u00a0: ${voted} sur ${ballot.of}`
      : `Téléphones\u00a0: ${joined} sur ${people.length}`,
  };
}
