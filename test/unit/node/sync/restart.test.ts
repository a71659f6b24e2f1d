import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../../../renderer/node/session';
import type { StorageState } from '../../../../renderer/node/storage/storageState';
import type { BoardSurroundings } from '../../../../renderer/node/sync/boardSync';
import { SyncManager } from '../../../../renderer/node/sync/syncManager';

/** How many replications of the one database run at this moment, and the most that ever did. */
const running = { now: 0, most: 0 };
const begun: BoardSurroundings[] = [];
const STOPS_AFTER_MS = 50;
vi.mock('../../../../renderer/node/sync/boardSync', () => ({
  BoardSync: class {
    readonly state = { phase: 'syncing', pending: 0, done: 0, total: 0, refusal: null, isForeign: false };
    readonly denied = { all: [] };
    constructor(_name: string, around: BoardSurroundings) {
      begun.push(around);
    }
    start(): void {
      running.most = Math.max(running.most, ++running.now);
    }
    stop = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, STOPS_AFTER_MS));
      running.now--;
    };
  },
}));

let manager: SyncManager;
beforeEach(() => {
  Object.assign(running, { now: 0, most: 0 });
  begun.length = 0;
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('{}', { headers: { 'Content-Type': 'application/json' } })),
  );
  const session = {
    store: {},
    keys: {},
    directory: { open: () => Promise.resolve(), refresh: () => Promise.resolve() },
    shell: { allowRegion: () => Promise.resolve() },
    today: () => '2026-06-22',
    addDatabase: () => Promise.resolve(),
    saveWorkstation: () => Promise.resolve(),
    workstation: {
      region: { origin: 'http://127.0.0.1:9', base: 'http://127.0.0.1:9', username: 'a', password: 'b' },
      databases: ['rcp_sein_2026'],
    },
  };
  manager = new SyncManager(
    session as unknown as Session,
    { mayWrite: true } as StorageState,
    () => undefined,
    () => undefined,
  );
});
afterEach(async () => {
  await manager.stop();
  vi.unstubAllGlobals();
});

it('never replicates a database twice at once, whoever asks to begin again while another does', async () => {
  await manager.restart();
  await Promise.all([manager.restart(), manager.restart(), manager.restart()]);
  expect(running).toEqual({ now: 1, most: 1 });
  // The one that runs asks at the door of the line that is used.
  await expect(begun.at(-1)?.entered()).resolves.toBeUndefined();
});
