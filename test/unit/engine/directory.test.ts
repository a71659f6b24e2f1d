import { afterEach, beforeEach, expect, test } from 'vitest';
import { Directory } from '../../../renderer/engine/session/directory';
import { sealJson, type Keyring } from '../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../renderer/engine/database/place';
import { LocalDatabase } from '../../../renderer/engine/database/localDatabase';
import type { Line } from '../../../renderer/engine/region/line';
import type { PersonId } from '../../../shared/domain/ids';
import { wipePouch } from './memoryPouch';

const ada = 'rpps-99900000011' as PersonId;
const person = { _id: `person:${ada}`, type: 'person', schema: 1, family: 'Animatrice', given: 'Ada' };
const guideline = {
  _id: 'guideline:sein--4-2',
  type: 'guideline',
  schema: 1,
  name: 'Sein',
  version: '4.2',
  date: '2026-01-15',
  boards: ['sein'],
};
type Doc = Record<string, unknown> & { readonly _id: string };

/** The `_changes` of `annuaire`: each document with the number of its last write. */
let written: { readonly doc: Doc; readonly deleted?: boolean }[];
let asked: string[];
const line = {
  ask: (path: string) => {
    asked.push(path);
    const since = Number(new URLSearchParams(path.split('?')[1]).get('since'));
    const results = written.slice(since).map(({ doc, ...rest }) => ({ id: doc._id, doc, ...rest }));
    return Promise.resolve({ status: 200, body: { results, last_seq: written.length } });
  },
} as unknown as Line;

let keys: Keyring;
beforeEach(async () => {
  written = [{ doc: person }, { doc: guideline }];
  asked = [];
  keys = {
    current: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    previous: null,
  };
});
afterEach(() => wipePouch());

const opened = async (): Promise<Directory> => {
  const directory = new Directory(
    keys,
    () => true,
    (name) => new LocalDatabase(name, name),
  );
  await directory.open();
  return directory;
};
const names = (directory: Directory, board = 'sein') => directory.guidelinesOf(board).map(({ _id }) => _id);

test('people and guidelines come from the region, and are there without it at the next start', async () => {
  const first = await opened();
  expect(await first.refresh(line)).toBe(true);
  expect(await first.refresh(line)).toBe(false);
  expect([first.size, names(first), names(first, 'thorax')]).toEqual([1, [guideline._id], []]);
  await first.close();
  const next = await opened();
  expect(next.get(ada)?.family).toBe('Animatrice');
  expect(names(next)).toEqual([guideline._id]);
  await next.close();
});

test('what changes in the library changes here: retired, corrected, taken away, broken', async () => {
  const directory = await opened();
  await directory.refresh(line);
  written.push({ doc: { ...guideline, retired: true } });
  await directory.refresh(line);
  expect(names(directory)).toEqual([]);
  written.push({ doc: { ...guideline, boards: undefined, fromTheFuture: 1 } });
  await directory.refresh(line);
  expect(directory.guidelinesOf('orl')).toMatchObject([{ name: 'Sein', fromTheFuture: 1 }]);
  written.push({ doc: { ...guideline, date: 'hier' } });
  await directory.refresh(line);
  expect(names(directory)).toEqual([]);
  written.push({ doc: guideline }, { doc: { _id: guideline._id }, deleted: true });
  await directory.refresh(line);
  expect([names(directory), directory.size]).toEqual([[], 1]);
  await directory.close();
});

test('a copy of before there were guidelines is read anew from its beginning', async () => {
  const local = new LocalDatabase('annuaire', 'annuaire');
  const c = await sealJson(keys, placeOf('annuaire', '_local/people'), [{ id: ada, family: 'Animatrice' }]);
  await local.setLocal('_local/people', { seq: 2, c });
  await local.close();
  const directory = await opened();
  await directory.refresh(line);
  expect(asked[0]).toContain('since=0&');
  expect([directory.size, names(directory)]).toEqual([1, [guideline._id]]);
  await directory.close();
});

test('of a region that was left nothing stays, not even what nobody had opened yet', async () => {
  const first = await opened();
  await first.refresh(line);
  await first.close();
  const next = new Directory(
    keys,
    () => true,
    (name) => new LocalDatabase(name, name),
  );
  const [reading] = [next.open(), await next.forget()];
  await reading;
  expect([next.size, names(next)]).toEqual([0, []]);
  await next.close();
  const last = await opened();
  expect([last.size, names(last)]).toEqual([0, []]);
  await last.close();
});
