import { describe, expect, it } from 'vitest';
import type { BoardSyncState } from '../../../renderer/engine/sync/boardState';
import { overallState } from '../../../renderer/engine/sync/overallState';

const state = (change: Partial<BoardSyncState>): BoardSyncState => ({
  phase: 'upToDate',
  done: 0,
  total: 0,
  pending: 0,
  files: 0,
  refusal: null,
  isForeign: false,
  ...change,
});

const joined = { joined: true, refusal: null, trouble: null, isStarting: false };
const alone = { ...joined, joined: false };

describe('the one sentence of synchronisation', () => {
  it('says that a workstation without a region works alone', () => {
    expect(overallState([], alone).sentence).toBe(
      'Ce poste travaille seul · tout est enregistré sur ce poste',
    );
  });

  it('says that nothing is up to date before anything was asked', () => {
    expect(overallState([], { ...joined, isStarting: true }).state).toBe('syncing');
  });

  it('counts what waits while offline', () => {
    const view = overallState([state({ phase: 'offline', pending: 12 }), state({})], joined);
    expect(view.sentence.replaceAll('\u00a0', ' ')).toBe(
      'Hors ligne · 12 modifications en attente · tout est enregistré sur ce poste',
    );
  });

  it('says why the region is not reached where that is known', () => {
    expect(overallState([state({})], { ...joined, trouble: 'certificate' })).toMatchObject({
      state: 'offline',
      sentence: expect.stringContaining('certificat') as string,
    });
    expect(overallState([state({ pending: 2 })], { ...joined, trouble: 'unreachable' }).sentence).toMatch(
      /^Hors ligne · 2/,
    );
  });

  it('lets the worst database speak', () => {
    expect(overallState([state({}), state({ phase: 'syncing', done: 3, total: 9 })], joined)).toMatchObject({
      state: 'syncing',
      done: 3,
      total: 9,
    });
    expect(overallState([state({ phase: 'syncing' }), state({ phase: 'offline' })], joined).state).toBe(
      'offline',
    );
    expect(
      overallState([state({ phase: 'offline' }), state({ phase: 'refused', refusal: 'Refusé.' })], joined)
        .sentence,
    ).toBe('Refusé.');
    expect(overallState([state({})], joined).sentence).toBe('À jour avec la région');
  });
});

describe('attached files in that sentence', () => {
  it('are named while they are on their way, beside what else waits', () => {
    expect(overallState([state({ files: 1 })], joined).sentence).toBe(
      'Envoi de 1\u00a0pièce jointe à la région · tout est enregistré sur ce poste',
    );
    expect(overallState([state({ phase: 'offline', files: 2, pending: 3 })], joined).sentence).toBe(
      'Hors ligne · 3\u00a0modifications et 2\u00a0pièces jointes en attente · tout est enregistré sur ce poste',
    );
    expect(overallState([state({}), state({})], joined).sentence).toBe('À jour avec la région');
  });
});
