import type { ProjectedView } from '../../../shared/contracts/projectedView';
import { clockTime } from '../../../shared/domain/french';
import { quorumWords } from '../../../shared/domain/quorum';
import { Icon } from '../controls/Icon';
import { useTimeOfDay } from '../session/useTimeOfDay';

interface CaseHeadProps {
  readonly shown: ProjectedView;
  readonly isReadOnly: boolean;
}

/** Which case it is, without a name, whether the quorum is reached, and the time. */
export function CaseHead({ shown, isReadOnly }: CaseHeadProps) {
  const time = useTimeOfDay();
  return (
    <header className="projection-head">
      <span>
        {shown.position} sur {shown.count} ·{' '}
        {shown.identity ? <strong>{shown.identity}</strong> : shown.masked}
      </span>
      <span>{quorumWords(shown.quorum)}</span>
      <span className="projection-clock">
        {isReadOnly ? (
          <span title="Lecture seule, faute de place">
            <Icon name="warning" />
            <span className="visually-hidden">Lecture seule, faute de place</span>
          </span>
        ) : null}
        <strong>{clockTime(time)}</strong>
      </span>
    </header>
  );
}
