import { useContext } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { Notice } from '../../components/layout/Notice';
import { UserContext } from '../../components/session/useRight';
import { Waiting } from '../../components/layout/Waiting';
import { useQuery } from '../../engine/client';
import { ConsolePage } from './ConsolePage';
import './console.css';
import './work.css';
import './projection.css';

interface ConsoleProps {
  readonly target: MeetingRef;
  readonly caseId?: CaseId;
}

/** The meeting in the room, held with one hand on the keyboard. */
export function ConsoleScreen({ target, caseId }: ConsoleProps) {
  const { database, meeting } = target;
  const state = useQuery('meeting', { database, meeting });
  const user = useContext(UserContext);
  if (state.status === 'failed')
    return (
      <div className="page">
        <Notice meaning="wrong" title={state.message}>
          Rien n’a été modifié.
        </Notice>
      </div>
    );
  if (state.status === 'loading') return <Waiting words="Ouverture de la séance…" />;
  const toMeeting = () => go({ screen: 'meeting', ref: { database, meeting } });
  if (state.value === null || state.value.cases.length === 0)
    return (
      <div className="page">
        <EmptyRecords
          title={state.value ? 'Aucun dossier à présenter' : 'Cette séance n’est pas sur ce poste'}
          action={
            <Button variant="primary" onPress={state.value ? toMeeting : () => go({ screen: 'agenda' })}>
              {state.value ? 'Inscrire des dossiers' : 'Revenir à l’agenda'}
            </Button>
          }
        >
          {state.value
            ? 'Inscrivez un dossier dans la préparation de la séance\u00a0: il apparaîtra ici aussitôt.'
            : 'Elle arrivera avec la prochaine synchronisation si elle a été planifiée ailleurs.'}
        </EmptyRecords>
      </div>
    );
  return (
    <ConsolePage
      key={meeting}
      meeting={state.value}
      role={user?.role ?? 'doctor'}
      {...(caseId ? { first: caseId } : {})}
    />
  );
}
