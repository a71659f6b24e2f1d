import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putBackLost } from '../../../../renderer/engine/journal/lostInStore';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { nextRevision, type Revision } from '../../../../renderer/engine/database/revisions';
import { sealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { readMeeting } from '../../../../renderer/engine/records/read';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import { editCase } from '../../../../shared/domain/caseFile';
import { openedMeeting } from '../openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
  await at.opened.run('editCase', { ...at.file, changes: { 'tumour.t': 'cT2' } });
  await at.opened.run('editCase', { ...at.file, changes: { 'tumour.t': 'cT4' } });
  await at.opened.store.settled();
});
afterEach(() => at.opened.open.close());

const local = () => at.opened.store.open(at.file.database);
const loaded = async () => {
  const it = await at.opened.store.load(at.file.database, at.file.case, 'case');
  if (!it) throw new Error('not there');
  return it;
};
const compared = async () => {
  const { store, shell } = at.opened;
  const put = await putBackLost(store, shell, [at.file.database], () => Promise.resolve(), null);
  await store.settled();
  return [...put.values()];
};
const shown = async () => {
  const records = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  return records?.cases.find(({ _id }) => _id === at.file.case)?.values['tumour.t'];
};
const hash = 'f'.repeat(32);
const over = ({ rev, ids }: Revision): Revision => ({
  rev: `${Number.parseInt(rev, 10) + 1}-${hash}`,
  ids: [hash, ...ids],
});
async function lies(cipher: string, { rev, ids }: Revision, id: string = at.file.case): Promise<void> {
  await local().insert([{ database: at.file.database, id, rev, ancestors: [...ids], cipher }]);
  await at.opened.store.received(at.file.database, [id]);
  await at.opened.store.settled();
}

describe('a store that somebody without the key has written to', () => {
  it('is not suspected where nobody did', async () => {
    expect(await compared()).toEqual([]);
  });

  const written: Record<string, () => Promise<void>> = {
    'a document is deleted': async () => lies('', over((await loaded()).revision)),
    'it is replaced by what nobody can open': async () =>
      lies('2.QUJDREVGR0hJSktMTU5PUA==', over((await loaded()).revision)),
    'it is replaced by a ciphertext of the former format': async () => {
      const { doc, revision } = await loaded();
      const place = placeOf(at.file.database, at.file.case);
      const old = editCase(doc, { 'tumour.t': 'cT1' }, at.opened.actor.author());
      await lies(await sealJson(at.opened.session.keys, place, old), over(revision));
    },
    'it is replaced by an older ciphertext of its own': async () => {
      const entry = at.opened.shell.journal.find(({ id }) => id === at.file.case);
      await lies(entry?.cipher ?? '', over((await loaded()).revision));
    },
  };
  for (const [name, write] of Object.entries(written))
    it(`holds again what the journal holds, once: ${name}`, async () => {
      await write();
      expect(await shown()).toBeUndefined();
      expect(await compared()).toEqual([1]);
      expect(await shown()).toBe('cT4');
      expect(await compared()).toEqual([]);
      await at.opened.run('editCase', { ...at.file, changes: { 'tumour.t': 'cT3' } });
      await at.opened.store.settled();
      expect(await shown()).toBe('cT3');
    });

  it('holds again a document of which nothing is left', async () => {
    const { database, case: id } = at.file;
    const { store, session } = at.opened;
    // In the journal alone, as where its record was taken out of the store.
    const { doc } = await loaded();
    const other = { ...doc, _id: id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
    const { rev, ids } = await nextRevision(other, null);
    const cipher = await sealDocument(session.keys, { database, id: other._id, rev }, ids, other);
    await session.shell.appendJournal([{ database, id: other._id, rev, ancestors: [...ids], cipher }]);
    expect(await compared()).toEqual([1]);
    expect((await store.open(database).leaf(other._id))?.revision.rev).toBe(rev);
  });

  it('keeps what a merge ended rightly', async () => {
    const { doc, revision } = await loaded();
    const author = { ...at.opened.actor.author(), device: 'autre' };
    const { store, session } = at.opened;
    const theirs = editCase(doc, { 'clinical.pain': 'EVA 3' }, author);
    await at.opened.run('editCase', { ...at.file, changes: { 'tumour.n': 'cN1' } });
    const beside = await nextRevision(theirs, revision);
    const { database, case: id } = at.file;
    const cipher = await sealDocument(session.keys, { database, id, rev: beside.rev }, beside.ids, theirs);
    await lies(cipher, beside);
    await settleConflict(store, session.keys, database, id);
    await store.settled();
    const before = at.opened.shell.journal.length;
    expect(await compared()).toEqual([]);
    expect(at.opened.shell.journal).toHaveLength(before);
  });

  it('writes nothing again and again of what the journal itself holds damaged', async () => {
    const { doc, revision } = await loaded();
    const bad = { ...doc, values: { ...doc.values, 'clinical.pain': { x: 1 } } };
    const next = await nextRevision(bad, revision);
    const { database, case: id } = at.file;
    const cipher = await sealDocument(at.opened.session.keys, { database, id, rev: next.rev }, next.ids, bad);
    await at.opened.store.put(database, [{ database, id, rev: next.rev, ancestors: [...next.ids], cipher }]);
    expect(await compared()).toEqual([]);
  });
});
