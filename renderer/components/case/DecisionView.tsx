import type { ProposalView } from '../../../shared/contracts/views';
import { outcomeNames, type Decision } from '../../../shared/domain/decision';
import { decisionLines } from '../../../shared/domain/decisionWords';
import { dissentWords } from '../../../shared/domain/dissent';
import { plural } from '../../../shared/domain/french';
import { personName } from '../../../shared/domain/person';
import { quorumWords } from '../../../shared/domain/quorum';
import { Badge } from '../layout/Badge';
import { CaseStateBadge } from './CaseStateBadge';
import { momentWords } from '../../i18n/momentWords';
import './decision.css';

interface DecisionViewProps {
  readonly decision: Decision;
  readonly proposals: readonly ProposalView[];
  /** Said where it came by a file and nobody here answers for it. */
  readonly origin?: string | undefined;
}

/** A decision as it was frozen. */
export function DecisionView({ decision, proposals, origin }: DecisionViewProps) {
  const { quorum } = decision;
  const kept = proposals.flatMap((p, index) =>
    decision.retained.includes(p.proposal._id) ? [{ ...p, number: index + 1 }] : [],
  );
  const others = decision.retained.length - kept.length;
  return (
    <article className="decision" tabIndex={-1} aria-label={`Décision, version ${decision.version}`}>
      <header className="row">
        {decision.revoked ? (
          <Badge meaning="neutral">Reprise</Badge>
        ) : (
          <CaseStateBadge state={decision.outcome} />
        )}
        <span className="small quiet">version {decision.version}</span>
        {quorum.status === 'reached' ? null : <Badge meaning="todo">{quorumWords(quorum)}</Badge>}
        {origin ? <Badge meaning="todo">{origin}</Badge> : null}
      </header>
      <h3 className="visually-hidden">{outcomeNames[decision.outcome]}</h3>
      {kept.length > 0 ? (
        <ul className="decision-kept">
          {kept.map(({ proposal, number }) => (
            <li key={proposal._id}>{proposals.length > 1 ? `${number}. ${proposal.text}` : proposal.text}</li>
          ))}
        </ul>
      ) : null}
      {others > 0 ? <p>{plural(others, 'proposition retenue', 'propositions retenues')}</p> : null}
      {decision.text ? <p className="decision-text">{decision.text}</p> : null}
      {decisionLines(decision).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {decision.dissent ? (
        <>
          <p>Avis divergents&nbsp;:</p>
          <ul className="decision-dissent">
            {decision.dissent.map((said) => (
              <li key={`${said.proposal} ${said.voter.id}`}>{dissentWords(said)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="small quiet">
        {personName(decision.decidedBy)}, {momentWords(decision.at)}
      </p>
    </article>
  );
}
