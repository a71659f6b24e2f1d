import type { MeetingRef } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { AnsweredScreen } from '../../components/layout/Answered';
import { useQuery } from '../../engine/client';
import { MeetingPage } from './MeetingPage';
import './meeting.css';

/** The preparation of a meeting, and its papers once it is over. */
export function MeetingScreen({ target }: { target: MeetingRef }) {
  const { database, meeting } = target;
  const state = useQuery('meeting', { database, meeting });
  return (
    <AnsweredScreen
      of={state}
      words="Ouverture de la séance…"
      absent={
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
      }
    >
      {(held) => <MeetingPage key={meeting} meeting={held} />}
    </AnsweredScreen>
  );
}
