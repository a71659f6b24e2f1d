import { beforeEach, describe, expect, it } from 'vitest';
import { readMeeting } from '../../../renderer/engine/records/read';
import { differing, presencesOf } from '../../../shared/domain/attendanceValidation';
import { attendanceId, type PersonId } from '../../../shared/domain/ids';
import { MOST_STROKES } from '../../../shared/domain/signature';
import { stamped } from '../../../shared/domain/stamp';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});

const records = async () => {
  const found = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  if (!found) throw new Error('no meeting');
  return found;
};
const signatureOf = async (person: PersonId) =>
  (await at.opened.store.load(at.meeting.database, attendanceId(at.meeting.meeting, person), 'attendance'))
    ?.doc.signature;
const close = () => at.opened.run('closeMeeting', { ...at.meeting, postponeRest: true });
const undo = () => at.opened.run('undo', { places: [{ kind: 'meeting', ...at.meeting }] });
const strokes = 'M10 20L60 40L110 20';
const signs = (person: PersonId, signature: Parameters<typeof at.opened.run<'sign'>>[1]['signature']) =>
  at.opened.command('sign', { ...at.meeting, person, signature });

describe('the signature of who is in the room', () => {
  it('is kept with their attendance, also once the meeting is over, and is taken back', async () => {
    await close();
    await at.opened.run('sign', { ...at.meeting, person: at.chair.id, signature: { way: 'printed' } });
    await at.opened.run('sign', { ...at.meeting, person: at.chair.id, signature: { way: 'drawn', strokes } });
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'drawn', strokes });
    expect((await undo()).undone).toMatch(/^Signature du .* annulée$/);
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'printed' });
    await at.opened.run('redo', { places: [{ kind: 'attendance', ...at.meeting }] });
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'drawn', strokes });
    await at.opened.run('sign', { ...at.meeting, person: at.chair.id, signature: null });
    expect(await signatureOf(at.chair.id)).toBeUndefined();
    await undo();
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'drawn', strokes });
  });

  it('is not written over one that came while somebody signed', async () => {
    await at.opened.run('sign', { ...at.meeting, person: at.chair.id, signature: { way: 'drawn', strokes } });
    const late = { ...at.meeting, person: at.chair.id, former: null };
    for (const signature of [{ way: 'printed' } as const, null]) {
      const done = await at.opened.command('sign', { ...late, signature });
      expect(done.ok ? '' : done.problem.message).toMatch(/^La signature du .* a changé/);
    }
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'drawn', strokes });
    const former = { way: 'drawn', strokes } as const;
    await at.opened.run('sign', { ...late, former, signature: { way: 'printed' } });
    expect(await signatureOf(at.chair.id)).toEqual({ way: 'printed' });
  });

  it('leaves the presence as it was', async () => {
    const before = presencesOf((await records()).attendances);
    await at.opened.run('sign', { ...at.meeting, person: at.chair.id, signature: { way: 'drawn', strokes } });
    expect(presencesOf((await records()).attendances)).toEqual(before);
  });

  it('is refused of who was not there, and where it is empty or too long', async () => {
    const absent = at.members.find(({ id }) => id !== at.chair.id);
    if (!absent) throw new Error('one member only');
    await at.opened.run('attend', { ...at.meeting, person: absent.id, mode: 'video' });
    const said = async (...given: Parameters<typeof signs>) => {
      const done = await signs(...given);
      return done.ok ? '' : done.problem.message;
    };
    expect(await said(absent.id, { way: 'printed' })).toMatch(/n’est pas noté présent en salle/);
    expect(await said(at.chair.id, { way: 'drawn' })).toBe('Rien n’est encore dessiné.');
    expect(await said(at.chair.id, { way: 'drawn', strokes: '<script>' })).toBe('Rien n’est encore dessiné.');
    const long = `M0 0${Array.from({ length: MOST_STROKES / 6 }, (_, i) => `L${i % 2 ? 500 : 100} 100`).join('')}`;
    expect(await said(at.chair.id, { way: 'drawn', strokes: long })).toMatch(/trop de traits/);
    expect(await signatureOf(at.chair.id)).toBeUndefined();
  });
});

describe('the attendance that is validated', () => {
  const validate = async () =>
    at.opened.command('validateAttendance', {
      ...at.meeting,
      presences: presencesOf((await records()).attendances),
    });
  const changed = async () => {
    const { meeting, attendances } = await records();
    return (
      meeting.attendanceValidated &&
      differing(meeting.attendanceValidated.presences, presencesOf(attendances))
    );
  };

  it('says by whom and when, and of whom it is another one since', async () => {
    await close();
    expect((await validate()).ok).toBe(true);
    expect((await records()).meeting.attendanceValidated?.by).toEqual(at.opened.actor.person);
    expect(await changed()).toEqual([]);
    await at.opened.run('reopenMeeting', at.meeting);
    await at.opened.run('attend', { ...at.meeting, person: at.chair.id, mode: 'absent' });
    expect(await changed()).toEqual([at.chair.id]);
    await undo();
    expect(await changed()).toEqual([]);
  });

  it('is taken back, and made anew', async () => {
    await validate();
    expect((await undo()).undone).toMatch(/^Validation des présences annulée \(séance du .+\)$/);
    expect((await records()).meeting.attendanceValidated).toBeUndefined();
    await at.opened.run('redo', { places: [{ kind: 'attendance', ...at.meeting }] });
    expect(await changed()).toEqual([]);
  });

  it('stays with who said so first, while the presences are the same; of others it is said anew', async () => {
    const { meeting, attendances } = await records();
    const by = { id: 'rpps-99900000099' as PersonId, family: 'Ailleurs', given: 'Luce', title: 'Dr' };
    const first = { by, at: at.opened.session.now(), presences: presencesOf(attendances) };
    const author = { ...at.opened.actor.author(), device: 'ailleurs', by: by.id };
    const doc = stamped({ ...meeting, attendanceValidated: first }, ['attendanceValidated'], author);
    await at.opened.receive(at.meeting.database, doc);
    const done = await validate();
    expect(done.ok ? '' : done.problem.message).toMatch(
      /^Ces présences sont déjà validées, par Dr Luce AILLEURS, le .+ à \d+\sh.*\.$/,
    );
    expect((await records()).meeting.attendanceValidated).toEqual(first);
    expect((await records()).meeting.stamps['attendanceValidated']?.by).toBe(by.id);
    await at.opened.run('attend', { ...at.meeting, person: at.chair.id, mode: 'video' });
    expect((await validate()).ok).toBe(true);
    expect((await records()).meeting.attendanceValidated?.by).toEqual(at.opened.actor.person);
    const again = await validate();
    expect(again.ok ? '' : again.problem.message).toMatch(/^Ces présences sont déjà validées, par vous, le/);
  });

  it('is refused where it is not what was on the screen', async () => {
    const presences = presencesOf((await records()).attendances);
    await at.opened.run('attend', { ...at.meeting, person: at.chair.id, mode: 'video' });
    const done = await at.opened.command('validateAttendance', { ...at.meeting, presences });
    expect(done.ok ? '' : done.problem.message).toMatch(/^Les présences ont changé/);
    expect((await records()).meeting.attendanceValidated).toBeUndefined();
  });
});
