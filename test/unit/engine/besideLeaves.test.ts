import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCase } from '../../../renderer/engine/records/read';
import type { CaseRef } from '../../../shared/contracts/views';
import { nextRevision } from '../../../renderer/engine/database/revisions';
import { editCase } from '../../../shared/domain/caseFile';
import { voteId } from '../../../shared/domain/ids';
import { openedMeeting } from './openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let voter: string;
let at: string;

beforeEach(async () => {
  const begun = await openedMeeting();
  ({ opened, file } = begun);
  voter = begun.chair.id;
  at = opened.session.now();
});
afterEach(async () => {
  vi.useRealTimers();
  await opened.open.close();
});

const caseFile = async () => {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('no case');
  return records.file;
};

test('an edit made while two leaves stand side by side loses nothing of the one that is not shown', async () => {
  const { database, case: id } = file;
  const [base, former] = [await opened.leafOf(database, id), await caseFile()];
  await opened.run('editCase', { ...file, changes: { 'clinical.history': 'écrit ici' } });
  // Elsewhere it was changed twice: that leaf is the longer one and is shown, before anybody merges the two.
  const author = { ...opened.actor.author(), device: 'autre' };
  const once = editCase(former, { 'summary.question': 'écrit là-bas' }, author);
  await opened.receive(database, once, base);
  const leaves = await opened.store.open(database).leaves(id);
  const docs = await Promise.all(leaves.map((leaf) => opened.store.leaves.plain(database, id, leaf)));
  const theirs = leaves[docs.findIndex((doc) => doc.type === 'case' && doc.clock['autre'] !== undefined)];
  if (!theirs) throw new Error('the other leaf is not there');
  await opened.receive(database, editCase(once, { 'summary.question': 'puis cela' }, author), theirs);
  expect((await opened.store.open(database).leaves(id)).length).toBe(2);

  await opened.run('editCase', { ...file, changes: { 'clinical.comorbidities': 'et ceci' } });
  await opened.store.settled();
  const { values } = await caseFile();
  expect(values).toMatchObject({
    'clinical.history': 'écrit ici',
    'summary.question': 'puis cela',
    'clinical.comorbidities': 'et ceci',
  });
});

test('the end of a branch that had lost is told to be sent, although nothing that is shown changes', async () => {
  const { database, case: id } = file;
  const [base, former] = [await opened.leafOf(database, id), await caseFile()];
  const here = editCase(former, { 'summary.question': 'écrit ici' }, opened.actor.author());
  const merged = { ...here, clock: { ...here.clock, autre: 1 } };
  const both = [here, merged];
  // Somebody else merged it: the leaf that is shown holds all, and only the end of the other is missing.
  for (const doc of both) await opened.receive(database, doc, base);
  await opened.store.settled();
  const { sync } = opened.open as unknown as {
    sync: { written: (name: string) => Promise<void> };
  };
  const written = vi.spyOn(sync, 'written');
  const [winner, loser] = await opened.store.open(database).leaves(id);
  if (!winner || !loser) throw new Error('not two leaves');
  const { rev, ids } = await nextRevision({ _deleted: true }, loser.revision);
  await opened.store.put(database, [{ database, id, rev, ancestors: [...ids], cipher: '' }]);
  expect(written.mock.calls).toEqual([[database]]);
});

test('a vote that replaces another is the later one, although the other was written by a clock that is ahead', async () => {
  const { proposal } = await opened.run('propose', { ...file, text: 'Chirurgie', treatments: [] });
  const ballot = { ...file, proposal, voter: voter as never };
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(at) + 6 * 3_600_000 });
  await opened.run('castVote', { ...ballot, position: 'for' });
  vi.setSystemTime(Date.parse(at));
  await opened.run('castVote', { ...ballot, position: 'against' });
  const load = () => opened.store.load(file.database, voteId(file.case, proposal, voter as never), 'vote');
  expect((await load())?.doc.position).toBe('against');
  expect(Date.parse((await load())?.doc.at ?? '')).toBe(Date.parse(at) + 6 * 3_600_000 + 1);
});
