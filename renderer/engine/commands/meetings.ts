import { begunWords } from '../../../shared/domain/begun';
import type { CivilDay } from '../../../shared/domain/brand';
import { decisionInputSchema, inForce } from '../../../shared/domain/decision';
import { longDate, plural, shortDate } from '../../../shared/domain/french';
import { meetingId, type DatabaseName, type MeetingId } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { currentSchema } from '../../../shared/domain/stored';
import { fieldWords } from '../../../shared/merge/openWords';
import { happenedSince } from '../queries/namedActs';
import { stampedSeeing, type SeenByField } from '../../../shared/merge/seeing';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { Write } from '../store/store';
import { fieldsStep } from '../acts/fieldsStep';
import { undoWords } from '../acts/words';
import { chairArrives } from './attendance';
import { openYear } from './boards';
import { provenChair } from './chairPin';
import { chairOf } from './chairs';
import { takeDecision } from './decisions';
import { begunCases } from '../queries/begunCases';
import { timesOf } from '../queries/times';
import { need } from '../records/need';
import type { Handlers } from './handler';
import { meetingNotHere } from './meetingRefusals';

/** Changes a meeting's fields and stamps them. @returns the document as it was and as it is */
export async function changeMeeting(
  actor: Actor,
  ref: { database: DatabaseName; meeting: MeetingId },
  action: string,
  change: (meeting: Meeting) => Partial<Meeting>,
  seen: SeenByField = {},
) {
  const found = await need(actor.session, ref.database, ref.meeting, 'meeting');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const changes = change(doc);
  const next = stampedSeeing(doc, changes, seen, actor.author());
  await actor.commit(ref.database, action, [{ doc: next, parent: revision }]);
  return ok({ before: doc, after: next });
}

/** A meeting stays in its year: each year has its database. Null where it does. */
export const otherYear = (database: DatabaseName, date: CivilDay): Result<never> | null =>
  database.endsWith(`_${date.slice(0, 4)}`)
    ? null
    : fail('state', 'Une séance ne change pas d’année\u00a0: chaque année a sa base.', {
        next: `Planifiez une nouvelle séance le ${shortDate(date)} et présentez-y les dossiers.`,
      });

export const meetingCommands: Handlers<
  | 'planMeeting'
  | 'editMeeting'
  | 'openMeeting'
  | 'closeMeeting'
  | 'keepTimes'
  | 'undoOpening'
  | 'reopenMeeting'
