import { checkDecision, type DecisionInput } from './decision';
import { asksGuideline, inputOf, type Standing } from './decisionInput';
import type { DecisionDraft } from './drafts';
import type { Problem } from './result';

export type DecisionField =
  | 'outcome'
  | 'guideline'
  | 'postponement'
  | 'postponementText'
  | 'referral'
  | 'text'
  | 'followsNot'
  | 'quorumReason';

/** What is wrong, and the field to say it beside. */
interface DecisionFault {
  readonly field: DecisionField;
  readonly problem: Problem;
}

/** What is wrong with a draft, and where: what its input leaves out unsaid, then the rules of `decision.ts`. */
export function faultsOf(
  draft: DecisionDraft,
  proposals: Standing,
  isQuorumReached: boolean,
): readonly DecisionFault[] {
  const input = inputOf(draft, proposals);
  const faults = faultsIn(input, isQuorumReached);
  // A registered case without its guideline is a fault of the rules.
  const isHalf = draft.outcome === 'discussed' && asksGuideline(draft) && !input?.guideline;
  const { name, version, date } = draft.guideline;
  return isHalf && (name.trim() || version.trim() || date) ? [halfGuideline, ...faults] : faults;
}

const halfGuideline: DecisionFault = {
  field: 'guideline',
  problem: {
    code: 'invalid',
    message: 'Le référentiel n’a pas son nom, sa version et sa date.',
    next: 'Complétez-les, ou videz-les tous.',
  },
};

/** All at once, the main one first. */
function faultsIn(input: DecisionInput | null, isQuorumReached: boolean): readonly DecisionFault[] {
  if (input === null)
    return [
      { field: 'outcome', problem: { code: 'invalid', message: 'Dites d’abord ce que devient le cas.' } },
    ];
  const checked = checkDecision(input, isQuorumReached);
  if (checked.ok) return [];
  const field = fieldAtFault(input);
  const mended = asIfMended[field];
  // The rules stop at the first fault: asked again as if it were mended, they say the next one.
  const rest = mended ? faultsIn({ ...input, ...mended }, isQuorumReached) : [];
  return [{ field, problem: checked.problem }, ...rest];
}

const asIfMended: Partial<Record<DecisionField, Partial<DecisionInput>>> = {
  text: { text: '-' },
  guideline: { guideline: { name: '-', version: '-', date: '2000-01-01' } },
  followsNot: { conformity: { follows: false, why: '-' } },
};

function fieldAtFault(input: DecisionInput): DecisionField {
  if (input.outcome === 'postponed') return input.postponement ? 'postponementText' : 'postponement';
  if (input.outcome === 'referred') return 'referral';
  if (input.outcome === 'registered' && !input.guideline) return 'guideline';
  if (input.conformity?.follows === false && !input.conformity.why?.trim()) return 'followsNot';
  const isSaid = (input.text ?? '') !== '' || (input.retained ?? []).length > 0;
  return isSaid ? 'quorumReason' : 'text';
}
