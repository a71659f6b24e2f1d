import type { MeetingRef } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { Notice } from '../../components/layout/Notice';
import { Waiting } from '../../components/layout/Waiting';
import { useQuery } from '../../engine/client';
import { MeetingPage } from './MeetingPage';
import './meeting.css';

/** The preparation of a meeting, and its papers once it is over. */
export function MeetingScreen({ target }: { target: MeetingRef }) {
  const { database, meeting } = target;
  const state = useQuery('meeting', { database, meeting });
  if (state.status === 'loading') return <Waiting words="Ouverture de la séance…" />;
  if (state.status === 'failed')
    return (
      <div className="page">
        <Notice meaning="wrong" title={state.message}>
          Rien n’a été modifié.
        </Notice>
      </div>
    );
  if (state.value === null)
    return (
      <div className="page">
        <EmptyRecords
          title="Cette séance n’est pas sur ce poste"
          action={
            <Button variant="primary" onPress={() => go({ screen: 'agenda' })}>
              Revenir à l’agenda
            </Button>
          }
        >
          Elle a pu être planifiée sur un autre poste&nbsp;: elle arrivera avec la prochaine synchronisation.
        </EmptyRecords>
      </div>
    );
  return <MeetingPage key={meeting} meeting={state.value} />;
}
