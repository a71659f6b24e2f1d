import { outcomeNames } from '../../domain/decision';
import { corrected } from './banner';
import {
  conclusionText,
  detailFacts,
  isLongConclusion,
  postponementWords,
  summaryFacts,
  type DecisionContext,
} from './decisionWords';
import { lines } from './plainText';
import { moment, type Fact } from './words';

export interface Conclusion {
  readonly outcome: string;
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** The answer, on the first page: a correspondent reads no further. Null for a draft: its banner has said so. */
export function conclusion({ view }: DecisionContext): Conclusion | null {
  const { decision } = view;
  return (
    decision && {
      outcome: outcomeNames[decision.outcome],
      text: conclusionText(decision),
      facts: summaryFacts(decision, view),
    }
  );
}

export interface DecisionDetails {
  /** A conclusion too long for the first page; else empty. */
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** What the first page left out: the trial, who decided. Null for a draft. */
export function decisionDetails(context: DecisionContext): DecisionDetails | null {
  const { decision } = context.view;
  return (
    decision && {
      text: isLongConclusion(decision) ? decision.text : '',
      facts: detailFacts(decision, context),
    }
  );
}

export interface EarlierDecision {
  readonly outcome: string;
  /** Why, or what was concluded. */
  readonly text: string;
}

/** What earlier meetings concluded on the same case: reports, referrals. */
export function earlierDecisions({ view, timeZone }: DecisionContext): EarlierDecision[] {
  const current = view.decision;
  const replaced = new Set(current ? corrected(current, view.decisions).map((d) => d._id) : []);
  return view.decisions
    .filter((d) => d.meeting !== view.meeting && !d.revoked && d._id !== current?._id && !replaced.has(d._id))
    .map((d) => ({
      outcome: `${moment(d.at, timeZone)}\u00a0: ${outcomeNames[d.outcome]}`,
      text: d.postponement ? postponementWords(d) : (d.referral?.board ?? lines(d.text).join(' ')),
    }));
}
