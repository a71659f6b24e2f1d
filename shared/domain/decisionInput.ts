import type { DecisionInput } from './decision';
import type { DecisionDraft } from './drafts';
import type { ProposalId } from './ids';
import type { Proposal } from './proposal';
import type { Tally } from './vote';

/** Proposals that stand, with their votes. */
export type Standing = readonly {
  readonly proposal: Pick<Proposal, '_id' | 'trial' | 'examinations'>;
  readonly tally: Pick<Tally, 'for' | 'against' | 'abstain'>;
}[];

/** What a new decision starts from: a lone proposal, or the only one that every voter was for. */
function likelyRetained(proposals: Standing): readonly ProposalId[] {
  const unanimous = proposals.filter(
    ({ tally }) => tally.for > 0 && tally.against === 0 && tally.abstain === 0,
  );
  const [only] = proposals.length === 1 ? proposals : unanimous.length === 1 ? unanimous : [];
  return only ? [only.proposal._id] : [];
}

export const isConcluding = ({ outcome }: Pick<DecisionDraft, 'outcome'>): boolean =>
  outcome === 'discussed' || outcome === 'registered';

/** Whether the draft says which guideline was followed, or not followed. */
export const asksGuideline = ({ outcome, follows }: DecisionDraft): boolean =>
  outcome === 'registered' || (outcome === 'discussed' && follows !== undefined);

/** Null until an outcome is chosen. Fields of other outcomes are left out: they were typed, then given up. */
export function inputOf(draft: DecisionDraft, proposals: Standing): DecisionInput | null {
  const { outcome, guideline, reason, follows } = draft;
  if (outcome === undefined) return null;
  const { name, version, date } = guideline;
  const isConcluded = isConcluding(draft);
  const board = draft.referralBoard.trim();
  const comment = draft.referralComment.trim();
  const why = draft.followsNot.trim();
  return {
    outcome,
    text: draft.text.trim(),
    retained: isConcluded ? [...retainedOf(draft, proposals)] : [],
    ...(asksGuideline(draft) && name.trim() && version.trim() && date
      ? { guideline: { name: name.trim(), version: version.trim(), date } }
      : {}),
    ...(outcome === 'discussed' && follows !== undefined
      ? { conformity: { follows, ...(!follows && why ? { why } : {}) } }
      : {}),
    ...(outcome === 'postponed' && reason ? { postponement: { reason, text: draft.reasonText.trim() } } : {}),
    ...(outcome === 'referred' && board ? { referral: { board, ...(comment ? { comment } : {}) } } : {}),
    ...(isConcluded ? trialIn(draft, proposals) : {}),
    ...(draft.quorumReason.trim() ? { quorumReason: draft.quorumReason.trim() } : {}),
    ...followUpIn(draft, proposals),
  };
}

/** What retained proposals say, each once. */
const saidByRetained = (
  draft: Pick<DecisionDraft, 'outcome' | 'retained'>,
  proposals: Standing,
  what: 'trial' | 'examinations',
): string => {
  const retained = isConcluding(draft) ? retainedOf(draft, proposals) : [];
  const said = proposals.flatMap(({ proposal }) =>
    retained.includes(proposal._id) ? (proposal[what]?.trim() ?? []) : [],
  );
  return [...new Set(said.filter(Boolean))].join(', ');
};

interface Trial {
  readonly trial: boolean | undefined;
  readonly trialId: string;
}

/** Untouched, the trial is that of what is retained. */
export function trialOf({ trial, trialId, ...draft }: DecisionDraft, proposals: Standing): Trial {
  const isUntouched = trial === undefined && trialId === null;
  const proposed = isUntouched ? saidByRetained(draft, proposals, 'trial') : '';
  return proposed ? { trial: true, trialId: proposed } : { trial, trialId: trialId ?? '' };
}

function trialIn(draft: DecisionDraft, proposals: Standing): Pick<DecisionInput, 'trial'> {
  const { trial: proposed, trialId } = trialOf(draft, proposals);
  const identifier = trialId.trim();
  return proposed === undefined
    ? {}
    : { trial: { proposed, ...(proposed && identifier ? { identifier } : {}) } };
}

/** Untouched, the next step is the examinations that what is retained wants first. */
export const nextStepOf = (draft: DecisionDraft, proposals: Standing): string =>
  draft.nextStep ?? saidByRetained(draft, proposals, 'examinations');

function followUpIn(draft: DecisionDraft, proposals: Standing): Partial<DecisionInput> {
  const { urgency, announcedOn: day } = draft;
  const by = draft.announcedBy.trim();
  const nextStep = nextStepOf(draft, proposals).trim();
  return {
    ...(urgency ? { urgency } : {}),
    ...(by || day ? { announcement: { ...(by ? { by } : {}), ...(day ? { day } : {}) } } : {}),
    ...(nextStep ? { nextStep } : {}),
  };
}

export const retainedOf = (
  draft: Pick<DecisionDraft, 'retained'>,
  proposals: Standing,
): readonly ProposalId[] =>
  draft.retained === null
    ? likelyRetained(proposals)
    : draft.retained.filter((id) => proposals.some(({ proposal }) => proposal._id === id));

/** One of those retained stands no more, so that the decision will not retain it. */
export const isOneGone = (draft: DecisionDraft, proposals: Standing): boolean =>
  draft.retained !== null && retainedOf(draft, proposals).length < draft.retained.length;