> = {
  planMeeting: async (actor, input, services) => {
    const board = await need(actor.session, input.database, 'board', 'board');
    if (!board.ok) return board;
    const database = await openYear(actor, services, board.value.doc, Number(input.date.slice(0, 4)));
    const meeting: Meeting = {
      _id: meetingId(input.date, actor.session.ulid()),
      type: 'meeting',
      schema: currentSchema.meeting,
      clock: {},
      stamps: {},
      date: input.date,
      time: input.time,
      place: input.place || board.value.doc.place,
      mode: input.mode,
      state: 'planned',
      order: [],
    };
    const doc = stamped(meeting, ['date', 'time', 'place', 'mode', 'state'], actor.author());
    await actor.commit(database, 'meeting.planned', [{ doc, parent: null }]);
    return ok({ database, meeting: meeting._id });
  },

  editMeeting: async (actor, { database, meeting, seen, ...changes }) => {
    const given = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ) as Partial<Meeting>;
    const refused = given.date && otherYear(database, given.date);
    if (refused) return refused;
    const done = await changeMeeting(actor, { database, meeting }, 'meeting.edited', () => given, seen);
    if (!done.ok) return done;
    const { before, after } = done.value;
    const labels = Object.keys(given).map((field) => fieldWords('meeting', field));
    actor.acts.add({
      database,
      places: [{ kind: 'meeting', database, meeting }],
      words: () =>
        undoWords(`Modification de la séance du ${longDate(after.date)} (${labels.join(', ')})`, true),
      steps: [fieldsStep(before, after)],
      actions: { undo: 'meeting.edited', redo: 'meeting.edited' },
    });
    return ok(null);
  },

  openMeeting: async (actor, { chair, ...ref }) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return meetingNotHere;
    const found = chairOf(records, actor.person, chair);
    if (!found.ok) return found;
    const person = found.value;
    const now = actor.session.now();
    const done = await changeMeeting(actor, ref, 'meeting.opened', (m) => ({
      state: 'open',
      chair: person,
      openedAt: m.openedAt ?? now,
    }));
    if (!done.ok) return done;
    await chairArrives(actor, ref, person);
    return ok(null);
  },

  closeMeeting: async (actor, { postponeRest, evenBegun, proof, ...ref }, services) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return meetingNotHere;
    if (records.meeting.state !== 'open') return fail('state', 'Cette séance n’est pas ouverte.');
    const open = records.cases.filter(
      (file) => !inForce(records.decisions.filter((d) => d.case === file._id)),
    );
    if (open.length > 0 && !postponeRest)
      return fail('state', `${plural(open.length, 'dossier reste', 'dossiers restent')} sans décision.`, {
        safe: 'La séance reste ouverte, tout est enregistré.',
        next: 'Concluez chaque dossier, ou reportez-le avec son motif («\u00a0Cas non présenté\u00a0»).',
      });
    const begun = (await begunCases(actor.session, ref.database, records)).filter((one) => !one.isDecided);
    if (begun.length > 0 && !evenBegun)
      return fail('state', `${begunWords(begun)}.`, {
        safe: 'Aucun dossier n’est reporté et la séance reste ouverte.',
        next: 'Concluez d’abord ce qui est commencé, ou reportez aussi ces dossiers.',
      });
    const proven = open.length > 0 ? await provenChair(actor, ref, proof, services) : ok(null);
    if (!proven.ok) return proven;
    const rest = { outcome: 'postponed', postponement: { reason: 'notPresented' } } as const;
    for (const file of open) {
      const done = await takeDecision(
        actor,
        { database: ref.database, case: file._id },
        decisionInputSchema.parse(rest),
        { seen: null, atClosing: true },
      );
      // Decided elsewhere while the others were postponed: it is not to be postponed any more.
      if (!done.ok && done.problem.code !== 'overtaken') return done;
    }
    const times = await timesOf(actor.session, ref.database, ref.meeting);
    const durations = Object.fromEntries(
      Object.entries(times).map(([id, ms = 0]) => [id, Math.round(ms / 1000)]),
    ) as NonNullable<Meeting['durations']>;
    const done = await changeMeeting(actor, ref, 'meeting.closed', () => ({
      state: 'closed',
      closedAt: actor.session.now(),
      ...(Object.keys(durations).length > 0 ? { durations } : {}),
    }));
    return done.ok ? ok(null) : done;
  },

  keepTimes: async ({ session }, { database, meeting, spent }) => {
    const found = await need(session, database, meeting, 'meeting');
    if (!found.ok) return found;
    await session.store.watched(() => session.drafts.keep(database, meeting, 'times', { spent }));
    return ok(null);
  },

  undoOpening: async (actor, ref) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return meetingNotHere;
    const { attendances } = records;
    const busy = await happenedSince(actor.session, ref.database, records);
    if (busy !== null)
      return fail('state', `L’ouverture n’est pas annulée\u00a0: ${busy}.`, {
        safe: 'La séance reste ouverte, tout est enregistré.',
        next: 'Concluez les dossiers présentés, puis terminez la séance.',
      });
    const found = await need(actor.session, ref.database, ref.meeting, 'meeting');
    if (!found.ok) return found;
    const { openedAt: _openedAt, chair: _chair, ...rest } = found.value.doc;
    const author = actor.author();
    const fields = ['state', 'openedAt', 'chair'];
    const planned: Meeting = stamped({ ...(rest as Meeting), state: 'planned' as const }, fields, author);
    // Who opened it arrived with the opening: else they would have been in the room since.
    const came = attendances.filter((one) => one.spans.length > 0);
    const writes: Write[] = [{ doc: planned, parent: found.value.revision }];
    for (const { _id } of came) {
      const held = await need(actor.session, ref.database, _id, 'attendance');
      if (!held.ok) return held;
      // Who marks somebody writes this too; the opening does not.
      const { expected } = held.value.doc.stamps;
      const unmarked = !expected || expected.unmarked === true;
      const doc = stamped({ ...held.value.doc, spans: [] }, ['spans'], { ...author, unmarked });
      writes.push({ doc, parent: held.value.revision });
    }
    await actor.commit(ref.database, 'meeting.opening.undone', writes);
    return ok(null);
  },

  reopenMeeting: async (actor, ref) => {
    const found = await need(actor.session, ref.database, ref.meeting, 'meeting');
    if (!found.ok) return found;
    if (found.value.doc.state !== 'closed') return fail('state', 'Cette séance n’est pas terminée.');
    const done = await changeMeeting(actor, ref, 'meeting.reopened', () => ({ state: 'open' }));
    return done.ok ? ok(null) : done;
  },
};
