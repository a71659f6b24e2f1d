import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { OfferedAgain } from '../../../../renderer/engine/sync/offeredAgain';
import type { CaseRef } from '../../../../shared/contracts/views';
import { editCase } from '../../../../shared/domain/caseFile';
import { isWellFormed } from '../../../../shared/domain/wellFormed';
import { openedMeeting } from '../openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let mayWrite: boolean;
/** As a former build wrote it: half a character in a text. */
let rev: string;
beforeEach(async () => {
  ({ opened, file } = await openedMeeting());
  mayWrite = true;
  const { store, session } = opened;
  const [loaded, leaf] = [
    await store.load(file.database, file.case, 'case'),
    await opened.leafOf(file.database, file.case),
  ];
  if (!loaded || !leaf) throw new Error('no case');
  const half = editCase(loaded.doc, { 'summary.question': 'avis \ud83d' }, opened.actor.author());
  const hash = 'f'.repeat(32);
  rev = `${loaded.revision.ids.length + 1}-${hash}`;
  const place = { database: file.database, id: file.case, rev };
  const cipher = await sealDocument(session.keys, place, [hash, ...leaf.revision.ids], half);
  await store
    .open(file.database)
    .insert([
      { database: file.database, id: file.case, rev, ancestors: [hash, ...leaf.revision.ids], cipher },
    ]);
});
afterEach(() => opened.open.close());

const offered = () => {
  const around = { store: opened.store, keys: opened.session.keys, storage: { mayWrite } };
  return new OfferedAgain(file.database, around as unknown as ConstructorParameters<typeof OfferedAgain>[1]);
};
/** As the push reads it. */
async function met(again: OfferedAgain): Promise<number> {
  const { handle, shut } = again.handle();
  const { results } = await handle.bulkGet({ docs: [{ id: file.case, rev }], revs: true });
  await shut();
  return results.flatMap(({ docs }) => docs).length;
}

it('what lies here with half a character is not sent, and written anew without it after what was there', async () => {
  const again = offered();
  expect(await met(again)).toBe(0);
  expect(await again.mended()).toEqual([]);
  const leaf = await opened.leafOf(file.database, file.case);
  if (!leaf) throw new Error('no case');
  expect(leaf.revision.ids[1]).toBe('f'.repeat(32));
  const doc = await opened.store.leaves.plain(file.database, file.case, leaf);
  expect(isWellFormed(doc)).toBe(true);
  expect(doc).toMatchObject({ values: { 'summary.question': 'avis \ufffd' } });
  expect(await again.mended()).toEqual([]);
});

it('is listed with its reason where this workstation cannot write', async () => {
  mayWrite = false;
  const again = offered();
  await met(again);
  expect(await again.mended()).toEqual([{ id: file.case, rev, reason: 'malformed' }]);
  expect((await opened.leafOf(file.database, file.case))?.revision.rev).toBe(rev);
});
