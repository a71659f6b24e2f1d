import { describe, expect, it } from 'vitest';
import type { BoardSyncState } from '../../../renderer/node/sync/boardSync';
import { summed } from '../../../renderer/node/sync/syncManager';

const state = (change: Partial<BoardSyncState>): BoardSyncState => ({
  phase: 'upToDate',
  done: 0,
  total: 0,
  pending: 0,
  refusal: null,
  ...change,
});

describe('the one sentence of synchronisation', () => {
  it('says that a workstation without a region works alone', () => {
    expect(summed([], false).sentence).toBe('Ce poste travaille seul · tout est enregistré sur ce poste');
  });

  it('counts what waits while offline', () => {
    const view = summed([state({ phase: 'offline', pending: 12 }), state({})], true);
    expect(view.sentence.replaceAll('\u00a0', ' ')).toBe(
      'Hors ligne · 12 modifications en attente · tout est enregistré sur ce poste',
    );
  });

  it('lets the worst database speak', () => {
    expect(summed([state({}), state({ phase: 'syncing', done: 3, total: 9 })], true)).toMatchObject({
      state: 'syncing',
      done: 3,
      total: 9,
    });
    expect(summed([state({ phase: 'syncing' }), state({ phase: 'offline' })], true).state).toBe('offline');
    expect(
      summed([state({ phase: 'offline' }), state({ phase: 'refused', refusal: 'Refusé.' })], true).sentence,
    ).toBe('Refusé.');
    expect(summed([state({})], true).sentence).toBe('À jour avec la région');
  });
});
