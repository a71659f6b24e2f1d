import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lackedByRegion } from '../../../../renderer/engine/ageing/proof';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { KNOWN } from '../../../../renderer/engine/sync/identity';
import type { DatabaseName } from '../../../../shared/domain/ids';
import { openSession } from '../openSession';
import { wipeStores } from '../runningEngine';

const region = { base: 'https://rcp.example', username: 'ada', password: 'x', identity: 'reg-1' };
const created = '2026-01-05T08:00:00.000Z';
const ALONE = 'case:01JEXAMP1E000000000000000Z';

let opened: Awaited<ReturnType<typeof openSession>>;
let database: DatabaseName;
/** What the region was asked for. */
let asked: string[];
/** What the server says of itself, and its database. */
let said: Record<string, unknown>;
/** Documents that were ever written. */
let real: Set<string>;
/** Revisions that it says it does not know. */
let unknown: (id: string) => boolean;

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  ({ database } = await opened.run('loadDemo', {}));
  await opened.store.settled();
  const local = opened.store.open(database);
  await local.setLocal(KNOWN, { created });
  real = new Set([ALONE, ...(await local.revisions(0, 10_000)).revisions.map(({ id }) => id)]);
  asked = [];
  said = { 'annuaire/region': { region: 'reg-1' }, [`${database}/identity`]: { created } };
  unknown = (id) => !real.has(id);
  vi.stubGlobal('fetch', (url: string, { body }: { body?: string }) => {
    if (body === undefined) return answering(said[url.replace(`${region.base}/`, '')] ?? {});
    const revisions = JSON.parse(body) as Record<string, string[]>;
    const mine = Object.entries(revisions).filter(([id]) => real.has(id));
    asked.push(...mine.flatMap(([id, revs]) => revs.map((rev) => `${id}@${rev}`)));
    const missing = Object.entries(revisions).flatMap(([id, revs]) =>
      unknown(id) ? [[id, { missing: revs }] as const] : [],
    );
    return answering(Object.fromEntries(missing));
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await opened.open.close();
});

const answering = (body: unknown) =>
  Promise.resolve(new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }));

const lacked = () => lackedByRegion(region, opened.shell, opened.store.open(database));

describe('what the region lacks of a database', () => {
  it('is nothing where it knows every leaf', async () => {
    expect(await lacked()).toBe(0);
    const { revisions } = await opened.store.open(database).revisions(0, 10_000);
    expect(new Set(asked)).toEqual(new Set(revisions.map(({ id, rev }) => `${id}@${rev}`)));
  });

  it('is counted where it knows one document less', async () => {
    unknown = (id) => id === 'board' || !real.has(id);
    expect(await lacked()).toBe(1);
  });

  it('includes what the journal alone holds', async () => {
    const { session, shell } = opened;
    const id = ALONE;
    const cipher = await sealJson(session.keys, placeOf(database, id), { _id: id });
    await shell.appendJournal([{ database, id, rev: '1-abc', ancestors: ['abc'], cipher }]);
    unknown = (it) => it === id || !real.has(it);
    expect(await lacked()).toBe(1);
    expect(asked).toContain(`${id}@1-abc`);
  });

  it.each([
    ['answers {} to everything', () => vi.stubGlobal('fetch', () => answering({}))],
    ['knows every revision, even one that nobody wrote', () => (unknown = () => false)],
    ['is another region', () => (said['annuaire/region'] = { region: 'reg-2' })],
    ['no longer says who it is', () => (said['annuaire/region'] = { error: 'not_found' })],
    ['has another database of this name', () => (said[`${database}/identity`] = { created: 'later' })],
  ])('is not known where what answers %s', async (_, given) => {
    given();
    expect(await lacked()).toBeNull();
  });

  it.each([
    ['names what was not asked', { 'case:x': { missing: ['1-a'] } }],
    ['has another shape', { board: { missing: '1-a' } }],
    ['misses nothing of what it names', { board: { missing: [] } }],
    ['is a list', []],
    ['is nothing', null],
  ])('is not known where the answer %s', async (_, more) => {
    const before = fetch as (url: string, options: { body?: string }) => Promise<Response>;
    vi.stubGlobal('fetch', async (url: string, options: { body?: string }) => {
      const answer = (await (await before(url, options)).json()) as object;
      return answering(
        options.body === undefined ? answer : Array.isArray(more) || !more ? more : { ...answer, ...more },
      );
    });
    expect(await lacked()).toBeNull();
  });

  it('is not known where the region does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('cut')));
    expect(await lacked()).toBeNull();
  });
});
