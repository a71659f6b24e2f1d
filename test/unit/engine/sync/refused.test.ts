import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardSurroundings } from '../../../../renderer/engine/sync/boardSync';
import type { Line } from '../../../../renderer/engine/region/line';
import { regionDoor } from '../../../../renderer/engine/region/regionIdentity';
import type { SyncManager } from '../../../../renderer/engine/sync/syncManager';
import { managed } from './managed';

/** What the manager gave to each board it began. */
const begun: BoardSurroundings[] = [];
vi.mock('../../../../renderer/engine/sync/boardSync', () => ({
  BoardSync: class {
    readonly state = { phase: 'syncing', pending: 0, done: 0, total: 0, refusal: null, isForeign: false };
    readonly denied = { all: [] };
    constructor(_name: string, around: BoardSurroundings) {
      begun.push(around);
    }
    start(): void {
      begun
        .at(-1)
        ?.entered()
        .catch(() => undefined);
    }
    stop = (): Promise<void> => Promise.resolve();
  },
}));

const SECOND = 1000;
let asked: string[];
let status: number;
let body: string;
let manager: SyncManager;

beforeEach(() => {
  vi.useFakeTimers();
  begun.length = 0;
  asked = [];
  body = '{}';
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URL(url).pathname);
    return Promise.resolve(new Response(body, { status, headers: { 'Content-Type': 'application/json' } }));
  });
  manager = managed(['rcp_sein_2025', 'rcp_sein_2026', 'rcp_sein_2027'], '2026-11-22');
});
afterEach(async () => {
  await manager.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an account that the region refuses', () => {
  it('is tried again for all databases by one question, soon at first, then rarely', async () => {
    status = 401;
    await manager.restart();
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(asked).toEqual(['/']);
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(asked).toEqual(['/', '/']);
    await vi.advanceTimersByTimeAsync(270 * SECOND);
    // CouchDB shuts an account after five within five minutes.
    expect(asked).toEqual(['/', '/', '/']);
    status = 200;
    await vi.advanceTimersByTimeAsync(600 * SECOND);
    expect(manager.view().refusal).toBeNull();
  });

  it('is asked for by nobody any more once one database was told that its password is wrong', async () => {
    status = 200;
    await manager.restart();
    await vi.advanceTimersByTimeAsync(SECOND);
    status = 401;
    asked = [];
    begun[0]?.shutOut();
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(asked).toEqual([]);
    expect(manager.view()).toMatchObject({ state: 'refused' });
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(asked).toEqual(['/']);
  });
});

describe('an account that is shut for a while', () => {
  const shut = JSON.stringify({
    error: 'forbidden',
    reason: 'Account is temporarily locked due to multiple authentication failures',
  });
  const isWaiting = () => {
    const view = manager.view();
    expect(view).toMatchObject({ state: 'offline', refusal: null, isForeign: false });
    expect(view.sentence).toMatch(/suspendu ce compte cinq minutes.*reprendra de lui-même/);
    expect(view.sentence).not.toMatch(/membre|accès|droit|vérifier/);
  };

  it.each([
    ['as it begins', shut],
    ['while it exchanges', '{}'],
  ])(
    'cases region: is not said to have lost its membership, %s, and is exchanged with again by itself',
    async (_, first) => {
      [status, body] = first === shut ? [403, shut] : [200, first];
      await manager.restart();
      await vi.advanceTimersByTimeAsync(SECOND);
      [status, body] = [403, shut];
      await begun[0]?.line.ask('rcp_sein_2026').catch(() => undefined);
      isWaiting();
      await vi.advanceTimersByTimeAsync(4 * 60 * SECOND);
      isWaiting();
      [status, body] = [200, '{}'];
      await vi.advanceTimersByTimeAsync(2 * 60 * SECOND);
      expect(manager.view()).toMatchObject({ state: 'syncing', refusal: null });
      await expect(begun[0]?.entered()).resolves.toBeUndefined();
    },
  );
});

describe('a synchronisation that begins again', () => {
  it('is not held up by a database of before, which still asked to be let in while it ended', async () => {
    status = 200;
    await manager.restart();
    const [former] = begun;
    const again = manager.restart();
    await expect(former?.entered()).rejects.toMatchObject({ name: 'AbortError' });
    await again;
    await expect(begun.at(-1)?.entered()).resolves.toBeUndefined();
  });
});

describe('the door of the region', () => {
  const line = (body: unknown) =>
    ({
      ask: (path: string) => Promise.resolve({ status: 200, body: path === '' ? {} : body }),
    }) as unknown as Line;

  it('is not that of another region where its answer was cut off', async () => {
    await expect(regionDoor(line(undefined), 'A')).rejects.toMatchObject({ trouble: 'failing' });
    expect(await regionDoor(line({}), 'A')).toMatchObject({ isForeign: true });
  });
});
