import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../shared/records/journalEntry';

// PouchDB's `idb` adapter is the subject here. It asks for the browser's name when it opens.
vi.stubGlobal('navigator', { userAgent: 'test' });

const { LocalDatabase } = await import('../../../renderer/engine/database/localDatabase');
type Database = InstanceType<typeof LocalDatabase>;

let made = 0;
const opened: Database[] = [];
const open = (): Database => {
  const database = new LocalDatabase('rcp_sein_2026', `rcp_sein_2026_${++made}`);
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) await database.destroy();
});

const hash = fc.stringMatching(/^[0-9a-f]{32}$/);
const id = fc.constantFrom('board', 'case:A', 'case:A:B', 'meeting:2026-01-02:A', 'vote:A:B:é', 'décision:x');
const entry = (of: string, ids: readonly string[], cut = 0): JournalEntry => ({
  database: 'rcp_sein_2026',
  id: of,
  rev: `${ids.length}-${ids[0]}`,
  ancestors: ids.slice(0, ids.length - cut),
  cipher: `contenu ${of} ${ids[0]?.slice(0, 4)}`,
});

/** A document with its history, of which the oldest part may be unknown. */
const document = fc
  .tuple(id, fc.uniqueArray(hash, { minLength: 1, maxLength: 6 }), fc.nat(5))
  .map(([of, ids, cut]) => ({ ids, entry: entry(of, ids, Math.min(cut, ids.length - 1)) }));
/** Sorted by id: PouchDB writes each batch so. */
const documents = fc
  .uniqueArray(document, { minLength: 1, maxLength: 6, selector: (it) => it.entry.id })
  .map((docs) => docs.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1)));
type Made = { ids: string[]; entry: JournalEntry };

/** Another child of the root, or a child of the leaf; a deletion where there is no content. */
const later = fc.record({
  of: fc.nat(5),
  hash,
  isChild: fc.boolean(),
  isDeleted: fc.boolean(),
});
const laterEntry = (
  docs: readonly Made[],
  it: { of: number; hash: string; isChild: boolean; isDeleted: boolean },
) => {
  const on = docs[it.of % docs.length] as Made;
  const grown = it.isChild ? [it.hash, ...on.ids] : [it.hash, ...on.ids.slice(1)];
  return { ...entry(on.entry.id, grown), ...(it.isDeleted ? { cipher: '' } : {}) };
};

/** All that PouchDB answers of it. */
async function seen({ pouch }: Database, docs: readonly Made[]): Promise<unknown> {
  const ids = docs.map(({ entry: { id: one } }) => one);
  const trees = await Promise.all(
    ids.map((one) =>
      pouch.get(one, { open_revs: 'all', revs: true }).catch((error: { status: number }) => error.status),
    ),
  );
  const asked = Object.fromEntries(
    docs.map((it) => [it.entry.id, [it.entry.rev, '9-unknown', `1-${it.ids.at(-1)}`]]),
  );
  const { doc_count, update_seq } = await pouch.info();
  return {
    doc_count,
    update_seq,
    all: await pouch.allDocs({ include_docs: true, conflicts: true }),
    keyed: await pouch.allDocs({ keys: [...ids, 'absent'], include_docs: true }),
    changes: await pouch.changes({ style: 'all_docs', include_docs: true, conflicts: true }),
    trees,
    winners: await Promise.all(
      ids.map((one) => pouch.get(one, { revs: true, conflicts: true }).catch(() => null)),
    ),
    diff: await pouch.revsDiff(asked),
    bulk: await pouch.bulkGet({
      docs: docs.map((it) => ({ id: it.entry.id, rev: it.entry.rev })),
      revs: true,
    }),
  };
}

/** In their order, but without their numbers: what was tried and given up may leave a gap, as a refused write of PouchDB does. */
const unnumbered = (answers: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answers, (name, held: unknown) =>
      ['seq', 'last_seq', 'update_seq'].includes(name) ? undefined : held,
    ),
  );

test('a database that was filled past PouchDB answers, and goes on, as one that PouchDB filled', async () => {
  await fc.assert(
    fc.asyncProperty(documents, documents, fc.array(later, { maxLength: 5 }), async (docs, more, laters) => {
      const [past, through] = [open(), open()];
      const entries = docs.map((it) => it.entry);
      expect(await past.fill(entries)).toEqual({ first: 1, last: entries.length });
      await through.insert(entries);
      expect(await seen(past, docs)).toEqual(await seen(through, docs));
      for (const it of laters) {
        const one = laterEntry(docs, it);
        await past.insert([one]);
        await through.insert([one]);
      }
      expect(await seen(past, docs)).toEqual(await seen(through, docs));
      // A second batch, of which some may be there already: PouchDB writes that one.
      const isNew = more.every(({ entry: { id: one } }) => !docs.some((it) => it.entry.id === one));
      const filled = await past.fill(more.map((it) => it.entry));
      expect(filled !== null).toBe(isNew);
      await through.insert(more.map((it) => it.entry));
      const all = [...docs, ...more];
      expect(unnumbered(await seen(past, all))).toEqual(unnumbered(await seen(through, all)));
    }),
    { numRuns: 60 },
  );
});

test('an ordinary edit, and a deletion, follow what was filled, and it is the same after it was opened anew', async () => {
  const [past, through] = [open(), open()];
  const entries = ['case:A', 'case:B', 'case:C'].map((of, i) =>
    entry(
      of,
      ['c', 'b', 'a'].map((c) => c.repeat(31) + i),
    ),
  );
  await past.fill(entries);
  await through.insert(entries);
  const docs = entries.map((it) => ({ ids: [...it.ancestors], entry: it }));
  for (const { pouch } of [past, through]) {
    const held = await pouch.get('case:A');
    await pouch.put({ ...held, c: 'suite' });
    await pouch.remove(await pouch.get('case:B'));
    await pouch.put({ _id: 'case:D', c: 'neuf' } as never);
  }
  expect(await seen(past, docs)).toEqual(await seen(through, docs));
  await past.close();
  const again = new LocalDatabase('rcp_sein_2026', past.localName);
  opened[opened.indexOf(past)] = again;
  expect(await seen(again, docs)).toEqual(await seen(through, docs));
});

test('nothing is written past PouchDB where it would not be as PouchDB does it', async () => {
  const database = open();
  const one = entry('case:A', ['a'.repeat(32)]);
  expect(await database.fill([{ ...one, cipher: '' }])).toBeNull();
  expect((await database.pouch.info()).doc_count).toBe(0);
  const twoLeaves = [entry('case:B', ['b'.repeat(32)]), entry('case:B', ['c'.repeat(32)])];
  expect(await database.fill(twoLeaves)).toBeNull();
  expect(await database.leaves('case:B')).toHaveLength(2);
});
