import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealJson } from '../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../renderer/engine/database/place';
import { sealDocument } from '../../../renderer/engine/database/sealedDocument';
import { nextRevision, type Revision } from '../../../renderer/engine/database/revisions';
import { readMeeting } from '../../../renderer/engine/records/read';
import { Projection } from '../../../renderer/engine/start/feed';
import { settleConflict } from '../../../renderer/engine/sync/conflicts';
import { plainHandle } from '../../../renderer/engine/sync/plainHandle';
import { editCase } from '../../../shared/domain/caseFile';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
  await at.opened.store.settled();
});
afterEach(() => at.opened.open.close());

const local = () => at.opened.store.open(at.file.database);
const told = () => at.opened.notices.join(' ').replaceAll(/\s/g, ' ');
const loaded = async () => {
  const it = await at.opened.store.load(at.file.database, at.file.case, 'case');
  if (!it) throw new Error('not there');
  return it;
};
/** As a former version took it in, under a revision of a longer history than what stands. */
async function tookIn(content: object, revision: Revision): Promise<void> {
  const { database, case: id } = at.file;
  const { rev, ids } = revision;
  const cipher = await sealDocument(at.opened.session.keys, { database, id, rev }, ids, content);
  await local().insert([{ database, id, rev, ancestors: [...ids], cipher }]);
  await at.opened.store.received(database, [id]);
  await at.opened.store.settled();
}
/** What no version reads. */
async function damaged() {
  const { doc } = await loaded();
  return { ...doc, values: { ...doc.values, 'clinical.pain': { x: 1 } } };
}
const far: Revision = { rev: `90-${'a'.repeat(32)}`, ids: ['a'.repeat(32)] };
const shown = async () => {
  const records = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  return records?.cases.find(({ _id }) => _id === at.file.case);
};
async function startedAnew(): Promise<void> {
  const { store } = at.opened;
  await store.projector.forget(at.file.database);
  const events = { goOn: () => undefined, placed: () => undefined, opened: () => undefined };
  const projection = await Projection.of(store, at.file.database, events);
  await projection.begin();
  for (const id of await projection.finish())
    await settleConflict(store, at.opened.session.keys, at.file.database, id);
}

describe('a damaged leaf that a former version took in', () => {
  it.each([['as it comes'], ['after a rebuild']])(
    'hides none that can be read, and is told: %s',
    async (when) => {
      const before = await shown();
      await tookIn(await damaged(), far);
      if (when === 'after a rebuild') await startedAnew();
      expect(await shown()).toEqual(before);
      expect(told()).toContain('1 document a aussi, sur ce poste, une version qui ne se lit pas');
      expect(told()).not.toContain('ne s’ouvre pas');
    },
  );

  it('stands in the way of no writing, before and after the next start', async () => {
    await tookIn(await damaged(), far);
    for (const t of ['cT2', 'cT3', 'cT4']) {
      await at.opened.run('editCase', { ...at.file, changes: { 'tumour.t': t } });
      await at.opened.store.settled();
      expect((await shown())?.values['tumour.t']).toBe(t);
      await startedAnew();
      expect((await shown())?.values['tumour.t']).toBe(t);
    }
  });

  it('holds up no merge of those that can be read', async () => {
    const { doc, revision } = await loaded();
    await tookIn(await damaged(), far);
    const author = (device: string) => ({ ...at.opened.actor.author(), device });
    for (const [field, value] of [
      ['clinical.pain', 'EVA 4'],
      ['tumour.t', 'cT3'],
    ] as const) {
      const other = editCase(doc, { [field]: value }, author(field));
      await tookIn(other, await nextRevision(other, revision));
    }
    await settleConflict(at.opened.store, at.opened.session.keys, at.file.database, at.file.case);
    expect((await shown())?.values).toMatchObject({ 'clinical.pain': 'EVA 4', 'tumour.t': 'cT3' });
    const live = (await local().leaves(at.file.case)).map(({ revision: { rev } }) => rev);
    expect(live).toHaveLength(2);
    expect(live).toContain(far.rev);
  });

  it('is kept as it is beside one of a newer version', async () => {
    const { doc } = await loaded();
    await tookIn({ ...doc, schema: 99 }, far);
    await expect(loaded()).rejects.toThrow('newer');
    expect(told()).toContain('vient d’une version plus récente');
  });
});

describe('what nobody can open', () => {
  it('holds up nothing that is to be sent, and is told', async () => {
    const { database, case: id } = at.file;
    const { doc, revision } = await loaded();
    const other = editCase(doc, { 'clinical.pain': 'EVA 4' }, at.opened.actor.author());
    const beside = await nextRevision(other, revision);
    await tookIn(other, beside);
    const [rev, hash] = [`91-${'b'.repeat(32)}`, 'b'.repeat(32)];
    await local().insert([{ database, id, rev, ancestors: [hash], cipher: '2.QUJDREVGR0hJSktMTU5PUA==' }]);
    const { handle, shut } = plainHandle(database, at.opened.session.keys, at.opened.store, {
      kept: () => Promise.resolve(),
      malformed: () => undefined,
      unanswered: () => undefined,
    });
    const { results } = await handle.bulkGet({
      docs: [
        { id, rev },
        { id, rev: beside.rev },
      ],
      revs: true,
    });
    await shut();
    expect(results.flatMap(({ docs }) => docs)).toMatchObject([{ ok: { _id: id, _rev: beside.rev } }]);
    expect(told()).toContain('version qui ne se lit pas');
  });
});

describe('a ciphertext of the former format', () => {
  const former = async (content: object) =>
    sealJson(at.opened.session.keys, placeOf(at.file.database, at.file.case), content);
  const lies = async (cipher: string, { rev, ids }: Revision) => {
    const { database, case: id } = at.file;
    await local().insert([{ database, id, rev, ancestors: [...ids], cipher }]);
    await at.opened.store.received(database, [id]);
    await at.opened.store.settled();
  };

  it('is read under the revision that follows from it, with its parent or as the first', async () => {
    const { doc, revision } = await loaded();
    const next = editCase(doc, { 'tumour.t': 'cT4' }, at.opened.actor.author());
    await lies(await former(next), await nextRevision(next, revision));
    expect((await shown())?.values['tumour.t']).toBe('cT4');
    await startedAnew();
    expect((await shown())?.values['tumour.t']).toBe('cT4');
  });

  it('is not believed under a newer revision that somebody invented', async () => {
    const { doc: old } = await loaded();
    const cipher = await former(old);
    await at.opened.run('editCase', { ...at.file, changes: { 'tumour.t': 'cT4' } });
    await at.opened.store.settled();
    // Beside what stands: what can be read wins.
    await lies(cipher, far);
    expect((await shown())?.values['tumour.t']).toBe('cT4');
    await startedAnew();
    expect((await shown())?.values['tumour.t']).toBe('cT4');
    // Over it: nothing is shown, and it is told.
    const { revision } = await loaded();
    const hash = 'c'.repeat(32);
    await lies(cipher, {
      rev: `${Number.parseInt(revision.rev, 10) + 1}-${hash}`,
      ids: [hash, ...revision.ids],
    });
    await startedAnew();
    expect(await shown()).toBeUndefined();
    expect(told()).toContain('ne s’ouvre pas');
  });
});
