import type { ProjectedDecision, ProjectedProposal } from '../../../shared/contracts/projectedView';
import { outcomeNames } from '../../../shared/domain/decision';

interface Props {
  readonly decision: ProjectedDecision;
  readonly proposals: readonly ProjectedProposal[];
}

/** The decision, or what is being written of it. */
export function ProjectedDecisionView({ decision, proposals }: Props) {
  const { isDraft, outcome, text, retained, lines, origin } = decision;
  return (
    <>
      <h2>
        {isDraft ? <>En cours d’écriture&nbsp;: </> : null}
        {outcomeNames[outcome]}
      </h2>
      {origin ? <p>{origin}</p> : null}
      {retained.map((at) => (
        <p key={at} className="projection-strong">{`${at + 1}. ${proposals[at]?.text ?? ''}`}</p>
      ))}
      {text ? <p className="projection-strong">{text}</p> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
