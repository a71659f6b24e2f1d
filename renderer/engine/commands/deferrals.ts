import type { MeetingRef } from '../../../shared/contracts/views';
import type { Meeting } from '../../../shared/domain/meeting';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { seenOf, stampedSeeing } from '../../../shared/merge/seeing';
import { deferredAt, type Deferred } from '../queries/deferred';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { Step, UndoWords } from '../acts/act';
import { fieldsStep } from '../acts/fieldsStep';
import { fewNames, meetingWords, wordsOn } from '../acts/words';
import { Reversing } from '../undoing/reversing';
import { reverseStep } from '../undoing/steps';
import { listedStep } from './cases';
import type { Handlers } from './handler';

/** What the closing of a meeting postponed, brought back once it goes on. */
export const deferralCommands: Handlers<'undoDeferral'> = {
  undoDeferral: async (actor, { cases, ...ref }) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return fail('missing', 'Cette séance n’est pas sur ce poste.');
    const deferred = await deferredAt(actor.session, ref.database, records);
    const reversing = new Reversing(actor, ref.database, 'repris');
    const steps: Step[] = [];
    for (const id of new Set(cases)) {
      const one = deferred.find(({ told }) => told.case === id);
      if (!one)
        return reversing.since(
          `le dossier de ${await reversing.caseName(id)} n’est plus reporté par la clôture`,
        );
      const back = await backOnTheList(reversing, ref, one);
      if (!back.ok) return back;
      steps.push(...back.value);
    }
    await actor.commit(ref.database, 'case.deferral.undone', reversing.writes());
    const names = deferred.flatMap(({ told }) => (cases.includes(told.case) ? [told.name] : []));
    remember(actor, ref, steps, () => backWords(names, records.meeting));
    return ok(null);
  },
};

/** @returns what makes the postponement anew, and puts the case back where it was */
async function backOnTheList(
  reversing: Reversing,
  ref: MeetingRef,
  { told, decision }: Deferred,
): Promise<Result<Step[]>> {
  const { to } = told;
  if (told.stays !== null)
    return reversing.since(`${told.name} n’est pas repris${to ? ` (${told.stays})` : ''}`);
  const taken = await reverseStep(reversing, { kind: 'decision', taken: decision, left: undefined });
  if (!taken.ok) return taken;
  return to
    ? moveBack(reversing, ref, to.meeting, { told, decision }, taken.value.inverse)
    : ok([taken.value.inverse]);
}

async function moveBack(
  reversing: Reversing,
  ref: MeetingRef,
  from: MeetingRef['meeting'],
  { told, decision }: Deferred,
  inverse: Step,
): Promise<Result<Step[]>> {
  const file = await reversing.doc(told.case, 'case');
  const other = await reversing.doc(from, 'meeting');
  if (!file.ok) return file;
  if (!other.ok) return other;
  // What another workstation wrote apart in the discussion, and nobody chose, comes back with the case.
  const seen = { discussion: seenOf(file.value, 'discussion') };
  const changes = { meeting: ref.meeting, discussion: decision.discussion };
  const moved = stampedSeeing(file.value, changes, seen, reversing.author);
  const order = other.value.order.filter((id) => id !== told.case);
  const ordered = stamped({ ...other.value, order }, ['order'], reversing.author);
  reversing.put(moved);
  reversing.put(ordered);
  return ok([inverse, fieldsStep(file.value, moved), listedStep(other.value, ordered, told.case)]);
}

function backWords(names: readonly string[], meeting: Meeting): UndoWords {
  const [only] = names;
  const at = meetingWords(meeting);
  if (names.length === 1)
    return wordsOn(at, {
      undone: `Le dossier de ${only} est de nouveau reporté`,
      redone: `Le dossier de ${only} est de nouveau à présenter`,
    });
  const cases = `${names.length}\u00a0dossiers sont de nouveau`;
  return wordsOn(`${fewNames(names)}, ${at}`, {
    undone: `${cases} reportés`,
    redone: `${cases} à présenter`,
  });
}

function remember(actor: Actor, ref: MeetingRef, steps: readonly Step[], words: () => UndoWords): void {
  actor.acts.add({
    database: ref.database,
    places: [{ kind: 'meeting', ...ref }],
    words,
    steps,
    actions: { undo: 'case.deferred', redo: 'case.deferral.undone' },
  });
}
