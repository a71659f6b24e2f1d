import type { WithdrawnLine } from '../../../shared/contracts/views';
import { momentWords } from '../../i18n/momentWords';

/** « Retiré par Solène KERBRAT, le lundi 23 novembre 2026 à 9 h 12. » @param who undefined: not of this workstation */
export const withdrawnWords = (withdrawn: WithdrawnLine['withdrawn'], who: string | undefined): string =>
  withdrawn
    ? `Retiré par ${who ?? 'une personne d’un autre poste'}, ${momentWords(withdrawn.at)}.`
    : 'Retiré de la séance.';
