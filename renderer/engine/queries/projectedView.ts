import type {
  ProjectedDecision,
  ProjectedProposal,
  ProjectedView,
} from '../../../shared/contracts/projectedView';
import type { Shown } from '../../../shared/contracts/room';
import type { CaseView, ProposalView } from '../../../shared/contracts/views';
import type { Ballot } from '../../../shared/domain/drafts';
import type { DecisionInput } from '../../../shared/domain/decision';
import { inputOf } from '../../../shared/domain/decisionInput';
import { decisionLines } from '../../../shared/domain/decisionWords';
import { decisiveFacts } from '../../../shared/domain/decisiveFacts';
import { shortDate } from '../../../shared/domain/french';
import { bornOn } from '../../../shared/domain/identityWords';
import type { CaseId } from '../../../shared/domain/ids';
import { masking } from '../../../shared/domain/maskedText';

type Mask = (text: string) => string;

/**
 * What a room may see of a case. Each value is named one by one: whatever a document holds besides never gets there. What
 * somebody typed goes through the mask.
 * @param agenda the cases of its meeting in their order
 * @param ballot what is put to the vote of phones: its counts are nobody's before it is closed
 * @returns null for a case that is not on the agenda
 */
export function projectedView(
  view: CaseView,
  agenda: readonly CaseId[],
  { draft, showsIdentity }: Pick<Shown, 'draft' | 'showsIdentity'>,
  ballot: Ballot | null = null,
): ProjectedView | null {
  const at = agenda.indexOf(view.case);
  if (at < 0) return null;
  const { masked, summary, quorum, undecided, proposals } = view;
  const { values } = view.doc;
  const mask: Mask = showsIdentity ? (text) => text : masking(values);
  return {
    position: at + 1,
    count: agenda.length,
    masked,
    identity: showsIdentity ? identityWords(view) : null,
    summary: mask(summary),
    question: mask(values['summary.question'] ?? ''),
    facts: decisiveFacts(values).map(({ title, line, texts }) => ({
      title,
      line: mask(line),
      texts: texts.map(mask),
    })),
    quorum: { status: quorum.status, missing: quorum.missing },
    undecided,
    proposals: proposals.map((proposal) => projectedProposal(proposal, mask, ballot)),
    decision: projectedDecision(view, draft, mask),
  };
}

/** « LE GOFF Marie, née le 03/02/1961 » */
function identityWords({ name, doc: { values } }: CaseView): string {
  const birth = values['identity.birthDate'];
  return birth ? `${name}, ${bornOn(values['identity.sex'])} ${shortDate(birth)}` : name;
}

function projectedProposal(
  { proposal, tally }: ProposalView,
  mask: Mask,
  ballot: Ballot | null,
): ProjectedProposal {
  const put = ballot?.proposals.find((one) => one.proposal === proposal._id);
  return {
    intention: proposal.intention,
    text: mask(proposal.text),
    tally: put ? { for: 0, against: 0, abstain: 0 } : tally,
    ballot: put ? { letter: put.letter, voted: tally.for + tally.against + tally.abstain } : null,
  };
}

/** What is being written stands before what was decided: it is what the room is asked about. */
function projectedDecision(
  { proposals, decision, foreign }: CaseView,
  draft: Shown['draft'],
  mask: Mask,
): ProjectedDecision | null {
  const written = draft && inputOf(draft, proposals);
  const said: DecisionInput | null = written ?? decision;
  if (!said) return null;
  const { outcome, text = '', retained = [] } = said;
  return {
    isDraft: written !== null,
    outcome,
    text: mask(text),
    retained: proposals.flatMap(({ proposal }, at) => (retained.includes(proposal._id) ? [at] : [])),
    lines: decisionLines(said).map(mask),
    origin: (written === null && decision && foreign?.[decision._id]) || null,
  };
}
