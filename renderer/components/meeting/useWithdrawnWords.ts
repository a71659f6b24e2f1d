import type { MeetingRef, WithdrawnLine } from '../../../shared/contracts/views';
import { momentWords } from '../../i18n/momentWords';
import { useNameOf } from '../people/useNameOf';

/** « Retiré par Solène KERBRAT, le lundi 23 novembre 2026 à 9 h 12. » */
export function useWithdrawnWords(meeting: MeetingRef): (withdrawn: WithdrawnLine['withdrawn']) => string {
  const nameOf = useNameOf(meeting);
  return (withdrawn) =>
    withdrawn
      ? `Retiré par ${nameOf(withdrawn.by) ?? 'une personne d’un autre poste'}, ${momentWords(withdrawn.at)}.`
      : 'Retiré de la séance.';
}
