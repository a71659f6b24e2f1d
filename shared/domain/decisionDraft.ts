import { checkDecision, type Decision, type DecisionInput } from './decision';
import type { DecisionDraft } from './drafts';
import type { ProposalId } from './ids';
import type { Problem } from './result';
import type { Tally } from './vote';

/** Proposals that stand, with their votes. */
export type Standing = readonly {
  readonly proposal: { readonly _id: ProposalId };
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

export const blankDecision: DecisionDraft = {
  outcome: undefined,
  retained: null,
  text: '',
  guideline: { name: '', version: '', date: undefined },
  reason: undefined,
  reasonText: '',
  referralBoard: '',
  referralComment: '',
  trial: undefined,
  trialId: '',
  quorumReason: '',
};

/** Nothing of it would be missed. */
export const isBlankDecision = (draft: DecisionDraft): boolean =>
  Object.entries(blankDecision).every(([key, blank]) => JSON.stringify(draft[key]) === JSON.stringify(blank));

/** Whatever order their fields came in. */
export const isSameDraft = (a: DecisionDraft, b: DecisionDraft): boolean =>
  Object.keys(blankDecision).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** The decision in force says just this. */
export const isTaken = (
  draft: DecisionDraft,
  { decision, proposals }: { readonly decision: Decision | null; readonly proposals: Standing },
): boolean =>
  decision !== null &&
  JSON.stringify(inputOf(draft, proposals)) === JSON.stringify(inputOf(draftOf(decision), proposals));

/** The draft as it is kept: what was in force when it was begun stays said. */
export const begunOn = (draft: DecisionDraft, decision: Decision | null): DecisionDraft =>
  draft.begunOn === undefined ? { ...draft, begunOn: decision?._id ?? null } : draft;

/** Another decision is in force than when the draft was begun, or none any more. */
export const isOvertaken = (draft: DecisionDraft, decision: Decision | null): boolean =>
  draft.begunOn !== undefined && draft.begunOn !== (decision?._id ?? null);

/** To correct a decision one starts from what it says. */
export const draftOf = (decision: Decision): DecisionDraft => ({
  outcome: decision.outcome,
  retained: decision.retained,
  text: decision.text,
  guideline: decision.guideline ?? blankDecision.guideline,
  reason: decision.postponement?.reason,
  reasonText: decision.postponement?.text ?? '',
  referralBoard: decision.referral?.board ?? '',
  referralComment: decision.referral?.comment ?? '',
  trial: decision.trial?.proposed,
  trialId: decision.trial?.identifier ?? '',
  quorumReason: decision.quorumReason ?? '',
});

export type DecisionField =
  'outcome' | 'guideline' | 'postponement' | 'postponementText' | 'referral' | 'text' | 'quorumReason';

/** What is wrong, and the field to say it beside. */
interface DecisionFault {
  readonly field: DecisionField;
  readonly problem: Problem;
}

/** Null until an outcome is chosen. Fields of other outcomes are left out: they were typed, then given up. */
export function inputOf(draft: DecisionDraft, proposals: Standing): DecisionInput | null {
  const { outcome, guideline, reason } = draft;
  if (outcome === undefined) return null;
  const { name, version, date } = guideline;
  const isConcluded = outcome === 'discussed' || outcome === 'registered';
  const board = draft.referralBoard.trim();
  const comment = draft.referralComment.trim();
  const trialId = draft.trialId.trim();
  return {
    outcome,
    text: draft.text.trim(),
    retained: isConcluded ? [...retainedOf(draft, proposals)] : [],
    ...(outcome === 'registered' && name.trim() && version.trim() && date
      ? { guideline: { name: name.trim(), version: version.trim(), date } }
      : {}),
    ...(outcome === 'postponed' && reason ? { postponement: { reason, text: draft.reasonText.trim() } } : {}),
    ...(outcome === 'referred' && board ? { referral: { board, ...(comment ? { comment } : {}) } } : {}),
    ...(draft.trial !== undefined && isConcluded
      ? { trial: { proposed: draft.trial, ...(draft.trial && trialId ? { identifier: trialId } : {}) } }
      : {}),
    ...(draft.quorumReason.trim() ? { quorumReason: draft.quorumReason.trim() } : {}),
  };
}

export const retainedOf = (draft: DecisionDraft, proposals: Standing): readonly ProposalId[] =>
  draft.retained === null
    ? likelyRetained(proposals)
    : draft.retained.filter((id) => proposals.some(({ proposal }) => proposal._id === id));

/** One of those retained stands no more, so that the decision will not retain it. */
export const isOneGone = (draft: DecisionDraft, proposals: Standing): boolean =>
  draft.retained !== null && retainedOf(draft, proposals).length < draft.retained.length;

/** The rules of shared/domain/decision, with the place in the form that each concerns: all at once, the main one first. */
export function faultsIn(input: DecisionInput | null, isQuorumReached: boolean): readonly DecisionFault[] {
  if (input === null)
    return [
      { field: 'outcome', problem: { code: 'invalid', message: 'Dites d’abord ce que devient le cas.' } },
    ];
  const checked = checkDecision(input, isQuorumReached);
  if (checked.ok) return [];
  const field = fieldAtFault(input);
  // The rules stop at the first fault: asked again as if it were mended, they say the next one.
  const rest =
    field === 'text'
      ? faultsIn({ ...input, text: '-' }, isQuorumReached)
      : field === 'guideline'
        ? faultsIn({ ...input, guideline: { name: '-', version: '-', date: '2000-01-01' } }, isQuorumReached)
        : [];
  return [{ field, problem: checked.problem }, ...rest];
}

function fieldAtFault(input: DecisionInput): DecisionField {
  if (input.outcome === 'postponed') return input.postponement ? 'postponementText' : 'postponement';
  if (input.outcome === 'referred') return 'referral';
  if (input.outcome === 'registered' && !input.guideline) return 'guideline';
  const isSaid = (input.text ?? '') !== '' || (input.retained ?? []).length > 0;
  return isSaid ? 'quorumReason' : 'text';
}
