import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { importMeeting } from '../../../../renderer/engine/exchange/importMeeting';
import { nextRevision, type Revision } from '../../../../renderer/engine/database/revisions';
import type { MeetingRef } from '../../../../shared/contracts/views';
import type { DatabaseName } from '../../../../shared/domain/ids';
import type { Person, Role } from '../../../../shared/domain/person';
import { stamped } from '../../../../shared/domain/stamp';
import type { StoredOf } from '../../../../shared/domain/stored';
import { leftOutWords } from '../../../../shared/exchange/leftOutWords';
import { openedMeeting } from '../openedMeeting';
import { wipeStores } from '../runningEngine';
import { firstRevision, madeFile, PHRASE } from './madeFile';

vi.mock('../../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);
type Mutable = StoredOf<'board' | 'meeting' | 'attendance'>;
let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let meeting: MeetingRef;
let chair: Person;

beforeEach(async () => {
  ({ opened, meeting, chair } = await openedMeeting());
  await opened.store.settled();
});
afterEach(async () => {
  as('coordinator');
  await opened.open.close();
  await wipeStores();
});

const as = (role: Role) => Object.assign(opened.session.user, { role });
const attendance = () => `attendance:${meeting.meeting.slice('meeting:'.length)}:${chair.id}`;
const typeOf = (id: string) => id.split(':', 1)[0] as Mutable['type'];
async function heldOf(id: string): Promise<{ doc: Mutable; revision: Revision }> {
  const held = await opened.store.load(meeting.database, id, typeOf(id));
  if (!held) throw new Error(id);
  return held;
}
/** What it was, with these fields as if the chair had changed them. */
async function changed(id: string, fields: Record<string, unknown>) {
  const { doc: was, revision } = await heldOf(id);
  const author = { device: 'autreposte', by: chair.id, at: opened.session.now() };
  const doc = stamped({ ...was, ...fields }, Object.keys(fields), author);
  const { rev, ids } = await nextRevision(doc, revision);
  return { rev, ancestors: [...ids], doc };
}
const bring = async (documents: readonly unknown[], database: DatabaseName = meeting.database) => {
  const made = await madeFile({ ...meeting, database, documents });
  const done = await importMeeting(opened.actor, made, { passphrase: PHRASE }, opened.open);
  await opened.store.settled();
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
};
const marked = async () => [...(await opened.session.foreign.of(meeting.database)).keys()];
const forged = async () => [
  await changed('board', { name: 'Autre RCP' }),
  await changed(meeting.meeting, { state: 'closed', place: 'Ailleurs' }),
  await changed(attendance(), { expected: false, spans: [] }),
];

it('who may not organise closes no meeting, and changes no board and no presence, by a file', async () => {
  const documents = await forged();
  const before = await Promise.all(['board', meeting.meeting, attendance()].map(heldOf));
  as('doctor');
  const done = await bring(documents);
  expect(done).toMatchObject({ received: 0, known: 0, beyondRole: { board: 1, meeting: 1, attendance: 1 } });
  expect(await Promise.all(['board', meeting.meeting, attendance()].map(heldOf))).toEqual(before);
  expect(await marked()).toEqual([]);
  expect(leftOutWords(done.beyondRole)).toBe(
    'Laissés comme ils sont sur ce poste, votre rôle ne permettant pas de les modifier\u00a0: la RCP, la séance et 1\u00a0émargement. La région les apportera, ou la personne qui organise la RCP recevra elle-même ce fichier.',
  );
});

it('who may organise takes all of it in', async () => {
  as('secretary');
  expect(await bring(await forged())).toMatchObject({ received: 3, beyondRole: {} });
  expect((await heldOf(meeting.meeting)).doc).toMatchObject({ state: 'closed', place: 'Ailleurs' });
  expect(leftOutWords({})).toBe('');
});

it('a presence that is new in a meeting that stands here is left out too', async () => {
  const { doc } = await heldOf(attendance());
  const { _id, person } = doc as StoredOf<'attendance'>;
  const other = 'rpps-99900000999';
  const added = { ...doc, _id: _id.replace(person.id, other), person: { ...person, id: other } };
  as('doctor');
  expect(await bring([await firstRevision(added)])).toMatchObject({ beyondRole: { attendance: 1 } });
});

it('a doctor who registers cases changes the list of the meeting, and nothing else, by a file', async () => {
  const { doc } = await heldOf(meeting.meeting);
  const order = [...(doc as StoredOf<'meeting'>).order].reverse();
  const [listed, more] = [
    await changed(meeting.meeting, { order }),
    await changed(meeting.meeting, { order, place: 'Ailleurs' }),
  ];
  as('doctor');
  expect(await bring([listed, more])).toMatchObject({ received: 1, beyondRole: { meeting: 1 } });
  expect((await heldOf(meeting.meeting)).doc).toMatchObject({ order });
});

it('a meeting that is not here comes whole, to a doctor too, and a later file says more of it', async () => {
  const [board, planned] = [(await heldOf('board')).doc, (await heldOf(meeting.meeting)).doc];
  const database = 'rcp_poumon_2026' as DatabaseName;
  const first = [await firstRevision(board), await firstRevision(planned)];
  as('doctor');
  expect(await bring(first, database)).toMatchObject({ received: 2, beyondRole: {} });
  const closed = { ...planned, state: 'closed' };
  const { rev, ids } = await nextRevision(closed, {
    rev: first[1]?.rev ?? '',
    ids: first[1]?.ancestors ?? [],
  });
  const later = await bring([{ rev, ancestors: [...ids], doc: closed }], database);
  expect(later).toMatchObject({ received: 1, unconfirmed: 1, beyondRole: {} });
});
