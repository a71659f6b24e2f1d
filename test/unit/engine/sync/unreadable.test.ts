import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLocal, PouchDB } from '../memoryPouch';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { nextRevision, type Revision } from '../../../../renderer/engine/database/revisions';
import { readMeeting } from '../../../../renderer/engine/records/read';
import type { Line } from '../../../../renderer/engine/region/line';
import { LeftOutside } from '../../../../renderer/engine/sync/leftOutside';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import { readThere } from '../../../../renderer/engine/sync/pulledDocs';
import { editCase } from '../../../../shared/domain/caseFile';
import { currentSchema, type StoredType } from '../../../../shared/domain/stored';
import { openedMeeting } from '../openedMeeting';

interface Handle {
  revsDiff(asked: object): Promise<Record<string, { missing: string[] }>>;
  bulkDocs(request: { docs: object[] }, options?: object): Promise<unknown>;
}

let at: Awaited<ReturnType<typeof openedMeeting>>;
let kept: { id: string; rev: string }[];
let handle: Handle;
let shut: () => Promise<void>;

beforeEach(async () => {
  at = await openedMeeting();
  const { store, session } = at.opened;
  await store.settled();
  kept = [];
  const made = plainHandle(at.file.database, session.keys, store, {
    kept: (documents) => Promise.resolve(void kept.push(...documents)),
    malformed: () => undefined,
    unanswered: () => undefined,
  });
  handle = made.handle as unknown as Handle;
  shut = made.shut;
});
afterEach(async () => {
  await shut();
  await at.opened.open.close();
});

const wire = ({ rev, ids }: Revision) => ({
  _rev: rev,
  _revisions: { start: Number.parseInt(rev, 10), ids: [...ids] },
});
const local = () => at.opened.store.open(at.file.database);
const standing = async (id: string) => {
  const leaf = await at.opened.leafOf(at.file.database, id);
  if (!leaf) throw new Error('not there');
  return leaf.revision;
};
const docOf = async <T extends StoredType>(id: string, type: T) => {
  const loaded = await at.opened.store.load(at.file.database, id, type);
  if (!loaded) throw new Error('not there');
  return loaded.doc;
};
async function arrives(...docs: object[]): Promise<void> {
  await handle.bulkDocs({ docs }, { new_edits: false });
  await at.opened.store.settled();
}
const meeting = () => readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
const told = () => at.opened.notices.join(' ').replaceAll(/\s/g, ' ');
const author = (device: string) => ({ ...at.opened.actor.author(), device });
const caseFile = () => docOf(at.file.case, 'case');
/** What no version reads, as one writes it who does not go by the schemas. */
async function damaged() {
  const doc = editCase(await caseFile(), { 'clinical.pain': 'EVA 3' }, author('autre'));
  return { ...doc, values: { ...doc.values, 'clinical.pain': { x: 1 } } };
}
async function ofNoSource() {
  const doc = editCase(await caseFile(), { 'clinical.pain': 'EVA 3' }, author('autre'));
  const stamps = Object.entries(doc.stamps).map(([field, stamp]) =>
    field === 'clinical.pain' ? [field, { ...stamp, source: 'inconnue' }] : [field, stamp],
  );
  return { ...doc, stamps: Object.fromEntries(stamps) as object };
}

