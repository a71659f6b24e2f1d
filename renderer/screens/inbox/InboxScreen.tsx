import type { ConflictLine } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { plural } from '../../../shared/domain/french';
import { EmptyState } from '../../components/layout/EmptyState';
import { AnsweredScreen } from '../../components/layout/Answered';
import { PageHeader } from '../../components/layout/PageHeader';
import { useQuery } from '../../engine/client';
import { Conflicts } from './Conflicts';
import { DeniedSection } from './DeniedSection';
import './inbox.css';

/** What workstations wrote apart, for a person to choose; below it what the region does not take. */
export function InboxScreen({ caseId }: { caseId?: CaseId | undefined }) {
  const conflicts = useQuery('conflicts', {});
  return (
    <AnsweredScreen of={conflicts} words="Lecture de ce qui reste à trancher…">
      {(lines) => <Inbox lines={lines} caseId={caseId} />}
    </AnsweredScreen>
  );
}

function Inbox({ lines, caseId }: { lines: readonly ConflictLine[]; caseId: CaseId | undefined }) {
  return (
    <div className="page inbox">
      <PageHeader
        title="À trancher"
        subtitle={
          lines.length > 0
            ? `${plural(lines.length, 'champ écrit', 'champs écrits')} différemment sur ${lines.some(({ values }) => values.length > 2) ? 'plusieurs' : 'deux'} postes, sans que l’un ait vu l’autre. Rien n’est perdu\u00a0: choisissez ce qui vaut.`
            : undefined
        }
      />
      {lines.length === 0 ? (
        <EmptyState title="Rien à trancher">
          <p>
            Quand deux postes écrivent le même champ sans se voir, Concerto garde les deux valeurs et les
            montre ici, avec qui les a écrites et quand. Les champs différents d’un même dossier, les
            présences et les votes se rejoignent d’eux-mêmes.
          </p>
        </EmptyState>
      ) : null}
      <Conflicts lines={lines} startAt={caseId} />
      <DeniedSection />
    </div>
  );
}
