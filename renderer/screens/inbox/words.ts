import type { ConflictLine, ConflictWriter } from '../../../shared/contracts/views';
import { longDate } from '../../../shared/domain/french';
import { ASK_SECRETARY, UNKNOWN_PERSON, workstationNumber } from '../../../shared/domain/whoWords';
import { momentWords } from '../../i18n/momentWords';
import { sourceWords } from '../../components/case/sourceWords';

const asking = `pour la joindre, ${ASK_SECRETARY}`;

export function writerWords({ name, where, at, device, isHere, source }: ConflictWriter): string {
  const place = isHere ? 'sur ce poste' : device ? `sur un autre poste (${workstationNumber(device)})` : '';
  return [
    name ?? (isHere ? 'Une personne qui n’a plus de compte sur ce poste' : UNKNOWN_PERSON),
    isHere ? '' : name === null ? [where, asking].filter(Boolean).join(', ') : where || asking,
    momentWords(at),
    [source && sourceWords[source], place].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** « LE GOFF Marie · séance du mardi 24 novembre 2026 » */
export const placeWords = ({ case: file, meeting, person }: ConflictLine): string =>
  [person, file?.name, meeting && `séance du ${longDate(meeting.date)}`].filter(Boolean).join(' · ');

/** Under this name another value, begun and left, is kept. */
export const otherValueKept = (line: Parameters<typeof lineKey>[0]): string => `other ${lineKey(line)}`;

export const lineKey = ({ database, id, field }: Pick<ConflictLine, 'database' | 'id' | 'field'>): string =>
  `${database} ${id} ${field}`;
