import type { Place } from '../../../shared/contracts/undo';
import type { Attached } from '../../../shared/domain/files';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { Decision } from '../../../shared/domain/decision';
import type { CaseId, DatabaseName, MeetingId, PersonId, Sha256 } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import type { Proposal } from '../../../shared/domain/proposal';
import type { Result } from '../../../shared/domain/result';
import type { Vote } from '../../../shared/domain/vote';
import { canonical } from '../../../shared/merge/canonical';
import { stateKey, type FieldChange, type FieldState } from '../../../shared/merge/fieldUndo';
import type { Mutable } from '../../../shared/merge/mergeMutable';

/** What one act did to one document, so that it can be told whether it still stands, and be turned round. */
export type Step =
  | {
      readonly kind: 'fields';
      readonly type: Mutable['type'];
      readonly id: string;
      readonly changes: readonly FieldChange[];
      /** Of a presence taken back: what rested on that person then, as `restingOn` gives it. */
      readonly known?: readonly string[];
    }
  /** One file of a case: others may be attached and taken off meanwhile. */
  | {
      readonly kind: 'file';
      readonly id: CaseId;
      readonly file: Sha256;
      readonly before: Attached | undefined;
      readonly after: Attached | undefined;
    }
  /** One member of a board: others may come and go meanwhile. */
  | {
      readonly kind: 'member';
      readonly person: PersonId;
      readonly before: Person | undefined;
      readonly after: Person | undefined;
    }
  /** The places of some cases on the list: others may come and go meanwhile. */
  | {
      readonly kind: 'listed';
      readonly id: MeetingId;
      readonly cases: readonly Listed[];
      /** The whole order: acts that had left it so mean what the way back writes. */
      readonly before: FieldState;
      readonly after: FieldState;
    }
  /** A case that the act made; `isOff`: taken off again. `left`: what stood of its being on the list before that. */
  | {
      readonly kind: 'registered';
      readonly doc: CaseFile;
      readonly isOff: boolean;
      readonly left?: FieldState;
    }
  | { readonly kind: 'vote'; readonly before: Vote | null; readonly after: Vote }
  /** `undoing`: what took it back. */
  | { readonly kind: 'proposal'; readonly act: Proposal; readonly undoing: Proposal | null }
  /** `left`: what was in force once it was taken back; undefined: it is in force itself. */
  | { readonly kind: 'decision'; readonly taken: Decision; readonly left: Decision | null | undefined };

/** Where a case was on the list, and where the act put it; -1: it is not on it. */
interface Listed {
  readonly case: CaseId;
  readonly before: number;
  readonly after: number;
  /** What was said of it at this meeting as the act was done, as `presentedAt` gives it: nothing of it came since. */
  readonly known: readonly string[];
}

/** « Vote … annulé », « Vote … rétabli » */
export interface UndoWords {
  readonly undone: string;
  readonly redone: string;
}

interface Told {
  /** Where it is on the screen. */
  readonly places: readonly Place[];
  readonly words: () => UndoWords | Promise<UndoWords>;
}

export interface StepAct extends Told {
  readonly database: DatabaseName;
  readonly steps: readonly Step[];
  /** What the trace says of taking it back, and of making it anew. */
  readonly actions: { readonly undo: string; readonly redo: string };
  /** When it was last typed at, in milliseconds: what follows at once in the same field is the same act. */
  readonly typedAt?: number;
  /** What stood there as the typing began: who left the field and came back saw another. */
  readonly typedFrom?: string;
}

/** Turns an act round its own way. @returns what turns it round again, once it is done */
export type Turn = () => Promise<Result<Turn>>;

/** An act that has its own way back, and forward again: a choice among values written apart. */
interface OwnAct extends Told {
  readonly turn: Turn;
}

export type Act = StepAct | OwnAct;

export const isStepAct = (act: Act): act is StepAct => 'steps' in act;

/** Turned round, a field holds what it held before, as another change: acts that left it so mean this one from now on. */
export interface Renaming {
  readonly cell: string;
  readonly from: string;
  readonly to: FieldState | Vote | Attached | undefined;
}

const votedKey = (vote: Vote | null): string =>
  vote ? canonical([vote.position, vote.reserve, vote.comment, vote.recordedBy, vote.at]) : '';

/** The state of what a step is about, by what gave it. */
export const keyOf = {
  field: stateKey,
  vote: votedKey,
  file: (file: Attached | undefined) => canonical(file),
};

export const cellOf = {
  field: (id: string, field: string) => `${id} ${field}`,
  vote: ({ _id }: Vote) => _id,
  file: (id: CaseId, file: Sha256) => `${id} files ${file}`,
};

export function renamed(step: Step, { cell, from, to }: Renaming): Step {
  if (step.kind === 'fields')
    return {
      ...step,
      changes: step.changes.map((change) => {
        if (cellOf.field(step.id, change.field) !== cell) return change;
        const now = (state: FieldState) => (stateKey(state) === from ? (to as FieldState) : state);
        return { ...change, before: now(change.before), after: now(change.after) };
      }),
    };
  if (step.kind === 'listed' && cellOf.field(step.id, 'order') === cell) {
    const now = (state: FieldState) => (stateKey(state) === from ? (to as FieldState) : state);
    return { ...step, before: now(step.before), after: now(step.after) };
  }
  if (step.kind === 'vote' && cellOf.vote(step.after) === cell) {
    const now = <V extends Vote | null>(vote: V) => (votedKey(vote) === from ? (to as V) : vote);
    return { ...step, before: now(step.before), after: now(step.after) };
  }
  if (step.kind === 'file' && cellOf.file(step.id, step.file) === cell) {
    const now = (file: Attached | undefined) => (keyOf.file(file) === from ? (to as Attached) : file);
    return { ...step, before: now(step.before), after: now(step.after) };
  }
  return step;
}
