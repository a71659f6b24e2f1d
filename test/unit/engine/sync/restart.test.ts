import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardSurroundings } from '../../../../renderer/engine/sync/boardSync';
import type { SyncManager } from '../../../../renderer/engine/sync/syncManager';
import { managed } from './managed';

/** How many replications of the one database run at this moment, and the most that ever did. */
const running = { now: 0, most: 0 };
const begun: BoardSurroundings[] = [];
const STOPS_AFTER_MS = 50;
vi.mock('../../../../renderer/engine/sync/boardSync', () => ({
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
  manager = managed(['rcp_sein_2026'], '2026-06-22');
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
