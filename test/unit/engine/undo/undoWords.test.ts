import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMeeting, type MeetingRecords } from '../../../../renderer/engine/records/read';
import { patientName } from '../../../../shared/domain/caseFile';
import { longDate } from '../../../../shared/domain/french';
import type { CaseId } from '../../../../shared/domain/ids';
import { mergeDocuments } from '../../../../shared/merge/merge';
import { stamped } from '../../../../shared/domain/stamp';
import { conflictLines } from '../../../../renderer/engine/conflicts/conflictLines';
import { begin, kinds, load, meeting, opened, theirAuthor } from './actKinds';

beforeEach(begin);
afterEach(() => opened.open.close());

async function around(): Promise<MeetingRecords> {
  const found = await readMeeting(opened.store, meeting.database, meeting.meeting);
  if (!found) throw new Error('no meeting');
  return found;
}
/** Who has a name here: patients as the screens name them, people by their family, the board, the meeting by its day. */
async function named(): Promise<string[]> {
  const { board, cases, attendances, meeting: doc } = await around();
  return [
    ...cases.map(({ values }) => patientName(values)),
    ...[...board.members, ...attendances.map(({ person }) => person)].map(({ family }) => family),
    board.name,
    longDate(doc.date),
  ].map((name) => name.toLowerCase());
}
const nameOf = async (id: CaseId) => patientName((await load(id, 'case')).values);

describe('what is said of an act that was taken back, and made anew', () => {
  it.each(kinds)('%s: names whom it is about', async (_, act) => {
    const before = await named();
    await act();
    const names = [...before, ...(await named())];
    const isNaming = (words: string | null) => names.some((name) => words?.toLowerCase().includes(name));
    expect((await opened.run('undo', {})).undone).toSatisfy(isNaming);
    expect((await opened.run('redo', {})).redone).toSatisfy(isNaming);
  });

  it('names the meeting whose cases were put together by presenter', async () => {
    await opened.run('groupCases', meeting);
    const day = longDate((await around()).meeting.date);
    expect((await opened.run('undo', {})).undone).toBe(`Ordre des dossiers rétabli (séance du ${day})`);
    expect((await opened.run('redo', {})).redone).toContain(`(séance du ${day})`);
  });

  it('names the meeting whose attendance was validated', async () => {
    const day = longDate((await around()).meeting.date);
    const validation = kinds.find(([name]) => name === 'a validation of the attendance');
    await validation?.[1]();
    expect((await opened.run('undo', {})).undone).toBe(`Validation des présences annulée (séance du ${day})`);
  });

  it('names the cases that were moved together, the first of many', async () => {
    await opened.run('closeMeeting', { ...meeting, postponeRest: true });
    const [one, two, three, ...rest] = (await around()).cases.map(({ _id }) => _id);
    if (!one || !two || !three || rest.length === 0) throw new Error('too few cases');
    const { date } = (await around()).meeting;
    const to = await opened.run('planMeeting', { database: meeting.database, date, time: '18:00' });
    const move = (...cases: CaseId[]) => opened.run('representPostponed', { ...meeting, cases, to });
    const day = longDate(date);
    await move(one);
    const alone = (await opened.run('undo', {})).undone;
    expect(alone).toBe(`Le dossier de ${await nameOf(one)} n’est plus présenté à la séance du ${day}`);
    await move(one, two);
    expect((await opened.run('undo', {})).undone).toBe(
      `2\u00a0dossiers reportés ne sont plus présentés à la séance du ${day} (${await nameOf(one)} et ${await nameOf(two)})`,
    );
    await move(one, two, three, ...rest);
    const many = (await opened.run('undo', {})).undone;
    for (const id of [one, two, three]) expect(many).toContain(await nameOf(id));
    expect(many).toMatch(new RegExp(` et ${rest.length}.autres?\\)$`));
  });

  it('names the cases that a reopened meeting brought back, and the meeting', async () => {
    await opened.run('closeMeeting', { ...meeting, postponeRest: true });
    await opened.run('reopenMeeting', meeting);
    const [one, two] = (await around()).cases.map(({ _id }) => _id);
    if (!one || !two) throw new Error('too few cases');
    const day = longDate((await around()).meeting.date);
    const [first, second] = [await nameOf(one), await nameOf(two)];
    await opened.run('undoDeferral', { ...meeting, cases: [one] });
    const alone = await opened.run('undo', {});
    expect(alone.undone).toBe(`Le dossier de ${first} est de nouveau reporté (séance du ${day})`);
    await opened.run('undoDeferral', { ...meeting, cases: [one, two] });
    const both = await opened.run('undo', {});
    const which = `(${first} et ${second}, séance du ${day})`;
    expect(both.undone).toBe(`2\u00a0dossiers sont de nouveau reportés ${which}`);
    expect((await opened.run('redo', {})).redone).toBe(
      `2\u00a0dossiers sont de nouveau à présenter ${which}`,
    );
  });

  it('names the meeting of which a value was chosen', async () => {
    const doc = await load(meeting.meeting, 'meeting');
    const at = (place: string, device: string) =>
      stamped({ ...doc, place }, ['place'], { ...theirAuthor(), device });
    await opened.receive(meeting.database, mergeDocuments(at('Salle 2', 'un'), at('Salle 3', 'deux')));
    await opened.store.settled();
    const [line] = await conflictLines(opened.session, opened.open.conflicts.all());
    if (!line) throw new Error('nothing to choose');
    const keys = line.values.map(({ key }) => key);
    const choice = { key: keys[0] ?? '' };
    await opened.run('settleConflict', {
      database: meeting.database,
      id: doc._id,
      field: 'place',
      seen: keys,
      choice,
    });
    expect((await opened.run('undo', {})).undone).toBe(
      `Choix pour «\u00a0Lieu\u00a0» annulé (séance du ${longDate(doc.date)})`,
    );
  });
});
