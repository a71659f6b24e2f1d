import { beforeEach, describe, expect, it } from 'vitest';
import { readCase, readMeeting } from '../../../../renderer/engine/records/read';
import { inForce } from '../../../../shared/domain/decision';
import type { CaseId } from '../../../../shared/domain/ids';
import { namedActs } from '../../../../renderer/engine/queries/namedActs';
import { openedMeeting } from '../openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});

const deferred = async () =>
  (await namedActs(at.opened.session, at.meeting.database, at.meeting.meeting)).deferred;
const listed = async (meeting = at.meeting.meeting): Promise<CaseId[]> =>
  (await readMeeting(at.opened.store, at.meeting.database, meeting))?.cases.map(({ _id }) => _id) ?? [];
const records = async (id: CaseId) => {
  const found = await readCase(at.opened.store, at.meeting.database, id);
  if (!found) throw new Error('no case');
  return found;
};
const later = (day: string) =>
  at.opened.run('planMeeting', { database: at.meeting.database, date: day, time: '14:00' });
const thisYear = () => at.meeting.database.slice(-4);

async function closedAndReopened(between: () => Promise<void> = () => Promise.resolve()) {
  const { opened, meeting } = at;
  await opened.run('closeMeeting', { ...meeting, postponeRest: true });
  await between();
  await opened.run('reopenMeeting', meeting);
}

describe('a meeting that was reopened', () => {
  it('tells what its closing had postponed, not what the chair had', async () => {
    const { opened, file } = at;
    const decision = { outcome: 'postponed', postponement: { reason: 'notPresented' } } as const;
    await opened.run('decide', { ...file, decision });
    const rest = (await listed()).filter((id) => id !== file.case);
    await closedAndReopened();
    expect((await deferred()).map((one) => [one.case, one.to, one.stays])).toEqual(
      rest.map((id) => [id, null, null]),
    );
  });

  it('brings them back as they were, by its own act, which the key takes back', async () => {
    const { opened, meeting, file } = at;
    await opened.run('discuss', { ...file, text: 'À relire.' });
    const other = await later(`${thisYear()}-12-29`);
    await closedAndReopened(async () => {
      await opened.run('representCase', { ...file, meeting: other.meeting });
    });
    expect((await deferred()).find((one) => one.case === file.case)?.to).toEqual({
      ...other,
      date: `${thisYear()}-12-29`,
    });
    expect(await listed(other.meeting)).toEqual([file.case]);
    const all = (await deferred()).map((one) => one.case);
    await opened.run('undoDeferral', { ...meeting, cases: all });
    expect(await deferred()).toEqual([]);
    expect(await listed(other.meeting)).toEqual([]);
    const back = await records(file.case);
    expect([back.file.meeting, back.file.discussion]).toEqual([meeting.meeting, 'À relire.']);
    expect(inForce(back.decisions)).toBeUndefined();

    await opened.run('undo', { places: [{ kind: 'meeting', ...meeting }] });
    expect((await deferred()).map((one) => one.case)).toEqual(all);
    expect(await listed(other.meeting)).toEqual([file.case]);
    expect((await records(file.case)).file.discussion).toBe('');
  });

  it('leaves where it is what was discussed or decided elsewhere since, and says why', async () => {
    const { opened, meeting, file } = at;
    const other = await later(`${thisYear()}-12-29`);
    await closedAndReopened(async () => {
      await opened.run('representCase', { ...file, meeting: other.meeting });
      await opened.run('discuss', { ...file, text: 'Vu là-bas.' });
    });
    const told = (await deferred()).find((one) => one.case === file.case);
    expect(told?.stays).toBe('une discussion y est notée');
    const refused = await opened.command('undoDeferral', {
      ...meeting,
      cases: (await deferred()).map((one) => one.case),
    });
    expect(refused.ok ? '' : refused.problem.message).toMatch(
      /Rien n’a été repris.*une discussion y est notée/,
    );
    expect((await records(file.case)).file.meeting).toBe(other.meeting);
    // All or nothing: the others are postponed as before.
    expect(await deferred()).toHaveLength((await listed()).length);
  });

  it('sees the case that goes on in the next year, which it does not double', async () => {
    const { opened, meeting, file } = at;
    const other = await later(`${Number(thisYear()) + 1}-01-12`);
    await closedAndReopened(async () => {
      await opened.run('representCase', { ...file, meeting: other.meeting, to: other.database });
    });
    const told = (await deferred()).find((one) => one.case === file.case);
    expect(told?.to?.database).toBe(other.database);
    expect(told?.stays).toMatch(/retirez-l’y d’abord/);
    const [copy] = (await readMeeting(opened.store, other.database, other.meeting))?.cases ?? [];
    if (!copy) throw new Error('no copy');
    await opened.run('withdrawCase', { ...other, case: copy._id });
    const now = (await deferred()).find((one) => one.case === file.case);
    expect([now?.to, now?.stays]).toEqual([null, null]);
    await opened.run('undoDeferral', { ...meeting, cases: [file.case] });
    expect(inForce((await records(file.case)).decisions)).toBeUndefined();
  });
});
