import { useContext } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { AnsweredScreen } from '../../components/layout/Answered';
import { UserContext } from '../../components/session/useRight';
import { useQuery } from '../../engine/client';
import { answerOr } from '../../components/session/queryState';
import { ConsolePage } from './ConsolePage';
import './console.css';
import './work.css';

interface ConsoleProps {
  readonly target: MeetingRef;
  readonly caseId?: CaseId;
}

/** The meeting in the room, held with one hand on the keyboard. */
export function ConsoleScreen({ target, caseId }: ConsoleProps) {
  const { database, meeting } = target;
  const state = useQuery('meeting', { database, meeting });
  const phones = useQuery('phones', { database, meeting });
  const { ballot = null } = answerOr(phones, null) ?? {};
  // A vote that was under way when the computer went out is gone back to.
  const first = caseId ?? (ballot?.isOpen ? ballot.case : undefined);
  const isKnown = caseId !== undefined || phones.status !== 'loading';
  const user = useContext(UserContext);
  const toAgenda = (
    <Button variant="primary" onPress={() => go({ screen: 'agenda' })}>
      Revenir à l’agenda
    </Button>
  );
  const toMeeting = (
    <Button variant="primary" onPress={() => go({ screen: 'meeting', ref: { database, meeting } })}>
      Inscrire des dossiers
    </Button>
  );
  return (
    <AnsweredScreen
      of={state}
      words="Ouverture de la séance…"
      absent={
        <EmptyRecords title="Cette séance n’est pas sur ce poste" action={toAgenda}>
          Elle arrivera avec la prochaine synchronisation si elle a été planifiée ailleurs.
        </EmptyRecords>
      }
    >
      {(held) =>
        held.cases.length === 0 ? (
          <div className="page">
            <EmptyRecords title="Aucun dossier à présenter" action={toMeeting}>
              Inscrivez un dossier dans la préparation de la séance&nbsp;: il apparaîtra ici aussitôt.
            </EmptyRecords>
          </div>
        ) : isKnown ? (
          <ConsolePage
            key={meeting}
            meeting={held}
            role={user?.role ?? 'doctor'}
            {...(first ? { first } : {})}
          />
        ) : null
      }
    </AnsweredScreen>
  );
}
