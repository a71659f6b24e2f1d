import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import { MOST_BRANCHES } from '../../../../renderer/engine/sync/door';
import type { Line } from '../../../../renderer/engine/region/line';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import { readThere } from '../../../../renderer/engine/sync/pulledDocs';
import type { CaseRef } from '../../../../shared/contracts/views';
import { editCase } from '../../../../shared/domain/caseFile';
import { openedMeeting } from '../openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
beforeEach(async () => {
  ({ opened, file } = await openedMeeting());
  await opened.store.settled();
});
afterEach(() => opened.open.close());

const hash = (i: number) => i.toString(16).padStart(32, '0');
const revisions = (n: number) => Array.from({ length: n }, (_, i) => `1-${hash(i)}`);

it.each([100, 1_000, 5_000])(
  'of %i leaves of one document no more are asked for than can be merged, the shown one among them',
  async (n) => {
    const events = { kept: () => Promise.resolve(), malformed: () => undefined, unanswered: () => undefined };
    const { handle, shut } = plainHandle(file.database, opened.session.keys, opened.store, events);
    const asked = { [file.case]: revisions(n), 'later:1': ['1-aa'] };
    const answer = await (
      handle as unknown as { revsDiff(it: object): Promise<Record<string, { missing: string[] }>> }
    ).revsDiff(asked);
    const missing = answer[file.case]?.missing ?? [];
    expect(missing).toHaveLength(Math.min(n, MOST_BRANCHES - 1));
    expect(missing[0]).toBe(`1-${hash(0)}`);
    expect(answer['later:1']).toEqual({ missing: ['1-aa'] });
    expect(opened.notices.join(' ').includes('nombre anormal de versions')).toBe(n > MOST_BRANCHES);
    await shut();
  },
);

it('a first pull takes as many, those that live first', async () => {
  const loaded = await opened.store.load(file.database, file.case, 'case');
  const docs = revisions(5_000).map((_rev, i) => ({
    ok: { ...(i % 2 ? { _id: file.case, _deleted: true } : loaded?.doc), _rev },
  }));
  const ask = () => Promise.resolve({ status: 200, body: { results: [{ id: file.case, docs }] } });
  const many = vi.fn();
  const { signal } = new AbortController();
  const line = { ask } as unknown as Line;
  const read = await readThere(line, file.database, [file.case], signal, () => undefined, many);
  expect(read).toHaveLength(MOST_BRANCHES);
  expect(read.every(({ content }) => content !== null)).toBe(true);
  expect(many).toHaveBeenCalledExactlyOnceWith(file.case);
});

it('what a former version took in is merged in slices, with nothing lost', async () => {
  const { store, session } = opened;
  const local = store.open(file.database);
  const loaded = await store.load(file.database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  const n = 20;
  const made = await Promise.all(
    Array.from({ length: n }, async (_, i) => ({
      database: file.database,
      id: file.case,
      rev: `1-${hash(i)}`,
      ancestors: [hash(i)],
      cipher: await sealDocument(
        session.keys,
        { database: file.database, id: file.case, rev: `1-${hash(i)}` },
        [hash(i)],
        editCase(loaded.doc, { 'tumour.t': `c${i}` }, { ...opened.actor.author(), device: `poste${i}` }),
      ),
    })),
  );
  await local.insert(made);
  const append = vi.spyOn(opened.shell, 'appendJournal');
  let rounds = 0;
  let left = n;
  while (left > 0) {
    left = await settleConflict(store, session.keys, file.database, file.case, 6);
    rounds++;
  }
  expect(rounds).toBe(4);
  expect(Math.max(...append.mock.calls.map(([entries]) => entries.length))).toBe(6);
  expect(await local.leaves(file.case)).toHaveLength(1);
  await store.settled();
  const after = await store.load(file.database, file.case, 'case');
  expect(after?.doc.pending?.['tumour.t']).toHaveLength(n);
});
