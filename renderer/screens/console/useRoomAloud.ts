import type { PhonesView } from '../../../shared/contracts/phones';
import type { CaseLine, CaseView, MeetingView } from '../../../shared/contracts/views';
import { useChangeAloud } from '../../components/aloud/useChangeAloud';
import { isDecided, stateWords } from '../../components/case/CaseStateBadge';
import { quorumForecast } from '../../i18n/meetingWords';
import { phonesBadge } from './PhonesBadge';
import { useProjecting } from './projecting';

/** Tells a screen reader which case is there now, what became of the quorum, and what the room sees. */
export function useRoomAloud(
  meeting: MeetingView,
  line: CaseLine | undefined,
  view: CaseView | null,
  phones: PhonesView | null,
): void {
  useChangeAloud(line ? caseWords(line, meeting.cases.length) : '', line?.case);
  const quorum = view?.quorum ?? line?.quorum;
  useChangeAloud(quorum ? quorumForecast({ quorum, state: meeting.doc.state }) : '');
  useChangeAloud(phonesBadge(phones)?.words ?? '');
  const { place, page, isBlack, showsIdentity } = useProjecting();
  useChangeAloud(place === 'shown' ? 'Projeté' : 'Projection fermée');
  useChangeAloud(page === 'course' ? 'La salle voit l’évolution de la maladie' : 'La salle voit le dossier');
  useChangeAloud(isBlack ? 'Écran noir' : 'Fin de l’écran noir');
  useChangeAloud(showsIdentity ? 'Identité montrée' : 'Identité masquée');
}

/** « Dossier 3 sur 17 : LE GOFF Marie »: the title, which changes with the case, is not read by itself. */
const caseWords = ({ position, name, state }: CaseLine, count: number): string =>
  `Dossier ${position} sur ${count}\u00a0: ${name}${isDecided(state) ? `, ${stateWords[state].toLocaleLowerCase('fr')}` : ''}`;
