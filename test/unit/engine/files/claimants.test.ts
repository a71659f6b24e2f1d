import { expect, it } from 'vitest';
import { sealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { AttachedStore } from '../../../../renderer/engine/files/attachedStore';
import { cutFile } from '../../../../renderer/engine/files/cut';
import { chunkId, type Sha256 } from '../../../../shared/domain/ids';
import { image, pdf } from './samples';
import { openSession } from '../openSession';
import { wipeStores } from '../runningEngine';

/** Two databases: what was attached, and what came of it from a region with false manifests of greater revisions. */
async function twoDatabases() {
  await wipeStores();
  const opened = await openSession();
  const { store, keys } = opened.session;
  const { database } = await opened.run('createBoard', { name: 'RCP Sein', template: 'sein' });
  const { database: other } = await opened.run('createBoard', { name: 'RCP Thorax', template: 'thorax' });
  const receive = async (id: string, doc: object, digit?: string) => {
    await store.settled();
    const leaf = await store.open(database).leaf(id);
    const hash = digit?.repeat(32);
    const { rev, ids } = hash ? { rev: `1-${hash}`, ids: [hash] } : (leaf?.revision ?? { rev: '', ids: [] });
    const cipher = await sealDocument(keys, { database: other, id, rev }, [...ids], doc);
    await store.receive(other, [{ database: other, id, rev, ancestors: [...ids], cipher }]);
  };
  const bring = async (id: string) => {
    await store.settled();
    const leaf = await store.open(database).leaf(id);
    if (leaf) await receive(id, await store.leaves.plain(database, id, leaf));
  };
  return {
    opened,
    here: new AttachedStore(store, database),
    there: new AttachedStore(store, other),
    receive,
    bring,
  };
}

it('of several manifests of one name each may be it until its pieces are here, then the genuine one alone', async () => {
  const { opened, here, there, receive, bring } = await twoDatabases();
  const cut = await cutFile(pdf(600_000), 'application/pdf');
  const { manifest, sha256 } = cut;
  await here.keep(cut);
  await bring(manifest._id);
  await receive(
    manifest._id,
    { ...manifest, pieces: manifest.pieces.map(() => 'b'.repeat(64) as Sha256) },
    'f',
  );
  await receive(manifest._id, { ...manifest, pieces: [], content: btoa('faux') }, 'e');
  expect(await there.claimants(sha256)).toHaveLength(2);
  for (const n of manifest.pieces.keys()) await bring(chunkId(sha256, n));
  expect(await there.claimants(sha256)).toEqual([manifest]);
  expect((await there.manifests([sha256])).get(sha256)).toEqual(manifest);
  expect(await there.keep(cut)).toBe(false);
  await opened.open.close();
});

it('a small file, whose manifest holds it, is told at once from false ones', async () => {
  const { opened, here, there, receive, bring } = await twoDatabases();
  const cut = await cutFile(image('jpeg', 900), 'image/jpeg');
  const { manifest, sha256 } = cut;
  await here.keep(cut);
  await receive(manifest._id, { ...manifest, content: btoa('faux') }, 'f');
  await receive(manifest._id, { ...manifest, size: 1, content: btoa('?') }, '0');
  expect((await there.manifests([sha256])).size).toBe(0);
  await bring(manifest._id);
  expect((await there.manifests([sha256])).get(sha256)).toEqual(manifest);
  await opened.open.close();
});
