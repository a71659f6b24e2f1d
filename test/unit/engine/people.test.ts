import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conflictLines } from '../../../renderer/engine/conflicts/conflictLines';
import { writersIn } from '../../../renderer/engine/records/people';
import { readCase } from '../../../renderer/engine/records/read';
import type { Line } from '../../../renderer/engine/region/line';
import { Directory } from '../../../renderer/engine/session/directory';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { instantOf } from '../../../shared/domain/brand';
import { editCase } from '../../../shared/domain/caseFile';
import type { PersonId } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import { mergeDocuments } from '../../../shared/merge/merge';
import { entryOf } from '../../../shared/region/directory';
import { openedMeeting } from './openedMeeting';

type Opened = Awaited<ReturnType<typeof openedMeeting>>['opened'];
let opened: Opened;
let meeting: MeetingRef;
let file: CaseRef;
let members: readonly Person[];

const yann: Person = {
  id: 'rpps-99900000088' as PersonId,
  family: 'Kerdoncuff',
  given: 'Yann',
  title: 'Dr',
  organisation: 'Clinique inventée',
};
const NAME = 'Dr Yann KERDONCUFF';
const newPerson = { ...yann, specialty: 'G15_10/SM05' };

beforeEach(async () => {
  ({ opened, meeting, file, members } = await openedMeeting());
});
afterEach(() => opened.open.close());

/** As the merge leaves what two workstations wrote, neither having seen the other: one of them by this person. */
async function writtenApart(by: PersonId): Promise<void> {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('no case');
  const author = opened.actor.author();
  const [here, there] = [
    editCase(records.file, { 'clinical.pain': 'Aucune' }, author),
    editCase(records.file, { 'clinical.pain': 'Forte' }, { ...author, device: 'poste1234', by }),
  ];
  await opened.receive(file.database, mergeDocuments(here, there));
  await opened.store.settled();
}

/** How the inbox and the case itself name them. */
async function named(by: PersonId) {
  await writtenApart(by);
  const [line] = await conflictLines(opened.session, opened.open.conflicts.all());
  const writers = line?.values.flatMap((value) => value.writers) ?? [];
  const inbox = writers.find(({ device }) => device === 'poste1234');
  const inCase = (await writersIn(opened.session, meeting.database, meeting.meeting)).find(
    ({ id }) => id === by,
  );
  return { inbox: inbox?.name, where: inbox?.where, inCase: inCase?.family };
}
const asYann = { inbox: NAME, inCase: yann.family };

/** A region whose `annuaire` holds him alone. */
const line = {
  ask: () =>
    Promise.resolve({
      status: 200,
      body: { results: [{ id: `person:${yann.id}`, doc: entryOf(yann) }], last_seq: 1 },
    }),
} as unknown as Line;

describe('who wrote a value apart is named', () => {
  it('as a member of the board', async () => {
    const [member] = members;
    if (!member) throw new Error('no member');
    expect(await named(member.id)).toMatchObject({ inCase: member.family });
  });

  it('by the region’s directory alone, also before the synchronisation has opened it', async () => {
    const { session } = opened;
    const before = new Directory(
      session.keys,
      () => true,
      (name) => session.store.at(name, name),
    );
    await before.open();
    await before.refresh(line);
    await before.close();
    const region = { base: '', origin: 'https://region.invalid', username: 'essai', password: 'inventé' };
    await session.saveWorkstation({ region });
    expect(await named(yann.id)).toMatchObject({ ...asYann, where: 'Clinique inventée' });
  });

  it('as a member of another board', async () => {
    const { database } = await opened.run('createBoard', { name: 'RCP Thorax', template: 'thorax' });
    await opened.run('addMember', { database, person: newPerson });
    expect(await named(yann.id)).toMatchObject(asYann);
  });

  it('as somebody who attended a meeting of another board', async () => {
    const { database } = await opened.run('createBoard', { name: 'RCP Thorax', template: 'thorax' });
    const date = `${database.slice(-4)}-12-15` as never;
    const other = await opened.run('planMeeting', { database, date, time: '09:00' });
    await opened.run('addAttendee', { ...other, person: newPerson, mode: 'absent' });
    expect(await named(yann.id)).toMatchObject(asYann);
  });

  it('as another user of this workstation', async () => {
    const { session } = opened;
    await session.saveWorkstation({
      users: [...session.workstation.users, { id: 'second', person: yann, role: 'doctor' }],
    });
    expect(await named(yann.id)).toMatchObject(asYann);
  });

  it('by nobody’s name where nobody knows them', async () => {
    expect(await named(yann.id)).toEqual({ inbox: null, where: 'RPPS 99900000088', inCase: undefined });
  });
});

it('whoever else wrote in a case of the meeting is named too, wherever their act stands in it', async () => {
  const { database } = await opened.run('createBoard', { name: 'RCP Thorax', template: 'thorax' });
  const ids = [1, 2, 3, 4].map((n) => `rpps-9990000009${n}` as PersonId);
  for (const [i, id] of ids.entries())
    await opened.run('addMember', { database, person: { ...newPerson, id, family: `Auteur ${i}` } });
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('no case');
  const [wrote, kept, attached, apart] = ids as [PersonId, PersonId, PersonId, PersonId];
  const at = instantOf(new Date());
  const stamp = { device: 'poste1234', n: 9, at, by: wrote, source: 'typed' } as const;
  await opened.receive(file.database, {
    ...records.file,
    stamps: {
      ...records.file.stamps,
      discussion: { ...stamp, kept: { at, by: kept, source: 'typed' } },
    },
    files: {
      ['a'.repeat(64)]: { name: 'essai', mediaType: 'image/png', size: 1, by: attached, at, turns: 0 },
    },
    pending: { discussion: [{ value: 'Autre.', stamp: { ...stamp, by: apart } }] },
  });
  await opened.store.settled();
  const writers = (await writersIn(opened.session, meeting.database, meeting.meeting)).map(({ id }) => id);
  expect(writers).toEqual(expect.arrayContaining(ids));
});
