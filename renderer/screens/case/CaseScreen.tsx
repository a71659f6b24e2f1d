import type { CaseRef } from '../../../shared/contracts/views';
import { noDrafts } from '../../../shared/domain/drafts';
import type { MeetingId } from '../../../shared/domain/ids';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { AnsweredScreen } from '../../components/layout/Answered';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { CasePage } from './CasePage';
import './case.css';

interface CaseScreenProps {
  readonly target: CaseRef;
  readonly meeting: MeetingId;
}

export function CaseScreen({ target, meeting }: CaseScreenProps) {
  const { database, case: id } = target;
  const state = useQuery('case', { database, case: id });
  const drafts = useQuery('drafts', { database, case: id });
  return (
    <AnsweredScreen
      // Not before it is known what was left half typed: its fields begin with it.
      of={drafts.status === 'loading' ? drafts : state}
      words="Ouverture du dossier…"
      absent={
        <EmptyRecords
          title="Ce dossier n’est pas sur ce poste"
          action={
            <Button variant="primary" onPress={() => go({ screen: 'meeting', ref: { database, meeting } })}>
              Revenir à la séance
            </Button>
          }
        >
          Il a pu être inscrit sur un autre poste&nbsp;: il arrivera avec la prochaine synchronisation.
        </EmptyRecords>
      }
    >
      {(view) => <CasePage key={id} view={view} typed={answerOr(drafts, noDrafts).typed} />}
    </AnsweredScreen>
  );
}
