import type { CaseView } from '../../../shared/contracts/views';
import type { Decision } from '../../../shared/domain/decision';
import { DecisionView } from '../../components/case/DecisionView';
import { Notice } from '../../components/layout/Notice';

interface OvertakenProps {
  /** In force now; null where the one that the draft was to correct was taken back. */
  readonly decision: Decision | null;
  readonly proposals: CaseView['proposals'];
  /** Whoever validated was told to read it: the next time replaces it. */
  readonly isTold: boolean;
}

/**
 * Says over a draft that another workstation decided meanwhile. To validate it would replace what nobody here has read: the
 * engine refuses it once.
 */
export function OvertakenNotice({ decision, proposals, isTold }: OvertakenProps) {
  if (!decision)
    return (
      <Notice meaning="todo" title="La décision que ce brouillon corrige a été reprise depuis">
        Ce dossier n’a plus de décision. Le brouillon est gardé&nbsp;:{' '}
        {isTold ? 'validez-le pour en prendre une.' : 'validez-le deux fois pour en prendre une.'}
      </Notice>
    );
  return (
    <Notice meaning="todo" title="Une décision est arrivée depuis le début de ce brouillon">
      <p>
        {isTold
          ? 'Valider le brouillon la remplace'
          : 'Relisez-la\u00a0: valider deux fois le brouillon la remplace'}
        , «&nbsp;Garder la décision&nbsp;» la laisse telle qu’elle est.
      </p>
      <DecisionView decision={decision} proposals={proposals} />
    </Notice>
  );
}
