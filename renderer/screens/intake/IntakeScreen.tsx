import type { MeetingRef } from '../../../shared/contracts/views';
import { AnsweredScreen } from '../../components/layout/Answered';
import { Notice } from '../../components/layout/Notice';
import { bothOf, foundWith } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { Intake } from './Intake';
import './intake.css';

/** What the picked files hold, read before anything is written; then only the chosen cases are registered. */
export function IntakeScreen({ target }: { target: MeetingRef }) {
  const ref = { database: target.database, meeting: target.meeting };
  const meeting = useQuery('meeting', ref);
  const review = useQuery('importReview', ref);
  const leftOut = useQuery('leftOut', ref);
  const words = useQuery('leftOutWords', ref);
  // Known before the meeting is shown: without them, nothing would be said of what earlier imports left.
  const kept = bothOf(bothOf(review, leftOut), words);
  return (
    <AnsweredScreen
      of={foundWith(meeting, kept)}
      words="Ouverture de la séance…"
      absent={<Notice meaning="wrong" title="Cette séance n’est pas sur ce poste." />}
    >
      {([held, [[read, left], lines]]) => (
        <Intake meeting={held} review={read} leftOut={left} words={lines} />
      )}
    </AnsweredScreen>
  );
}
