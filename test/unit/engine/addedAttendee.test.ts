import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingView } from '../../../renderer/engine/queries/meetingView';
import { readMeeting } from '../../../renderer/engine/records/read';
import type { CommandInput } from '../../../shared/contracts/commands/commands';
import { begin, meeting, opened } from './undo/actKinds';

const RPPS = '10001234574';
const SURGERY = 'G15_10/SM05';
const ONCOLOGY = 'G15_10/SM36';
const martin = { title: 'Dr', given: 'Yves', family: 'Martin', rpps: RPPS };
const { rpps: _, ...unnumbered } = martin;
const bastide = { title: 'Dr', given: 'Paul', family: 'Bastide', rpps: RPPS, specialty: SURGERY };
type Asked = CommandInput<'addAttendee'>;

const add = (person: Asked['person'], more: Partial<Asked> = {}) =>
  opened.command('addAttendee', { ...meeting, person, mode: 'room', ...more });
const problemOf = async (person: Asked['person'], more: Partial<Asked> = {}) => {
  const before = await lines();
  const result = await add(person, more);
  expect(await lines()).toEqual(before);
  return result.ok ? null : result.problem;
};
const undo = () => opened.run('undo', { places: [{ kind: 'attendance', ...meeting }] });
async function view() {
  const records = await readMeeting(opened.store, meeting.database, meeting.meeting);
  if (!records) throw new Error('no meeting');
  return meetingView(records, meeting.database, opened.session.now());
}
/** Those of the two names alone: the demonstration has its own people. */
async function lines() {
  const { attendance } = await view();
  return attendance
    .filter(({ person }) => ['Martin', 'Bastide'].includes(person.family))
    .map(({ person, mode }) => `${person.family} ${person.specialty ?? '-'} ${person.rpps ?? '-'} ${mode}`);
}
const surgeons = async () => (await view()).quorum.groups.flatMap(({ by }) => by.map(({ name }) => name));

beforeEach(begin);
afterEach(() => opened.open.close());

describe.each([['planned'], ['running']])('adding somebody to a meeting that is %s', (state) => {
  const here = state === 'planned' ? 'absent' : 'room';
  beforeEach(async () => {
    if (state === 'planned') await opened.run('undoOpening', meeting);
  });

  it('marks nobody else whose RPPS was typed', async () => {
    await add(martin, { mode: 'absent' });
    expect(await problemOf(bastide)).toMatchObject({
      message: `Le RPPS ${RPPS} est celui du Dr Yves MARTIN.`,
      safe: 'Rien n’a été écrit\u00a0: ce que vous avez tapé reste dans le formulaire.',
      next: 'Vérifiez le RPPS, ou effacez-le. Si c’est la même personne, écrivez son nom comme ici.',
    });
  });

  it('takes what the form brings of the same person, counts it, and gives it back', async () => {
    await add(martin);
    expect(await surgeons()).not.toContain('Dr Yves MARTIN');
    expect(await add({ ...martin, specialty: SURGERY })).toMatchObject({ ok: true });
    expect(await lines()).toEqual([`Martin ${SURGERY} ${RPPS} ${here}`]);
    expect(await surgeons()).toContain('Dr Yves MARTIN');
    await undo();
    expect(await lines()).toEqual([`Martin - ${RPPS} ${here}`]);
    expect(await surgeons()).not.toContain('Dr Yves MARTIN');
    await opened.run('redo', { places: [{ kind: 'attendance', ...meeting }] });
    expect(await lines()).toEqual([`Martin ${SURGERY} ${RPPS} ${here}`]);
  });

  it('asks before another specialty takes the place of the one that is known', async () => {
    await add({ ...martin, specialty: ONCOLOGY });
    expect(await problemOf({ ...martin, specialty: SURGERY })).toMatchObject({ code: 'differs' });
    await add({ ...martin, specialty: SURGERY }, { replaces: true });
    expect(await lines()).toEqual([`Martin ${SURGERY} ${RPPS} ${here}`]);
    await undo();
    expect(await lines()).toEqual([`Martin ${ONCOLOGY} ${RPPS} ${here}`]);
  });

  it('is taken back in the words of the buttons that show it', async () => {
    await add(martin);
    const mark = state === 'planned' ? 'Attendu' : 'Présent';
    expect((await undo()).undone).toBe(`Dr Yves MARTIN\u00a0: «\u00a0${mark}\u00a0» annulé`);
  });

  it('says who is there already', async () => {
    await add(martin);
    const words = state === 'planned' ? 'déjà parmi les participants attendus' : 'déjà là';
    expect(await problemOf(martin)).toMatchObject({ message: `Dr Yves MARTIN est ${words}.` });
  });

  it('asks whether somebody of the same names is another', async () => {
    await add(unnumbered);
    expect(await problemOf(unnumbered)).toMatchObject({ code: 'namesake' });
    expect(await problemOf(martin)).toMatchObject({ code: 'namesake' });
    expect(await add({ ...martin, specialty: SURGERY }, { namesake: 'same' })).toMatchObject({ ok: true });
    expect(await lines()).toEqual([`Martin ${SURGERY} ${RPPS} ${here}`]);
    await undo();
    await add(unnumbered, { namesake: 'another' });
    expect(await lines()).toEqual([`Martin - - ${here}`, `Martin - - ${here}`]);
    await undo();
    expect(await lines()).toEqual([`Martin - - ${here}`]);
  });
});

it('whose mark was taken back leaves the RPPS to whoever has it', async () => {
  await add(bastide);
  await undo();
  await add(martin);
  expect(await lines()).toEqual([`Martin - ${RPPS} room`]);
  await undo();
  expect(await lines()).toEqual([]);
});

it('a member who is not marked yet is completed, and is as before once that is taken back', async () => {
  await opened.run('addMember', { database: meeting.database, person: martin });
  await add({ ...martin, specialty: SURGERY });
  expect(await lines()).toEqual([`Martin ${SURGERY} ${RPPS} room`]);
  await undo();
  expect(await lines()).toEqual([`Martin - ${RPPS} absent`]);
});

it('nobody gets the RPPS of who uses this workstation', async () => {
  const { session } = opened;
  const user = { id: 'second', person: { ...martin, id: `rpps-${RPPS}` as never }, role: 'doctor' as const };
  await session.saveWorkstation({ users: [...session.workstation.users, user] });
  expect(await problemOf(bastide)).toMatchObject({ message: `Le RPPS ${RPPS} est celui du Dr Yves MARTIN.` });
  expect(await add(martin)).toMatchObject({ ok: true });
});
