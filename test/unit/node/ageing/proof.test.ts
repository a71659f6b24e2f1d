import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lackedByRegion } from '../../../../renderer/node/ageing/proof';
import { sealJson } from '../../../../renderer/node/store/cipher';
import { placeOf } from '../../../../renderer/node/store/documents';
import type { DatabaseName } from '../../../../shared/domain/ids';
import { openSession } from '../openSession';
import { wipeStores } from '../runningNode';

vi.mock('../../../../renderer/node/store/pouch', () => import('../memoryPouch'));
vi.mock('../../../../renderer/node/store/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);

const region = { base: 'https://rcp.example', username: 'ada', password: 'x' };

let opened: Awaited<ReturnType<typeof openSession>>;
let database: DatabaseName;
/** What the region was asked for. */
let asked: string[];
/** Revisions that it says it does not know. */
let unknown: (id: string) => boolean;

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  ({ database } = await opened.run('loadDemo', {}));
  await opened.store.settled();
  asked = [];
  unknown = () => false;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const revisions = JSON.parse(body) as Record<string, string[]>;
    asked.push(...Object.entries(revisions).flatMap(([id, revs]) => revs.map((rev) => `${id}@${rev}`)));
    const missing = Object.entries(revisions).flatMap(([id, revs]) =>
      unknown(id) ? [[id, { missing: revs }] as const] : [],
    );
    const answer = JSON.stringify(Object.fromEntries(missing));
    return Promise.resolve(new Response(answer, { headers: { 'Content-Type': 'application/json' } }));
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await opened.open.close();
});

const lacked = () => lackedByRegion(region, opened.shell, opened.store.open(database));

describe('what the region lacks of a database', () => {
  it('is nothing where it knows every leaf', async () => {
    expect(await lacked()).toBe(0);
    const { revisions } = await opened.store.open(database).revisions(0, 10_000);
    expect(new Set(asked)).toEqual(new Set(revisions.map(({ id, rev }) => `${id}@${rev}`)));
  });

  it('is counted where it knows one document less', async () => {
    unknown = (id) => id === 'board';
    expect(await lacked()).toBe(1);
  });

  it('includes what the journal alone holds', async () => {
    const { session, shell } = opened;
    const id = 'case:01JEXAMP1E000000000000000Z';
    const cipher = await sealJson(session.keys, placeOf(database, id), { _id: id });
    await shell.appendJournal([{ database, id, rev: '1-abc', ancestors: ['abc'], cipher }]);
    unknown = (it) => it === id;
    expect(await lacked()).toBe(1);
    expect(asked).toContain(`${id}@1-abc`);
  });

  it('is not known where the region does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('cut')));
    expect(await lacked()).toBeNull();
  });
});