describe('a revision that cannot be read', () => {
  it.each([
    ['a case with a value of no kind', damaged],
    ['a case with a word that no version is said to know', ofNoSource],
    ['a case under another type', async () => ({ ...(await caseFile()), type: 'poll', schema: 9 })],
    [
      'a meeting with an order of numbers',
      async () => ({ ...(await docOf(at.meeting.meeting, 'meeting')), order: [1, 2] }),
    ],
    ['a board without members', async () => ({ ...(await docOf('board', 'board')), members: ['x'] })],
  ])('takes the place of none that can: %s', async (_, made) => {
    const bad = await made();
    const before = await standing(bad._id);
    const child = await nextRevision(bad, before);
    await arrives({ ...bad, ...wire(child) });
    expect((await standing(bad._id)).rev).toBe(before.rev);
    expect((await meeting())?.cases.map(({ _id }) => _id)).toContain(at.file.case);
    expect(await at.opened.command('editCase', { ...at.file, changes: { 'tumour.t': 'cT2' } })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(told()).toContain('1 document de la région n’a pas la forme d’un document de Concerto');
    expect(await handle.revsDiff({ [bad._id]: [child.rev] })).toEqual({});
  });

  it('does not keep out what is written after it', async () => {
    const [bad, good] = [
      await damaged(),
      editCase(await caseFile(), { 'clinical.pain': 'EVA 4' }, author('un')),
    ];
    const middle = await nextRevision(bad, await standing(at.file.case));
    const after = await nextRevision(good, middle);
    await arrives({ ...bad, ...wire(middle) });
    await arrives({ ...good, ...wire(after) });
    expect((await standing(at.file.case)).rev).toBe(after.rev);
    expect((await caseFile()).values['clinical.pain']).toBe('EVA 4');
  });

  it('comes in where its number says that a newer version wrote it', async () => {
    const newer = { ...(await ofNoSource()), schema: currentSchema.case + 1 };
    const child = await nextRevision(newer, await standing(at.file.case));
    await arrives({ ...newer, ...wire(child) });
    expect((await standing(at.file.case)).rev).toBe(child.rev);
    expect(told()).toContain('1 document vient d’une version plus récente de Concerto');
  });

  it.each([['with it'], ['after it']])(
    'stands for nothing where the one that can is ended, %s',
    async (when) => {
      const before = await standing(at.file.case);
      const bad = { ...(await damaged()), ...wire(await nextRevision({}, { rev: '9-aa', ids: ['aa'] })) };
      const end = {
        _id: at.file.case,
        _deleted: true,
        ...wire(await nextRevision({ _deleted: true }, before)),
      };
      if (when === 'with it') await arrives(bad, end);
      else {
        await arrives(bad);
        await arrives(end);
      }
      expect((await standing(at.file.case)).rev).toBe(before.rev);
      expect(kept).toEqual([{ id: at.file.case, rev: before.rev }]);
      expect((await meeting())?.cases.map(({ _id }) => _id)).toContain(at.file.case);
    },
  );

  it('stands for nothing either where a former version took it in', async () => {
    const before = await standing(at.file.case);
    const bad = await damaged();
    const beside = await nextRevision(bad, { rev: '1-aa', ids: ['aa'] });
    const place = placeOf(at.file.database, at.file.case);
    const cipher = await sealJson(at.opened.session.keys, place, bad);
    const { rev, ids } = beside;
    await local().insert([
      { database: at.file.database, id: at.file.case, rev, ancestors: [...ids], cipher },
    ]);
    const end = {
      _id: at.file.case,
      _deleted: true,
      ...wire(await nextRevision({ _deleted: true }, before)),
    };
    await arrives(end);
    const leaves = await local().leaves(at.file.case);
    expect(leaves.map(({ revision }) => revision.rev)).toContain(before.rev);
    expect(kept).toEqual([{ id: at.file.case, rev: before.rev }]);
  });

  it('is left in the region by a first pull too', async () => {
    const [bad, good] = [await damaged(), await caseFile()];
    const docs = [
      { ...bad, _rev: '9-bb' },
      { ...good, _rev: '8-aa' },
    ].map((ok) => ({ ok }));
    const ask = () => Promise.resolve({ status: 200, body: { results: [{ id: good._id, docs }] } });
    const odd: string[] = [];
    const { signal } = new AbortController();
    const line = { ask } as unknown as Line;
    const read = await readThere(line, at.file.database, [good._id], signal, (id) => odd.push(id));
    expect(read.map(({ rev }) => rev)).toEqual(['8-aa']);
    expect(odd).toEqual([good._id]);
  });

  describe('that is all the region has of a document', () => {
    const HASH = { bad: 'b'.repeat(32), before: 'a'.repeat(32), first: 'c'.repeat(32) };
    /** A region that has the damaged leaf, and what stood before it. */
    const regionWith = async (before: object) => {
      const [bad, id] = [await damaged(), 'case:01JDG0NE00000000000000000A'];
      const ids = [HASH.bad, HASH.before, HASH.first];
      const revisions = { start: 3, ids };
      const leaf = { ...bad, _id: id, _rev: `3-${HASH.bad}`, _revisions: revisions };
      const earlier = { _id: id, _rev: `2-${HASH.before}`, _revisions: { start: 2, ids: ids.slice(1) } };
      const ask = vi.fn((_: string, __: string, { docs }: { docs: { id: string; rev?: string }[] }) => {
        const answered = docs.map(({ id: asked, rev }) => {
          const ok = rev === undefined ? leaf : rev === earlier._rev ? { ...before, ...earlier } : null;
          return { id: asked, docs: [ok ? { ok } : { error: { error: 'not_found' } }] };
        });
        return Promise.resolve({ status: 200, body: { results: answered } });
      });
      return { line: { ask } as unknown as Line, leaf, earlier };
    };
    const { signal } = new AbortController();

    it('leaves to a first pull what stood before it, and is told', async () => {
      const { line, leaf, earlier } = await regionWith(await caseFile());
      const odd: string[] = [];
      const read = await readThere(line, at.file.database, [leaf._id], signal, (id) => odd.push(id));
      expect(read.map(({ rev }) => rev)).toEqual([earlier._rev]);
      expect(read[0]?.ancestors).toEqual([HASH.before, HASH.first]);
      expect(odd).toEqual([leaf._id]);
    });

    it('brings nothing back from before a deletion', async () => {
      const { line, leaf } = await regionWith({ _deleted: true });
      expect(await readThere(line, at.file.database, [leaf._id], signal)).toEqual([]);
    });

    it('leaves it to the next start where it came by replication', async () => {
      const { line, leaf, earlier } = await regionWith(await caseFile());
      await arrives(leaf);
      expect(await at.opened.leafOf(at.file.database, leaf._id)).toBeNull();
      expect(told()).toContain('1 document de la région n’a pas la forme');
      const outside = new LeftOutside(local());
      await outside.lookAgain(line, at.file.database, handle as never, signal);
      expect((await standing(leaf._id)).rev).toBe(earlier._rev);
      // It is still looked at: the next version may read it.
      await outside.lookAgain(line, at.file.database, handle as never, signal);
      expect((await standing(leaf._id)).rev).toBe(earlier._rev);
    });
  });

  it('holds up no replication, and is asked for once', async () => {
    const [bad, other] = [await damaged(), await docOf(at.meeting.meeting, 'meeting')];
    const theirs = openLocal(`region-${at.meeting.meeting}`);
    const put = (doc: object) => theirs.bulkDocs([doc as never], { new_edits: false });
    const pull = () => PouchDB.replicate(theirs, handle as never, { checkpoint: false });
    const asked = vi.spyOn(theirs, 'bulkGet');
    const child = await nextRevision(bad, await standing(bad._id));
    const after = await nextRevision({ ...other, place: 'Salle 3' }, await standing(other._id));
    await put({ ...bad, ...wire(child) });
    await put({ ...other, place: 'Salle 3', ...wire(after) });
    await pull();
    await at.opened.store.settled();
    expect((await standing(other._id)).rev).toBe(after.rev);
    expect((await caseFile())._id).toBe(bad._id);
    // All that is there is named again, and nothing is missing.
    await pull();
    expect(asked.mock.calls.flatMap(([{ docs }]) => docs.map(({ id }) => id))).toEqual([bad._id, other._id]);
  });

  it('is looked at again by the next start, and by none after it was read', async () => {
    const bad = await damaged();
    const child = { ...bad, ...wire(await nextRevision(bad, await standing(bad._id))) };
    await arrives(child);
    const asked: unknown[] = [];
    const signal = new AbortController().signal;
    const start = async (...docs: object[]) => {
      const { store, session } = at.opened;
      const again = plainHandle(at.file.database, session.keys, store, {
        kept: () => Promise.resolve(),
        malformed: () => undefined,
        unanswered: () => undefined,
      });
      const ask = (_: string, __: string, body: { docs: unknown }) => {
        asked.push(body.docs);
        const results = [{ id: bad._id, docs: docs.map((ok) => ({ ok })) }];
        return Promise.resolve({ status: 200, body: { results } });
      };
      const line = { ask } as unknown as Line;
      const outside = new LeftOutside(local());
      const met = await outside.lookAgain(line, at.file.database, again.handle as never, signal);
      await again.shut();
      return met.map(({ _rev }) => _rev);
    };
    expect(await start(child)).toEqual([child._rev]);
    expect(await start(child)).toEqual([child._rev]);
    expect(asked).toEqual([[{ id: bad._id }], [{ id: bad._id }]]);
    // As the next version reads it.
    const read = editCase(await caseFile(), { 'clinical.pain': 'EVA 3' }, author('autre'));
    expect(await start({ ...read, ...wire({ rev: child._rev, ids: child._revisions.ids }) })).toEqual([
      child._rev,
    ]);
    await at.opened.store.settled();
    expect((await caseFile()).values['clinical.pain']).toBe('EVA 3');
    expect(await start()).toEqual([]);
    expect(asked).toHaveLength(3);
  });
});
