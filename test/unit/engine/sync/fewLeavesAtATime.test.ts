import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import type { CaseRef } from '../../../../shared/contracts/views';
import { editCase, type CaseFile } from '../../../../shared/domain/caseFile';
import { openedMeeting } from '../openedMeeting';

/** PouchDB's own time grows with the third power of this. */
const MOST = 40;
vi.mock('../../../../renderer/engine/sync/door', async (original) => ({
  ...(await original<object>()),
  MOST_BRANCHES: 40,
}));
const hash = (i: number) => i.toString(16).padStart(32, '0');

interface Replicated {
  revsDiff(asked: object): Promise<Record<string, { missing: string[] }>>;
  bulkDocs(request: object, options: object): Promise<unknown>;
}

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let handle: Replicated;
let shut: () => Promise<void>;
/** All that the region has of the case. */
let listed: string[];
beforeEach(async () => {
  ({ opened, file } = await openedMeeting());
  await opened.store.settled();
  const events = { kept: () => Promise.resolve(), malformed: () => undefined, unanswered: () => undefined };
  const made = plainHandle(file.database, opened.session.keys, opened.store, events);
  handle = made.handle as unknown as Replicated;
  shut = made.shut;
  listed = [];
});
afterEach(async () => {
  await shut();
  await opened.open.close();
});

const local = () => opened.store.open(file.database);
const docOf = async () => {
  const loaded = await opened.store.load(file.database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  return loaded.doc;
};
const leafOf = (doc: CaseFile, i: number) => ({
  ...editCase(doc, { 'tumour.t': 'cT2' }, { ...opened.actor.author(), device: `poste${i}` }),
  _rev: `1-${hash(i)}`,
  _revisions: { start: 1, ids: [hash(i)] },
});
/** As replication does where the region names a document: what is missing is asked for, and what was asked for is taken. */
async function replicate(...docs: (object & { _rev: string })[]): Promise<readonly string[]> {
  listed.push(...docs.map(({ _rev }) => _rev));
  const { missing } = (await handle.revsDiff({ [file.case]: listed }))[file.case] ?? { missing: [] };
  await handle.bulkDocs({ docs: docs.filter(({ _rev }) => missing.includes(_rev)) }, { new_edits: false });
  await settleConflict(opened.store, opened.session.keys, file.database, file.case);
  return missing;
}

it.each([
  ['a few', 12, 5],
  ['one', 1, 60],
])(
  'leaves that come %s at a time are counted together, and none that ended here takes the place of another',
  async (_, together, times) => {
    const doc = await docOf();
    for (let time = 0; time < times; time++) {
      const docs = Array.from({ length: together }, (__, i) => leafOf(doc, time * together + i));
      // Those that ended here, and those that stay in the region, are not asked for again.
      expect(await replicate(...docs)).toEqual(docs.map(({ _rev }) => _rev));
    }
    expect(await local().width(file.case)).toBe(MOST);
    expect(opened.notices.join(' ')).toContain('nombre anormal de versions');
  },
);

it('what follows a leaf that is here always comes in', async () => {
  const doc = await docOf();
  for (let i = 0; i < 50; i++) await replicate(leafOf(doc, i));
  const [standing] = await local().leaves(file.case);
  if (!standing) throw new Error('no leaf');
  const next = editCase(await docOf(), { 'clinical.pain': 'EVA 9' }, opened.actor.author());
  const { rev, ids } = await nextRevision(next, standing.revision);
  const start = Number.parseInt(rev, 10);
  // The region shows another first, which stays there.
  const follower = { ...next, _rev: rev, _revisions: { start, ids: [...ids] } };
  await replicate(leafOf(doc, 90), follower);
  await opened.store.settled();
  expect((await docOf()).values['clinical.pain']).toBe('EVA 9');
  expect(await local().width(file.case)).toBe(MOST);
});
