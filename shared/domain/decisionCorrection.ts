import { decisionSchema, type Decision, type DecisionInput, type Outcome } from './decision';
import { isConcluding } from './decisionInput';

type Part = 'guideline' | 'trial' | 'postponement' | 'referral' | 'conformity' | 'announcement';

const of =
  (wanted: Outcome) =>
  ({ outcome }: DecisionInput): boolean =>
    outcome === wanted;

/**
 * Of each part of a decision: what its form says, which of that tells what the part is about, and whether its form asks
 * for it. What no form shows (the comment on a trial, what a newer version noted) stays as long as it is about the same.
 */
const parts: Record<
  Part,
  {
    readonly said: readonly string[];
    readonly about: readonly string[];
    readonly isAsked: (input: DecisionInput, former: Decision) => boolean;
  }
> = {
  guideline: {
    said: ['name', 'version', 'date'],
    about: ['name', 'version', 'date'],
    // Of a discussed case beside its conformity alone, so that it goes with it.
    isAsked: ({ outcome, conformity }, former) =>
      outcome === 'registered' || conformity !== undefined || former.conformity !== undefined,
  },
  trial: { said: ['proposed', 'identifier'], about: ['proposed'], isAsked: isConcluding },
  postponement: { said: ['reason', 'text'], about: ['reason'], isAsked: of('postponed') },
  referral: { said: ['board', 'comment'], about: ['board'], isAsked: of('referred') },
  conformity: { said: ['follows', 'why'], about: ['follows'], isAsked: of('discussed') },
  announcement: { said: ['by', 'day'], about: ['by', 'day'], isAsked: () => true },
};

const without = (record: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

function partOf(former: Decision, input: DecisionInput, part: Part): object | undefined {
  const was: Readonly<Record<string, unknown>> | undefined = former[part];
  const now: Readonly<Record<string, unknown>> | undefined = input[part];
  const { said, about, isAsked } = parts[part];
  // Cleared where it is asked, given up with its outcome; else nobody was asked, so nobody said that it is to go.
  if (!now) return input.outcome === former.outcome && !isAsked(input, former) ? was : undefined;
  const isSame = was !== undefined && about.every((key) => was[key] === now[key]);
  return isSame ? { ...without(was, said), ...now } : now;
}

/** What a corrected decision says: what the chair says anew, and all of the former one that no form showed. */
export function correctedInput<T extends DecisionInput>(former: Decision, input: T): T {
  const kept = (Object.keys(parts) as Part[]).flatMap((part) => {
    const value = partOf(former, input, part);
    return value === undefined ? [] : [[part, value] as const];
  });
  return {
    ...without(former, [...Object.keys(decisionSchema.shape), 'alternatives']),
    ...input,
    ...Object.fromEntries(kept),
  };
}
