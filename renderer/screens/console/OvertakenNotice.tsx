import type { CaseView } from '../../../shared/contracts/views';
import type { Decision } from '../../../shared/domain/decision';
import { DecisionView } from '../../components/case/DecisionView';
import { Notice } from '../../components/layout/Notice';

interface OvertakenProps {
  /** In force now; null where the one that the draft was to correct was taken back. */
  readonly decision: Decision | null;
  readonly proposals: CaseView['proposals'];
}

/** Says over a draft that another workstation decided meanwhile: to validate it would replace what nobody here has read. */
export function OvertakenNotice({ decision, proposals }: OvertakenProps) {
  if (!decision)
    return (
      <Notice meaning="todo" title="La décision que ce brouillon corrige a été reprise depuis">
        Ce dossier n’a plus de décision. Le brouillon est gardé&nbsp;: validez-le pour en prendre une.
      </Notice>
    );
  return (
    <Notice meaning="todo" title="Une décision est arrivée depuis le début de ce brouillon">
      <p>Valider le brouillon la remplace, «&nbsp;Garder la décision&nbsp;» la laisse telle qu’elle est.</p>
      <DecisionView decision={decision} proposals={proposals} />
    </Notice>
  );
}
