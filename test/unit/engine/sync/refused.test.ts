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
let manager: SyncManager;

beforeEach(() => {
  vi.useFakeTimers();
  begun.length = 0;
  asked = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URL(url).pathname);
    return Promise.resolve(new Response('{}', { status, headers: { 'Content-Type': 'application/json' } }));
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
