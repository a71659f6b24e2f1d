import { placeKey, type Place } from '../../../shared/contracts/undo';
import { togetherWith } from '../../../shared/domain/fieldGroups';
import type { Vote } from '../../../shared/domain/vote';
import { canonical } from '../../../shared/merge/canonical';
import type { FieldChange } from '../../../shared/merge/fieldUndo';
import { cellOf, isStepAct, keyOf, renamed, type Act, type Renaming, type Step, type StepAct } from './act';

const DEPTH = 200;
/** Saves of one field that follow one another sooner are one act; longer after, one came back to it. */
const SAME_TYPING_MS = 60_000;

export type Side = 'done' | 'undone';

/** What who is signed in did, and took back: gone with the session. */
export class ActStack {
  private held: Record<Side, Act[]> = { done: [], undone: [] };

  /** A new act: what was undone in its place is not made anew over it. */
  add(act: Act): void {
    const last = this.held.done.at(-1);
    const joined = last && typedOn(last, act);
    if (joined) this.held.done.pop();
    const { kept, renamings } = withoutIdle(joined ?? act);
    this.rename(renamings);
    if (!kept) return;
    const places = new Set(act.places.map(placeKey));
    this.held.undone = this.held.undone.filter((one) => !isIn(one, places));
    this.put('done', kept);
  }

  /** The last one on this side in these places; without places, the last of all. */
  last(side: Side, places: readonly Place[] | undefined): Act | undefined {
    const keys = places && new Set(places.map(placeKey));
    return this.held[side].findLast((act) => !keys || isIn(act, keys));
  }

  /** This vote is as an act of the one who is signed in left it. */
  left(vote: Vote): boolean {
    return [...this.held.done, ...this.held.undone].some(
      (act) =>
        isStepAct(act) &&
        act.steps.some(
          (step) =>
            step.kind === 'vote' &&
            step.after._id === vote._id &&
            keyOf.vote(step.after) === keyOf.vote(vote),
        ),
    );
  }

  clear(): void {
    this.held = { done: [], undone: [] };
  }

  drop(side: Side, act: Act): void {
    this.held[side] = this.held[side].filter((one) => one !== act);
  }

  /** It was turned round, and waits on the other side. */
  turned(side: Side, act: Act, reversal: Act | null, renamings: readonly Renaming[]): void {
    this.drop(side, act);
    this.rename(renamings);
    if (reversal) this.put(side === 'done' ? 'undone' : 'done', reversal);
  }

  private rename(renamings: readonly Renaming[]): void {
    if (renamings.length === 0) return;
    const rename = (one: Act): Act =>
      isStepAct(one)
        ? { ...one, steps: one.steps.map((step) => renamings.reduce<Step>(renamed, step)) }
        : one;
    this.held = { done: this.held.done.map(rename), undone: this.held.undone.map(rename) };
  }

  private put(side: Side, act: Act): void {
    this.held[side] = [...this.held[side], act].slice(-DEPTH);
  }
}

const isIn = (act: Act, places: ReadonlySet<string>): boolean =>
  act.places.some((place) => places.has(placeKey(place)));

/** Both as one act, where the second goes on typing in the fields of the first; undefined where it does not. */
function typedOn(first: Act, second: Act): StepAct | undefined {
  if (!isStepAct(first) || !isStepAct(second)) return undefined;
  if (first.typedAt === undefined || second.typedAt === undefined) return undefined;
  if (second.typedAt - first.typedAt > SAME_TYPING_MS) return undefined;
  // Who left the field and came back begins from what stands there since.
  if (first.typedFrom !== second.typedFrom) return undefined;
  const [a, b] = [first.steps[0], second.steps[0]];
  if (a?.kind !== 'fields' || b?.kind !== 'fields' || first.database !== second.database || a.id !== b.id)
    return undefined;
  if (a.changes.length !== b.changes.length || typedIn(a) !== typedIn(b)) return undefined;
  const changes = b.changes.flatMap((later) => {
    const earlier = a.changes.find(({ field }) => field === later.field);
    const follows = earlier && keyOf.field(earlier.after) === keyOf.field(later.before);
    return follows ? [{ ...later, before: earlier.before }] : [];
  });
  return changes.length === b.changes.length ? { ...second, steps: [{ ...b, changes }] } : undefined;
}

const isUnchanged = ({ before, after }: FieldChange): boolean =>
  before.siblings.length <= 1 &&
  after.siblings.length <= 1 &&
  canonical(before.value) === canonical(after.value);

/** It is what it was, and so is all that means one thing with it: what goes with a change is of that act. */
const isIdle = ({ field }: FieldChange, all: readonly FieldChange[]): boolean =>
  all.filter((one) => togetherWith(field).includes(one.field)).every(isUnchanged);

/** Typed and taken back in the field itself: nothing to undo, and earlier acts in that field mean what stands there now. */
function withoutIdle(act: Act): { readonly kept: Act | null; readonly renamings: readonly Renaming[] } {
  const [step] = isStepAct(act) && act.typedAt !== undefined ? act.steps : [];
  if (!isStepAct(act) || step?.kind !== 'fields') return { kept: act, renamings: [] };
  const renamings = step.changes
    .filter((it) => isIdle(it, step.changes))
    .map(({ field, before, after }) => ({
      cell: cellOf.field(step.id, field),
      from: keyOf.field(before),
      to: after,
    }));
  const changes = step.changes.filter((it) => !isIdle(it, step.changes));
  return { kept: changes.length > 0 ? { ...act, steps: [{ ...step, changes }] } : null, renamings };
}

/** The fields whose value is another: not those that only go with them. */
const typedIn = ({ changes }: Extract<Step, { kind: 'fields' }>): string =>
  canonical(
    changes
      .filter(({ before, after }) => canonical(before.value) !== canonical(after.value))
      .map(({ field }) => field)
      .sort(),
  );
