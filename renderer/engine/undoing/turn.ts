import type { MeetingRef } from '../../../shared/contracts/views';
import type { Place } from '../../../shared/contracts/undo';
import type { Decision } from '../../../shared/domain/decision';
import { ok, type Result } from '../../../shared/domain/result';
import type { Actor } from '../session/actor';
import { isStepAct, type Act, type UndoWords, type StepAct } from '../acts/act';
import { Reversing } from './reversing';
import type { Side } from '../acts/stack';
import { reverseStep } from './steps';
import { type Reversal } from './reversal';

/** What was turned round, in words. */
interface Turned {
  readonly words: UndoWords;
  readonly mayReturn: boolean;
  readonly decision?: Decision;
}

/** The meeting of which turning the last act of these places round takes a decision again; null where it takes none. */
export function retakenAt(
  { acts }: Actor,
  side: Side,
  places: readonly Place[] | undefined,
): MeetingRef | null {
  const act = acts.last(side, places);
  if (!act || !isStepAct(act)) return null;
  const [again] = act.steps.flatMap((step) =>
    step.kind === 'decision' && step.left !== undefined ? [step.taken.meeting] : [],
  );
  return again ? { database: act.database, meeting: again } : null;
}

/**
 * Takes the last act of these places back, or makes the last one that was taken back anew: all of it or, with what was
 * written since, nothing. One that is refused is not offered again, so that the act before it can be reached; one that the
 * disk refused is.
 */
export async function turnLast(
  actor: Actor,
  side: Side,
  places: readonly Place[] | undefined,
): Promise<Result<Turned | null>> {
  const { acts } = actor;
  const act = acts.last(side, places);
  if (!act) return ok(null);
  const done = isStepAct(act) ? await turnSteps(actor, side, act) : await turnOwn(act);
  if (!done.ok) {
    acts.drop(side, act);
    return done;
  }
  const { reversal, renamings } = done.value;
  const words = await act.words();
  acts.turned(side, act, reversal, renamings);
  const decided = isStepAct(act) ? act.steps.find((step) => step.kind === 'decision') : undefined;
  return ok({ words, mayReturn: reversal !== null, ...(decided ? { decision: decided.taken } : {}) });
}

interface Done {
  readonly reversal: Act | null;
  readonly renamings: Reversal['renamings'];
}

async function turnOwn(act: Exclude<Act, StepAct>): Promise<Result<Done>> {
  const turn = await act.turn();
  return turn.ok ? ok({ reversal: { ...act, turn: turn.value }, renamings: [] }) : turn;
}

async function turnSteps(actor: Actor, side: Side, act: StepAct): Promise<Result<Done>> {
  const isUndo = side === 'done';
  const action = isUndo ? act.actions.undo : act.actions.redo;
  const turned = await reverseSteps(actor, act, isUndo ? 'annulé' : 'rétabli', action);
  if (!turned.ok) return turned;
  const { typedAt: _typedAt, typedFrom: _typedFrom, ...told } = act;
  return ok({
    reversal: { ...told, steps: turned.value.map(({ inverse }) => inverse).reverse() },
    renamings: turned.value.flatMap(({ renamings }) => renamings),
  });
}

/** In one write, or not at all. The last step first: several may be about one document. */
export async function reverseSteps(
  actor: Actor,
  { database, steps }: Pick<StepAct, 'database' | 'steps'>,
  done: string,
  action: string,
): Promise<Result<Reversal[]>> {
  const reversing = new Reversing(actor, database, done);
  const reversals: Reversal[] = [];
  for (const step of [...steps].reverse()) {
    const reversal = await reverseStep(reversing, step);
    if (!reversal.ok) return reversal;
    reversals.push(reversal.value);
  }
  await actor.commit(database, action, reversing.writes());
  return ok(reversals);
}
