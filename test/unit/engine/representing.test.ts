import { beforeEach, describe, expect, it } from 'vitest';
import { accountView } from '../../../renderer/engine/queries/account';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});

const account = async () => {
  const found = await accountView(at.opened.session, at.meeting.database, at.meeting.meeting);
  if (!found) throw new Error('no account');
  return found;
};
const thisYear = () => Number(at.meeting.database.slice(-4));
const plan = (date: string) =>
  at.opened.run('planMeeting', {
    database: at.meeting.database,
    date: date,
    time: '14:00',
  });
const listed = async (ref: MeetingRef): Promise<CaseId[]> =>
  (await readMeeting(at.opened.store, ref.database, ref.meeting))?.cases.map(({ _id }) => _id) ?? [];
const meetingOf = async (id: CaseId) =>
  (await readCase(at.opened.store, at.meeting.database, id))?.file.meeting;
/** All of the demonstration's cases, postponed by the closing. */
async function closed(): Promise<CaseId[]> {
  await at.opened.run('closeMeeting', { ...at.meeting, postponeRest: true });
  return [...(await account()).toMove];
}
const undo = () => at.opened.run('undo', { places: [{ kind: 'meeting', ...at.meeting }] });

describe('what a meeting postponed', () => {
  it('goes to the next one in one act, and comes back in one', async () => {
    const next = await plan(`${thisYear() + 1}-12-29`);
    const [first, ...rest] = await closed();
    if (!first) throw new Error('nothing postponed');
    expect((await account()).next).toMatchObject(next);
    const nearer = await plan(`${thisYear()}-12-31`);
    const done = await at.opened.run('representPostponed', {
      ...at.meeting,
      cases: [first, ...rest],
      to: nearer,
    });
    expect(done).toEqual({ moved: rest.length + 1, refused: [] });
    expect(await listed(nearer)).toEqual([first, ...rest]);
    expect(await meetingOf(first)).toBe(nearer.meeting);
    const after = await account();
    expect(after.toMove).toEqual([]);
    expect(after.movedTo[first]).toBe(`${thisYear()}-12-31`);
    // The list of the meeting that is over still says what became of them.
    expect(after.counts.postponed).toBe(rest.length + 1);

    const undone = await undo();
    expect(undone.undone).toMatch(new RegExp(`^${rest.length + 1}.dossiers reportés ne sont plus présentés`));
    expect(await listed(nearer)).toEqual([]);
    expect(await meetingOf(first)).toBe(at.meeting.meeting);
    expect((await account()).toMove).toEqual([first, ...rest]);
    await at.opened.run('redo', { places: [{ kind: 'meeting', ...at.meeting }] });
    expect(await listed(nearer)).toEqual([first, ...rest]);
  });

  it('goes on in the database of another year as new files, which the way back takes off', async () => {
    const next = await plan(`${thisYear() + 1}-01-12`);
    expect(next.database).not.toBe(at.meeting.database);
    const cases = await closed();
    const done = await at.opened.run('representPostponed', { ...at.meeting, cases, to: next });
    expect(done.moved).toBe(cases.length);
    const copies = (await readMeeting(at.opened.store, next.database, next.meeting))?.cases ?? [];
    expect(copies.map((file) => file.continues?.case)).toEqual(cases);
    expect((await account()).toMove).toEqual([]);
    await undo();
    expect(await listed(next)).toEqual([]);
    expect((await account()).toMove).toEqual(cases);
  });

  it('is not moved twice, and says of each case why it stays', async () => {
    const [next, other] = [await plan(`${thisYear()}-12-30`), await plan(`${thisYear()}-12-31`)];
    const postponed = { outcome: 'postponed', postponement: { reason: 'missing' } } as const;
    await at.opened.run('decide', { ...at.file, decision: postponed });
    const second = (await listed(at.meeting))[1];
    if (!second) throw new Error('one case only');
    const toSecond = { database: at.meeting.database, case: second };
    await at.opened.run('decide', { ...toSecond, decision: postponed });
    await at.opened.run('representCase', { ...at.file, meeting: other.meeting });
    const third = (await listed(at.meeting))[2];
    if (!third) throw new Error('two cases only');
    const done = await at.opened.run('representPostponed', {
      ...at.meeting,
      cases: [at.file.case, second, third],
      to: next,
    });
    expect(done.moved).toBe(1);
    expect(done.refused.map((one) => [one.case, one.why])).toEqual([
      [at.file.case, 'Ce dossier est déjà présenté à une autre séance.'],
      [third, 'Ce dossier n’est pas reporté par cette séance.'],
    ]);
    expect(await listed(next)).toEqual([second]);
    expect(await listed(other)).toEqual([at.file.case]);
  });

  it('stays where it is while the other meeting is over', async () => {
    const next = await plan(`${thisYear()}-12-30`);
    const cases = await closed();
    const before = await meetingOf(at.file.case);
    await at.opened.run('openMeeting', { ...next, chair: at.chair.id });
    await at.opened.run('closeMeeting', next);
    const done = await at.opened.command('representPostponed', { ...at.meeting, cases, to: next });
    expect(done.ok ? '' : done.problem.message).toBe('Cette séance est terminée.');
    expect(await meetingOf(at.file.case)).toBe(before);
    expect((await account()).next).toBeNull();
  });

  it('is not moved to where it is, alone or with others: what was said of it there stays', async () => {
    await at.opened.run('discuss', { ...at.file, text: 'Dit à cette séance' });
    const decision = { outcome: 'postponed', postponement: { reason: 'missing' } } as const;
    await at.opened.run('decide', { ...at.file, decision });
    const order = await listed(at.meeting);
    const alone = await at.opened.command('representCase', { ...at.file, meeting: at.meeting.meeting });
    expect(alone.ok ? '' : alone.problem.message).toBe('Ce dossier est déjà à cette séance.');
    const cases = [at.file.case];
    const all = await at.opened.run('representPostponed', { ...at.meeting, cases, to: at.meeting });
    expect(all.moved).toBe(0);
    expect(all.refused.map(({ why }) => why)).toEqual([
      expect.stringContaining('Ce dossier est déjà à cette séance.'),
    ]);
    const records = await readCase(at.opened.store, at.file.database, at.file.case);
    expect(records?.file.discussion).toBe('Dit à cette séance');
    expect(await listed(at.meeting)).toEqual(order);
  });

  it('comes back only while nobody presented it there', async () => {
    const next = await plan(`${thisYear()}-12-30`);
    const cases = await closed();
    await at.opened.run('representPostponed', { ...at.meeting, cases, to: next });
    await at.opened.run('propose', { ...at.file, text: 'Chirurgie' });
    const done = await at.opened.command('undo', { places: [{ kind: 'meeting', ...at.meeting }] });
    expect(done.ok ? '' : done.problem.message).toMatch(
      /^Rien n’a été annulé.*présenté à cette séance depuis/,
    );
    expect(await listed(next)).toEqual(cases);
  });
});

describe('who presents a case again', () => {
  it('is who prepares, one case or all of them: the secretary, and a doctor who may not conduct', async () => {
    const next = await plan(`${thisYear()}-12-31`);
    const [first, second, ...rest] = await closed();
    if (!first || !second) throw new Error('nothing postponed');
    const alone = { database: at.meeting.database, case: first, meeting: next.meeting };
    Object.assign(at.opened.session.user, { role: 'doctor' });
    const discussed = await at.opened.command('discuss', { ...alone, text: 'Dit après.' });
    expect(discussed.ok ? '' : discussed.problem.code).toBe('forbidden');
    await at.opened.run('representCase', alone);
    Object.assign(at.opened.session.user, { role: 'secretary' });
    await at.opened.run('representPostponed', { ...at.meeting, cases: [second], to: next });
    Object.assign(at.opened.session.user, { role: 'doctor' });
    await at.opened.run('representPostponed', { ...at.meeting, cases: rest, to: next });
    expect(await listed(next)).toEqual([first, second, ...rest]);
  });
});
