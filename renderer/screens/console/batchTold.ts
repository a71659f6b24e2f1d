import type { CommandResult } from '../../../shared/contracts/commands/commands';
import type { CaseId } from '../../../shared/domain/ids';
import { problemWords } from '../../../shared/domain/result';

interface Refused {
  readonly name: string;
  readonly why: string;
}

interface Registered {
  readonly case: CaseId;
  readonly name: string;
}

/** What became of a batch: registered together, and taken back together. */
export interface BatchTold {
  /** Its decision can still be taken back from here. */
  readonly registered: readonly Registered[];
  readonly refused: readonly Refused[];
  /** Null until somebody takes them back. */
  readonly takenBack: {
    readonly count: number;
    readonly of: number;
    /** What stays registered, whatever is tried again. */
    readonly stays: readonly Refused[];
  } | null;
}

type Tried = readonly { readonly one: Registered; readonly result: CommandResult<'undo'> }[];

/**
 * What is told once the registered ones were taken back, each by its own undoing. Only where the disk failed may it be tried
 * again: elsewhere the act is spent, and another time would take back what was done before in that case.
 */
export function toldTakenBack({ registered, takenBack }: BatchTold, tried: Tried): BatchTold {
  const told = tried.map(({ one, result }) => ({ one, why: whyNot(result), mayRetry: isFailed(result) }));
  const kept = told.flatMap(({ one, why, mayRetry }) =>
    why === null ? [] : [{ one, mayRetry, refused: { name: one.name, why } }],
  );
  const before = takenBack ?? { count: 0, of: registered.length, stays: [] };
  const stays = [...before.stays, ...kept.filter(({ mayRetry }) => !mayRetry).map(({ refused }) => refused)];
  const again = kept.filter(({ mayRetry }) => mayRetry);
  return {
    registered: again.map(({ one }) => one),
    refused: [...stays, ...again.map(({ refused }) => refused)],
    takenBack: { count: before.count + told.length - kept.length, of: before.of, stays },
  };
}

const isFailed = (result: Tried[number]['result']): boolean =>
  !result.ok && result.problem.code === 'storage';

/** Null: it was taken back. */
function whyNot(result: Tried[number]['result']): string | null {
  if (!result.ok) return problemWords(result.problem);
  return result.value.undone === null
    ? 'Sa décision ne peut plus être reprise d’ici. Relisez-la dans son dossier.'
    : null;
}
