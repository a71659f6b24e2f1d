import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { isSaidSince } from '../../../shared/domain/saidSince';
import { stamped } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { asMember, personRole, REGION_MEMBER } from '../../../shared/region/accounts';
import { refusedTo } from '../region/validation/validator';
import { openedMeeting } from './openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let meeting: MeetingRef;

beforeEach(async () => {
  ({ opened, file, meeting } = await openedMeeting());
});
afterEach(() => opened.open.close());

const held = async () => {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('gone');
  return records.file;
};
const discuss = (text: string) => opened.run('discuss', { ...file, text });
const postpone = () =>
  opened.run('decide', {
    ...file,
    decision: { outcome: 'postponed', postponement: { reason: 'time' } },
  });
const nextMeeting = (inYears = 0) =>
  opened.run('planMeeting', {
    database: meeting.database,
    date: `${Number(meeting.database.slice(-4)) + inYears}-12-29` as never,
    time: '14:00',
  });

it('words that were noted after the decision go on with the case, and stay their author’s', async () => {
  await discuss('Avant.');
  await postpone();
  await discuss('Avant. IRM à demander.');
  const stamp = (await held()).stamps['discussion'];
  const { meeting: to } = await nextMeeting();
  await opened.run('representCase', { ...file, meeting: to });
  expect(await held()).toMatchObject({ meeting: to, discussion: 'Avant. IRM à demander.' });
  expect((await held()).stamps['discussion']).toEqual(stamp);
});

it('in another year they stay in the case that they were noted in, which no report loses', async () => {
  await postpone();
  await discuss('IRM à demander.');
  const { meeting: to, database } = await nextMeeting(1);
  await opened.run('representCase', { ...file, meeting: to, to: database });
  const [copy] = (await readMeeting(opened.store, database, to))?.cases ?? [];
  expect(copy).toMatchObject({ discussion: '', continues: { case: file.case } });
  expect(await held()).toMatchObject({ meeting: meeting.meeting, discussion: 'IRM à demander.' });
});

it('the region takes the case of another year, whatever others wrote apart in the discussion', async () => {
  const { doc } = (await opened.store.load(file.database, file.case, 'case')) ?? {};
  if (!doc) throw new Error('gone');
  const by = (device: string, person: PersonId, discussion: string) =>
    stamped({ ...doc, discussion }, ['discussion'], { ...opened.actor.author(), device, by: person });
  const self = opened.session.user.person.id;
  const another = 'rpps-99900000077' as PersonId;
  await opened.receive(file.database, mergeDocuments(by('un', self, 'Oui.'), by('deux', another, 'Non.')));
  await postpone();
  const { meeting: to, database } = await nextMeeting(1);
  await opened.run('representCase', { ...file, meeting: to, to: database });
  const [copy] = (await readMeeting(opened.store, database, to))?.cases ?? [];
  const roles = asMember([REGION_MEMBER, personRole(self)], 'sein', ['secretary']);
  expect(copy && refusedTo(roles, copy)).toBeNull();
  expect((await held()).pending?.['discussion']).toHaveLength(2);
});

it('a discussion that the decision holds whole does not: the next one begins with none', async () => {
  await discuss('Avant.');
  await postpone();
  const { meeting: to } = await nextMeeting();
  await opened.run('representCase', { ...file, meeting: to });
  expect(await held()).toMatchObject({ meeting: to, discussion: '' });
});

it('is told of what was added, changed or erased, and of no blank', () => {
  const decided = { discussion: 'Avant.' };
  expect(isSaidSince(null, { discussion: 'Après.' })).toBe(false);
  expect(isSaidSince(decided, { discussion: ' Avant.\n' })).toBe(false);
  for (const discussion of ['Avant. Après.', 'Après.', ''])
    expect(isSaidSince(decided, { discussion })).toBe(true);
});
