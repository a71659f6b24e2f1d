import type { CaseRef } from '../../../shared/contracts/views';
import type { MeetingId } from '../../../shared/domain/ids';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { Notice } from '../../components/layout/Notice';
import { Waiting } from '../../components/layout/Waiting';
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
  if (state.status === 'loading') return <Waiting words="Ouverture du dossier…" />;
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
          title="Ce dossier n’est pas sur ce poste"
          action={
            <Button variant="primary" onPress={() => go({ screen: 'meeting', ref: { database, meeting } })}>
              Revenir à la séance
            </Button>
          }
        >
          Il a pu être inscrit sur un autre poste&nbsp;: il arrivera avec la prochaine synchronisation.
        </EmptyRecords>
      </div>
    );
  return <CasePage key={id} view={state.value} />;
}
