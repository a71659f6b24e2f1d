import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingView } from '../../../../renderer/engine/queries/meetingView';
import { readMeeting } from '../../../../renderer/engine/records/read';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import type { AttendanceMode } from '../../../../shared/domain/attendance';
import { attendanceId, type PersonId } from '../../../../shared/domain/ids';
import { stamped } from '../../../../shared/domain/stamp';
import { attendanceSheet } from '../../../../shared/papers/content/attendanceSheet';
import { begin, chair, load, meeting, opened, theirAuthor } from './actKinds';

const newcomer = { family: 'Nouveau', given: '', title: 'Dr', rpps: '99900000099', specialty: 'G15_10/SM05' };
const came = 'rpps-99900000099' as PersonId;
const undo = () => opened.run('undo', { places: [{ kind: 'attendance', ...meeting }] });
const redo = () => opened.run('redo', { places: [{ kind: 'attendance', ...meeting }] });
const modes: readonly AttendanceMode[] = ['room', 'video', 'written', 'absent'];

beforeEach(begin);
afterEach(() => opened.open.close());

/** What the screens and the papers say of who is there. */
async function said() {
  const records = await readMeeting(opened.store, meeting.database, meeting.meeting);
  if (!records) throw new Error('no meeting');
  const now = opened.session.now();
  const view = meetingView(records, meeting.database, now);
  return {
    attendance: view.attendance.map(({ person, mode, attendance }) => [
      person.id,
      mode,
      attendance?.expected,
    ]),
    quorum: view.quorum,
    sheet: attendanceSheet({ meeting: view, issuedAt: now, timeZone: 'Europe/Paris' }).lines,
  };
}
const isListed = async (id = came) => (await said()).attendance.some(([person]) => person === id);
const close = () => opened.run('closeMeeting', { ...meeting, postponeRest: true });

describe('a presence that was marked first and taken back', () => {
  describe.each([
    ['a member', true],
    ['a guest', false],
  ])('of %s', (_, isMember) => {
    const marks = async (mode: AttendanceMode) => {
      if (isMember) return opened.run('attend', { ...meeting, person: came, mode });
      return opened.run('addAttendee', { ...meeting, person: newcomer, mode });
    };
    beforeEach(async () => {
      if (isMember) await opened.run('addMember', { database: meeting.database, person: newcomer });
    });

    it.each(modes)('reads as before the mark, and anew once it is made again: %s', async (mode) => {
      const before = await said();
      await marks(mode);
      const after = await said();
      for (let turn = 0; turn < 2; turn++) {
        await undo();
        expect(await said()).toEqual(before);
        await redo();
        expect(await said()).toEqual(after);
      }
    });

    it.each(modes)('is not on the list of the meeting that is over: %s', async (mode) => {
      await marks(mode);
      await undo();
      await close();
      expect(await isListed()).toBe(false);
    });

    it('is on it where the mark was made again, or another stood before', async () => {
      await marks('absent');
      await marks('absent');
      await undo();
      expect(await isListed()).toBe(true);
      await undo();
      await redo();
      await close();
      expect(await isListed()).toBe(true);
    });
  });

  it('before the meeting opens reads as before, whatever was expected', async () => {
    await opened.run('undoOpening', meeting);
    const before = await said();
    await opened.run('addAttendee', { ...meeting, person: newcomer, mode: 'absent' });
    expect(await said()).not.toEqual(before);
    await undo();
    expect(await said()).toEqual(before);
  });

  it('counts again once somebody marks the person on another workstation, knowing nothing of it', async () => {
    await opened.run('addAttendee', { ...meeting, person: newcomer, mode: 'room' });
    const id = attendanceId(meeting.meeting, came);
    const { stamps: _, clock: __, ...doc } = await load(id, 'attendance');
    await undo();
    const theirs = { ...doc, spans: [], clock: {}, stamps: {} };
    const written = stamped(theirs, ['expected', 'spans', 'written'], theirAuthor());
    await opened.receive(meeting.database, written, null);
    await settleConflict(opened.store, opened.session.keys, meeting.database, id);
    await close();
    expect(await isListed()).toBe(true);
  });

  it('leaves who came by the opening in the room', async () => {
    await opened.run('attend', { ...meeting, person: chair.id, mode: 'absent' });
    await undo();
    expect((await said()).attendance).toContainEqual([chair.id, 'room', true]);
  });
});

describe('who came by an opening that was taken back', () => {
  const opens = (person: PersonId) => opened.run('openMeeting', { ...meeting, chair: person });
  beforeEach(async () => {
    await opened.run('undoOpening', meeting);
    await opened.run('addMember', { database: meeting.database, person: newcomer });
  });

  it.each([
    ['is not noted, where nobody had marked them', false],
    ['stays noted as before', true],
  ])('%s', async (_, isMarkedBefore) => {
    if (isMarkedBefore) await opened.run('attend', { ...meeting, person: came, mode: 'room' });
    const before = await said();
    await opens(came);
    await opened.run('undoOpening', meeting);
    expect(await said()).toEqual(before);
    await opens(chair.id);
    await close();
    expect(await isListed()).toBe(isMarkedBefore);
  });
});
