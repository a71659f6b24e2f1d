import type { ProposalView } from '../../../shared/contracts/views';
import { outcomeNames, postponementReasons, type Decision } from '../../../shared/domain/decision';
import { plural } from '../../../shared/domain/french';
import { guidelineWords } from '../../../shared/domain/guideline';
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
  const { guideline, referral, postponement, trial, quorum } = decision;
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
      {postponement ? (
        <p>
          Motif&nbsp;: {postponementReasons[postponement.reason]}
          {postponement.text ? ` — ${postponement.text}` : ''}
        </p>
      ) : null}
      {referral ? (
        <p>
          Adressé à&nbsp;: {referral.board}
          {referral.comment ? ` — ${referral.comment}` : ''}
        </p>
      ) : null}
      {guideline ? <p>Référentiel&nbsp;: {guidelineWords(guideline)}</p> : null}
      {trial ? (
        <p>
          Essai proposé&nbsp;: {trial.proposed ? ['oui', trial.identifier].filter(Boolean).join(', ') : 'non'}
        </p>
      ) : null}
      {decision.quorumReason ? <p>Conclu sans quorum&nbsp;: {decision.quorumReason}</p> : null}
      <p className="small quiet">
        {personName(decision.decidedBy)}, {momentWords(decision.at)}
      </p>
    </article>
  );
}
