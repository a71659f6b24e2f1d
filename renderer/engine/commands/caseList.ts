import type { MeetingRef } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import type { Meeting } from '../../../shared/domain/meeting';
import { presenterOf, togetherByPresenter } from '../../../shared/domain/timetable';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import { presentedAt } from '../undoing/presented';
import { Reversing } from '../undoing/reversing';
import { fieldsStep } from '../acts/fieldsStep';
import { meetingWords, wordsOn } from '../acts/words';
import { listedStep, withOrder } from './cases';
import { need } from '../records/need';
import type { Handlers } from './handler';
import { meetingNotHere } from './meetingRefusals';
import { changeMeeting } from './meetings';

/** `withOthers`: all that were taken off in the act that took this one off. Many leave the list again by an act of its own, never by Ctrl Z. */
async function restoreTogether(actor: Actor, ref: MeetingRef, one: CaseFile): Promise<Result<null>> {
  const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
  const key = withdrawalKey(one);
  const cases = (records?.withdrawn ?? [one]).filter((file) => withdrawalKey(file) === key);
  const reversing = new Reversing(actor, ref.database, 'rétabli');
  const meeting = await reversing.doc(ref.meeting, 'meeting');
  if (!meeting.ok) return meeting;
  const ids = cases.map(({ _id }) => _id);
  for (const id of ids) {
    const file = await reversing.doc(id, 'case');
    if (!file.ok) return file;
    reversing.put(stamped({ ...file.value, withdrawn: false }, ['withdrawn'], reversing.author));
  }
  const order = [...meeting.value.order.filter((id) => !ids.includes(id)), ...ids];
  reversing.put(stamped({ ...meeting.value, order }, ['order'], reversing.author));
  await actor.commit(ref.database, 'case.restored', reversing.writes());
  return ok(null);
}

const withdrawalKey = ({ stamps }: CaseFile): string => {
  const stamp = stamps['withdrawn'];
  return stamp ? [stamp.device, stamp.by, stamp.at].join(' ') : '';
};

/** What stands on the list of a meeting. */
export const caseListCommands: Handlers<'restoreCase' | 'groupCases'> = {
  groupCases: async (actor, ref) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return meetingNotHere;
    const presenters = new Map(records.cases.map(({ _id, values }) => [_id, presenterOf(values)]));
    const grouped = (order: Meeting['order']) => togetherByPresenter(order, (id) => presenters.get(id));
    const { order } = records.meeting;
    if (grouped(order).every((id, at) => id === order[at])) return ok(null);
    const done = await changeMeeting(actor, ref, 'meeting.ordered', (m) => ({ order: grouped(m.order) }));
    if (!done.ok) return done;
    const { before, after } = done.value;
    actor.acts.add({
      database: ref.database,
      places: [
        { kind: 'meeting', ...ref },
        { kind: 'order', ...ref },
      ],
      words: () =>
        wordsOn(meetingWords(after), {
          undone: 'Ordre des dossiers rétabli',
          redone: 'Dossiers regroupés de nouveau par présentateur',
        }),
      steps: [fieldsStep(before, after)],
      actions: { undo: 'meeting.ordered', redo: 'meeting.ordered' },
    });
    return ok(null);
  },

  restoreCase: async (actor, ref) => {
    const meeting = await need(actor.session, ref.database, ref.meeting, 'meeting');
    if (!meeting.ok) return meeting;
    if (meeting.value.doc.state === 'closed')
      return fail('state', 'Cette séance est terminée.', {
        safe: 'Le dossier est conservé, retiré comme il l’était.',
        next: 'Inscrivez ce patient à une séance à venir.',
      });
    const file = await need(actor.session, ref.database, ref.case, 'case');
    if (!file.ok) return file;
    const { meeting: own, withdrawn } = file.value.doc;
    if (own !== ref.meeting)
      return fail('state', 'Ce dossier est inscrit à une autre séance.', {
        safe: 'Rien n’a été modifié.',
        next: 'Cherchez-le par son nom (Ctrl K).',
      });
    if (!withdrawn) return ok(null);
    if (ref.withOthers) return restoreTogether(actor, ref, file.value.doc);
    const { doc, revision } = meeting.value;
    const restored = stamped({ ...file.value.doc, withdrawn: false }, ['withdrawn'], actor.author());
    const ordered = withOrder(actor, doc, [...doc.order.filter((other) => other !== ref.case), ref.case]);
    // In one frame: never on the list without its place.
    await actor.commit(ref.database, 'case.restored', [
      { doc: restored, parent: file.value.revision },
      { doc: ordered, parent: revision },
    ]);
    const known = await presentedAt(actor.session.store, ref.database, ref.case, ref.meeting);
    const name = patientName(restored.values);
    actor.acts.add({
      database: ref.database,
      places: [{ kind: 'meeting', database: ref.database, meeting: ref.meeting }],
      words: () => ({
        undone: `Le dossier de ${name} est de nouveau retiré`,
        redone: `Le dossier de ${name} est de nouveau inscrit`,
      }),
      steps: [fieldsStep(file.value.doc, restored), listedStep(doc, ordered, ref.case, known)],
      actions: { undo: 'case.withdrawn', redo: 'case.restored' },
    });
    return ok(null);
  },
};
