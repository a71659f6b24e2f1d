import { isMarked, signsSheet, type Attendance } from '../../../shared/domain/attendance';
import {
  differing,
  presencesOf,
  type AttendanceValidation,
} from '../../../shared/domain/attendanceValidation';
import { clockTime, inRoom, longDate } from '../../../shared/domain/french';
import { attendanceId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { MOST_STROKES, readStrokes, writtenStrokes, type Signature } from '../../../shared/domain/signature';
import { stamped } from '../../../shared/domain/stamp';
import { fieldsStep } from '../acts/fieldsStep';
import { meetingWords, ofPerson, undoWords, wordsOn } from '../acts/words';
import { need } from '../records/need';
import { canonicalJson } from '../keys/bytes';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { Handlers } from './handler';
import { meetingNotHere } from './meetingRefusals';
import { changeMeeting } from './meetings';

/** At the end of a meeting: who was there is said to be right, and signs. */
export const signingCommands: Handlers<'sign' | 'validateAttendance'> = {
  sign: async (actor, { database, meeting, person, signature, former }) => {
    const found = await need(actor.session, database, attendanceId(meeting, person), 'attendance');
    if (!found.ok) return found;
    const { doc: before, revision } = found.value;
    if (!isMarked(before) || !signsSheet(before))
      return fail(
        'state',
        `${personName(before.person)} n’est pas noté présent en salle\u00a0: sans présence, pas de signature.`,
        {
          safe: 'Aucune signature n’est enregistrée.',
          next: 'Notez d’abord sa présence.',
        },
      );
    if (former !== undefined && canonicalJson(before.signature ?? null) !== canonicalJson(former))
      return fail('state', `La signature ${ofPerson(before.person)} a changé pendant que vous signiez.`, {
        safe: 'Celle qui est venue d’un autre poste est gardée.',
        next: 'Regardez-la, puis signez de nouveau si elle ne convient pas.',
      });
    const read = signature && readSignature(signature);
    if (read?.ok === false) return read;
    const { signature: _former, ...rest } = before;
    const next = (read ? { ...rest, signature: read.value } : rest) as Attendance;
    const doc = stamped(next, ['signature'], actor.author());
    await actor.commit(database, 'attendance.signed', [{ doc, parent: revision }]);
    actor.acts.add({
      database,
      places: [
        { kind: 'meeting', database, meeting },
        { kind: 'attendance', database, meeting },
      ],
      words: () => undoWords(`Signature ${ofPerson(before.person)}`, true),
      steps: [fieldsStep(before, doc)],
      actions: { undo: 'attendance.signature.undone', redo: 'attendance.signed' },
    });
    return ok(null);
  },

  validateAttendance: async (actor, { presences, ...ref }) => {
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    if (!records) return meetingNotHere;
    if (records.meeting.state === 'planned') return fail('state', 'Cette séance n’est pas encore ouverte.');
    const now = presencesOf(records.attendances.filter(isMarked));
    if (differing(now, presences).length > 0)
      return fail('state', 'Les présences ont changé pendant que vous les relisiez.', {
        safe: 'Rien n’est validé.',
        next: 'Relisez-les telles qu’elles sont maintenant, puis validez.',
      });
    const first = records.meeting.attendanceValidated;
    if (first && differing(first.presences, now).length === 0) return alreadyValid(actor, first);
    const attendanceValidated = { by: actor.person, at: actor.session.now(), presences: now };
    const done = await changeMeeting(actor, ref, 'attendance.validated', () => ({ attendanceValidated }));
    if (!done.ok) return done;
    const { before, after } = done.value;
    actor.acts.add({
      database: ref.database,
      places: [
        { kind: 'meeting', ...ref },
        { kind: 'attendance', ...ref },
      ],
      words: () => wordsOn(meetingWords(after), undoWords('Validation des présences', true)),
      steps: [fieldsStep(before, after)],
      actions: { undo: 'attendance.validation.undone', redo: 'attendance.validated' },
    });
    return ok(null);
  },
};

/** Who said so first answers for it. */
function alreadyValid({ person, session }: Actor, { by, at }: AttendanceValidation): Result<never> {
  const who = by.id === person.id ? 'vous' : personName(by);
  const { day, time } = inRoom(at, session.timeZone);
  return fail(
    'state',
    `Ces présences sont déjà validées, par ${who}, le ${longDate(day)} à ${clockTime(time)}.`,
    {
      safe: 'Cette validation est gardée telle quelle\u00a0: les présences sont les mêmes.',
      next: 'Il n’y a rien à refaire, sauf si une présence change.',
    },
  );
}

function readSignature({ way, strokes = '' }: Signature): Result<Signature> {
  if (way === 'printed') return ok({ way });
  const written = writtenStrokes(readStrokes(strokes));
  if (written.length > MOST_STROKES)
    return fail('invalid', 'Cette signature a trop de traits pour être gardée.', {
      safe: 'Aucune signature n’est enregistrée.',
      next: 'Effacez et signez plus simplement, ou signez sur la feuille imprimée.',
    });
  return written === ''
    ? fail('invalid', 'Rien n’est encore dessiné.', { next: 'Signez dans le cadre, puis enregistrez.' })
    : ok({ way, strokes: written });
}
