import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sealJson } from '../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../renderer/engine/database/place';
import { doubtful, Projection, swept } from '../../../renderer/engine/start/feed';
import { nextRevision } from '../../../renderer/engine/database/revisions';
import { settleConflict } from '../../../renderer/engine/sync/conflicts';
import { currentSchema, type Stored } from '../../../shared/domain/stored';
import { databaseName } from '../../../shared/region/databaseName';
import { casesOfBoard } from '../../support/yearsOfRecords';
import { openSession } from './openSession';
import { wipeStores } from './runningEngine';

const DATABASE = databaseName('sein', 2026);
const nothing = { goOn: () => undefined, placed: () => undefined, opened: () => undefined };
type Opened = Awaited<ReturnType<typeof openSession>>;
let opened: Opened;

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  await opened.open.addDatabase(DATABASE);
});
afterEach(() => opened.open.close());

type Doc = Record<string, unknown> & { readonly _id: string };

/** As a first pull writes them; several of one id are leaves that stand side by side. */
async function pull(docs: readonly Doc[]): Promise<void> {
  const { store, session } = opened;
  const leaves = await Promise.all(
    docs.map(async (doc) => {
      const { rev, ids } = await nextRevision(doc, null);
      const cipher = await sealJson(session.keys, placeOf(DATABASE, doc._id), doc);
      const entry = { database: DATABASE, id: doc._id, rev, ancestors: [...ids], cipher };
      return { entry, plain: { content: doc } };
    }),
  );
  await store.open(DATABASE).fill(leaves.map(({ entry }) => entry));
  await store.pulled(DATABASE, leaves);
}

/** What the next start would project again. */
async function projectedAgain(): Promise<string[]> {
  const { projector } = opened.store;
  const apply = vi.spyOn(projector, 'apply');
  const projection = await Projection.of(opened.store, DATABASE, nothing);
  await projection.begin();
  await projection.finish();
  const ids = apply.mock.calls.flatMap(([, incoming]) => incoming.map(({ id }) => id));
  apply.mockRestore();
  return ids;
}

const docs = (): Stored[] => casesOfBoard('RCP Sein', 20);
const files = () => docs().filter(({ type }) => type === 'case');
const found = (text: string) => opened.open.search.find(text).length;

it('leaves nothing for the next start to project again, once it is told to be complete', async () => {
  await pull(docs());
  expect(await projectedAgain()).toHaveLength(docs().length);
  await opened.store.model.progress.update(DATABASE, { since: 0 });
  await opened.store.complete(DATABASE, false);
  expect(await projectedAgain()).toEqual([]);
  await opened.run('addMember', {
    database: DATABASE,
    person: { family: 'Nouveau', given: '', title: 'Dr' },
  });
  await opened.store.settled();
  expect(await projectedAgain()).toContain('board');
});

it('has the next start look for leaves that stand side by side, where some came', async () => {
  const [one] = files();
  if (!one) throw new Error('no case');
  await pull([
    { ...one, discussion: 'Par un' },
    { ...one, discussion: 'Par un autre' },
  ]);
  // Locked before they are merged.
  opened.open.beginClose();
  await opened.store.complete(DATABASE, true);
  expect(await doubtful(opened.store, DATABASE, nothing)).toEqual([one._id]);
});

it('has every next start look for leaves that one found and was killed before it merged them', async () => {
  const [one] = files();
  if (!one) throw new Error('no case');
  const { store, session } = opened;
  await pull(docs());
  await store.complete(DATABASE, false);
  opened.open.beginClose();
  await pull([
    { ...one, discussion: 'Par un' },
    { ...one, discussion: 'Par un autre' },
  ]);
  expect(await projectedAgain()).toEqual([one._id]);
  expect(await projectedAgain()).toEqual([]);
  const several = await doubtful(store, DATABASE, nothing);
  expect(several).toEqual([one._id]);
  await swept(store, DATABASE, several ?? []);
  expect(await doubtful(store, DATABASE, nothing)).toEqual([one._id]);
  await settleConflict(store, session.keys, DATABASE, one._id);
  await swept(store, DATABASE, several ?? []);
  expect(await doubtful(store, DATABASE, nothing)).toBeNull();
});

it('shows what it only glanced at as it shows everything, and takes nothing glanced at for read', async () => {
  const bare = files().map((doc) => {
    const { withdrawn: _, ...rest } = doc as Stored & { withdrawn: boolean };
    return rest;
  });
  await pull([...(docs().filter(({ type }) => type !== 'case') as Doc[]), ...bare]);
  const [line] = await new Promise<readonly { readonly _id: string }[]>((resolve) => {
    void opened.store.rows
      .of('case', DATABASE, bare[0]?._id ?? '')
      .then((rows) => opened.store.reveal(rows))
      .then(resolve);
  });
  // A default of the schema stands where the region's document had nothing.
  expect(line).toMatchObject({ _id: bare[0]?._id, withdrawn: false });
  expect(found('essai')).toBeGreaterThan(0);
});

it('counts what is newer or damaged, and keeps it', async () => {
  const [newer, damaged, open, astray, undated, well] = files() as unknown as [Doc, Doc, Doc, Doc, Doc, Doc];
  const unread = vi.spyOn(opened.store.unread, 'note');
  await pull([
    { ...newer, schema: currentSchema.case + 1 },
    { ...damaged, values: { 'identity.birthName': { not: 'a name' } } },
    { ...open, pending: 'neither' },
    { ...astray, meeting: 'nowhere' },
    { ...undated, values: { 'identity.birthName': 'Essai', 'identity.birthDate': '1960-13-45' } },
    well,
  ]);
  expect(unread.mock.calls.map(([kind, place]) => [kind, place]).sort()).toEqual(
    [
      ['broken', placeOf(DATABASE, damaged._id)],
      ['broken', placeOf(DATABASE, open._id)],
      ['broken', placeOf(DATABASE, astray._id)],
      ['broken', placeOf(DATABASE, undated._id)],
      ['newer', placeOf(DATABASE, newer._id)],
    ].sort(),
  );
  expect((await opened.store.open(DATABASE).names('', 10)).map(({ id }) => id)).toHaveLength(6);
});
