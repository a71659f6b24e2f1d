import { expect, test } from 'vitest';
import { BoardState } from '../../../../renderer/engine/sync/boardState';
import type { DatabaseName } from '../../../../shared/domain/ids';

test('is up to date once both ways were gone, whichever is done first', () => {
  for (const [first, second] of [
    ['pull', 'push'],
    ['push', 'pull'],
  ] as const) {
    const board = new BoardState('rcp_sein_2026' as DatabaseName, () => undefined);
    board.pending(55);
    board.idle(first);
    expect(board.state).toMatchObject({ phase: 'syncing', pending: 55 });
    board.pending(0);
    board.idle(second);
    expect(board.state.phase).toBe('upToDate');
  }
});
