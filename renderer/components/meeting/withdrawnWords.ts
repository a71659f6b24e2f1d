import type { WithdrawnLine } from '../../../shared/contracts/views';
import { unknownWords } from '../../../shared/domain/whoWords';
import { momentWords } from '../../i18n/momentWords';

/** « Retiré par Solène KERBRAT, le lundi 23 novembre 2026 à 9 h 12. » @param who undefined: nobody names them */
export const withdrawnWords = (withdrawn: WithdrawnLine['withdrawn'], who: string | undefined): string =>
  withdrawn
    ? `Retiré par ${who ?? unknownWords(withdrawn.by, withdrawn.device)}, ${momentWords(withdrawn.at)}.`
    : 'Retiré de la séance.';
