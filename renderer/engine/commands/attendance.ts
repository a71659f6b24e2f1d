import {
  attendanceNames,
  expectedNames,
  isMarked,
  markFields,
  modeAt,
  type Attendance,
  type AttendanceMode,
} from '../../../shared/domain/attendance';
import type { CivilDay, Instant } from '../../../shared/domain/brand';
import { longDate } from '../../../shared/domain/french';
import { attendanceId, type CaseId, type DatabaseName, type MeetingId } from '../../../shared/domain/ids';
import type { MeetingState } from '../../../shared/domain/meeting';
import { personName, type Person } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { canonical } from '../../../shared/merge/canonical';
import { expectedAttendance } from '../records/attendanceOf';
import type { Actor } from '../session/actor';
import { fieldsStep } from '../acts/fieldsStep';
import { undoWords } from '../acts/words';
import { need } from '../records/need';
import type { Handlers } from './handler';
import { whoIsAdded } from './whoIsAdded';

interface Ref {
  readonly database: DatabaseName;
  readonly meeting: MeetingId;
}
interface Seen {
  readonly mode: AttendanceMode;
  readonly at: Instant;
  readonly day: CivilDay;
  readonly cases: readonly CaseId[] | undefined;
  readonly state: MeetingState;
}

/** Before the meeting opens, « présent » and « absent » speak of who is expected; from then on, of who is there. */
function seenAs(a: Attendance, { mode, at, day, cases, state }: Seen): Attendance {
  if (mode === 'written') {
    const { cases: _before, ...opinion } = a.written ?? { day };
    return {
      ...closeStay(a, at),
      expected: true,
      written: { ...opinion, day, ...(cases ? { cases: [...cases] } : {}) },
    };
  }
  const { written: _written, ...rest } = a;
  if (state === 'planned') return { ...rest, expected: mode !== 'absent' };
  const left = closeStay(rest, at);
  if (mode === 'absent') return left;
  const stay = a.spans.find((s) => s.to === undefined);
  if (stay?.mode === mode) return a;
  return { ...left, spans: [...left.spans, { mode, from: at }] };
}

const closeStay = (a: Attendance, at: Instant): Attendance => ({
  ...a,
  spans: a.spans.map((s) => (s.to === undefined ? { ...s, to: at } : s)),
});

/** Where a mark was taken back, one begins from what anybody is who was never marked. */
const unnoted = ({ written: _written, ...a }: Attendance): Attendance => ({
  ...a,
  expected: true,
  spans: [],
});

async function setAttendance(
  actor: Actor,
  ref: Ref,
  person: Person,
  change: (a: Attendance) => Attendance,
  marks: readonly string[] = markFields,
): Promise<Result<{ before: Attendance; after: Attendance }>> {
  const meeting = await need(actor.session, ref.database, ref.meeting, 'meeting');
  if (!meeting.ok) return meeting;
  const loaded = await actor.session.store.load(
    ref.database,
    attendanceId(ref.meeting, person.id),
    'attendance',
  );
  const before = loaded?.doc ?? expectedAttendance(meeting.value.doc, person);
  const next = change(before);
  // Who they are is stamped where it is written anew alone: else it would stand against what others know of them.
  const isRenamed = canonical(next.person) !== canonical(before.person);
  const doc = stamped(next, isRenamed ? [...marks, 'person'] : marks, actor.author());
  await actor.commit(ref.database, 'attendance.recorded', [{ doc, parent: loaded?.revision ?? null }]);
  return ok({ before, after: doc });
}

async function record(
  actor: Actor,
  ref: Ref,
  person: Person,
  mode: AttendanceMode,
  more: {
    cases?: CaseId[] | undefined;
    day?: CivilDay | undefined;
    /** The person as they are to be written from now on, and how the act is called. */
    becomes?: { person: Person; words: string } | undefined;
  },
) {
  const meeting = await need(actor.session, ref.database, ref.meeting, 'meeting');
  if (!meeting.ok) return meeting;
  const { state } = meeting.value.doc;
  if (state === 'closed')
    return fail('state', 'La séance est terminée\u00a0: les présences sont figées.', {
      next: 'Rouvrez-la d’abord, sur sa page, pour les corriger.',
    });
  const seen: Seen = {
    mode,
    at: actor.session.now(),
    day: more.day ?? actor.session.today(),
    cases: more.cases,
    state,
  };
  if (mode === 'written' && seen.day > actor.session.today())
    return fail('invalid', `Le ${longDate(seen.day)} n’est pas encore passé\u00a0: l’avis n’est pas noté.`, {
      safe: 'La présence reste telle qu’elle était.',
      next: 'Donnez le jour où l’avis a été écrit.',
    });
  const { becomes } = more;
  const names = state === 'planned' ? expectedNames : attendanceNames;
  const mark = (a: Attendance) => seenAs(isMarked(a) ? a : unnoted(a), seen);
  const done = await setAttendance(actor, ref, person, (a) => ({
    ...mark(a),
    ...(becomes ? { person: becomes.person } : {}),
  }));
  if (!done.ok) return done;
  actor.acts.add({
    database: ref.database,
    places: [
      { kind: 'meeting', ...ref },
      { kind: 'attendance', ...ref },
    ],
    words: () => undoWords(becomes?.words ?? `${personName(person)}\u00a0: «\u00a0${names[mode]}\u00a0»`),
    steps: [fieldsStep(done.value.before, done.value.after)],
    actions: { undo: 'attendance.undone', redo: 'attendance.recorded' },
  });
  return ok(null);
}

/**
 * Who opens the meeting is in the room; already marked otherwise, that stands. Only the stay is written, so that it can be
 * told whether anybody had marked them when the opening is taken back.
 */
export async function chairArrives(actor: Actor, ref: Ref, person: Person): Promise<void> {
  const at = actor.session.now();
  const arrives = (a: Attendance): Attendance =>
    modeAt(a, at) === 'absent' ? { ...a, spans: [...a.spans, { mode: 'room', from: at }] } : a;
  await setAttendance(actor, ref, person, arrives, ['spans']);
}

export const attendanceCommands: Handlers<'attend' | 'addAttendee'> = {
  attend: async (actor, { database, meeting, person: id, mode, cases, day }) => {
    const board = await need(actor.session, database, 'board', 'board');
    if (!board.ok) return board;
    const recorded = await actor.session.store.load(database, attendanceId(meeting, id), 'attendance');
    const self = actor.person;
    const person = recorded?.doc.person ?? [...board.value.doc.members, self].find((m) => m.id === id);
    if (!person)
      return fail('missing', 'Cette personne n’est pas parmi les participants.', {
        next: 'Ajoutez-la aux participants.',
      });
    return record(actor, { database, meeting }, person, mode, { cases, day });
  },

  addAttendee: async (actor, { database, meeting, person, mode, ...answers }) => {
    const ref = { database, meeting };
    const added = await whoIsAdded(actor, ref, { person, mode, ...answers });
    if (!added.ok) return added;
    const { known, becomes } = added.value;
    return record(actor, ref, known, mode, { becomes });
  },
};
