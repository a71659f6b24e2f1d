import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import { editCase } from '../../../../shared/domain/caseFile';
import { openedMeeting } from '../openedMeeting';

vi.mock('../../../../renderer/engine/database/pouch', () => import('../memoryPouch'));
/** PouchDB's own time grows with the third power of this. */
const MOST = 40;
vi.mock('../../../../renderer/engine/sync/door', async (original) => ({
  ...(await original<object>()),
  MOST_BRANCHES: 40,
}));
vi.setConfig({ testTimeout: 60_000 });

const hash = (i: number) => i.toString(16).padStart(32, '0');

interface Replicated {
  revsDiff(asked: object): Promise<Record<string, { missing: string[] }>>;
  bulkDocs(request: object, options: object): Promise<unknown>;
}

it('leaves that come a few at a time are counted together, and none that ended here takes the place of another', async () => {
  const { opened, file } = await openedMeeting();
  const { store, session } = opened;
  await store.settled();
  const loaded = await store.load(file.database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  const events = { kept: () => Promise.resolve(), malformed: () => undefined, unanswered: () => undefined };
  const made = plainHandle(file.database, session.keys, store, events);
  const handle = made.handle as unknown as Replicated;
  const local = store.open(file.database);
  const asked: string[] = [];
  for (let from = 0; from < 5 * 12; from += 12) {
    const docs = Array.from({ length: 12 }, (_, i) => ({
      ...editCase(
        loaded.doc,
        { 'tumour.t': 'cT2' },
        { ...opened.actor.author(), device: `poste${from + i}` },
      ),
      _rev: `1-${hash(from + i)}`,
      _revisions: { start: 1, ids: [hash(from + i)] },
    }));
    const { missing } = (await handle.revsDiff({ [file.case]: docs.map(({ _rev }) => _rev) }))[file.case] ?? {
      missing: [],
    };
    asked.push(...missing);
    await handle.bulkDocs({ docs: docs.filter(({ _rev }) => missing.includes(_rev)) }, { new_edits: false });
    // The region did not take their ends, and names them again.
    await settleConflict(store, session.keys, file.database, file.case);
    const again = await handle.revsDiff({ [file.case]: asked });
    expect(again[file.case]?.missing ?? []).toEqual([]);
  }
  expect(asked.length).toBeGreaterThan(MOST - 2);
  expect(asked.length).toBeLessThan(MOST + 3);
  expect(await local.width(file.case)).toBe(asked.length + 1);
  expect(opened.notices.join(' ')).toContain('nombre anormal de versions');
  await made.shut();
  await opened.open.close();
});
