import type { Decision } from './decision';
import { inputOf, type Standing } from './decisionInput';
import type { DecisionDraft } from './drafts';

/** What a new decision starts from. */
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
  trialId: null,
  quorumReason: '',
  follows: undefined,
  followsNot: '',
  urgency: undefined,
  announcedBy: '',
  announcedOn: undefined,
  nextStep: null,
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
  follows: decision.conformity?.follows,
  followsNot: decision.conformity?.why ?? '',
  urgency: decision.urgency,
  announcedBy: decision.announcement?.by ?? '',
  announcedOn: decision.announcement?.day,
  nextStep: decision.nextStep ?? '',
});
