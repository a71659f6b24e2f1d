import type { MeetingView } from '../../../shared/contracts/views';
import { useQuery } from '../../engine/client';
import { Section } from '../layout/Section';
import { answerOr } from '../session/queryState';
import { AttendanceRecord } from './AttendanceRecord';
import { MeetingAccount } from './MeetingAccount';
import { PostponedMoves } from './PostponedMoves';

interface AfterProps {
  readonly meeting: MeetingView;
  readonly level: 2 | 3;
}

/** After the last case: what the meeting did, where what it postponed goes, who was there and signs. */
export function AfterLastCase({ meeting, level }: AfterProps) {
  const { database, meeting: id, doc, cases } = meeting;
  const account = answerOr(useQuery('account', { database, meeting: id }), null);
  const isOver = doc.state === 'closed';
  if (!account || (!isOver && account.undecided === cases.length)) return null;
  return (
    <>
      <Section title={isOver ? 'Bilan de la séance' : 'Bilan jusqu’ici'} level={level}>
        <div className="stack">
          <MeetingAccount account={account} />
          {isOver ? <PostponedMoves target={{ database, meeting: id }} account={account} /> : null}
        </div>
      </Section>
      <AttendanceRecord meeting={meeting} level={level} />
    </>
  );
}
