import { describe, expect, it } from 'vitest';
import type { QueryState } from '../../../../../renderer/engine/client';
import { answerOr, bothOf, foundWith } from '../../../../../renderer/components/session/queryState';

const loading = { status: 'loading' } as const;
const failed = { status: 'failed', message: 'Le disque ne répond pas.' } as const;
const ready = { status: 'ready', value: 3 } as const;

describe('what queries answer', () => {
  it('is something else until it comes, and where it does not', () => {
    const states: QueryState<number>[] = [loading, failed, ready];
    expect(states.map((state) => answerOr(state, null))).toEqual([null, null, 3]);
  });

  it('together is there once both are, and failed where one is', () => {
    expect(bothOf<number, number>(ready, ready)).toEqual({ status: 'ready', value: [3, 3] });
    expect(bothOf<number, number>(loading, ready)).toEqual(loading);
    expect(bothOf<number, number>(loading, failed)).toEqual(failed);
    expect(bothOf<number, number>(failed, ready)).toEqual(failed);
  });

  it('a record with what is shown beside it is absent where there is no such record', () => {
    expect(foundWith<number, number>(ready, ready)).toEqual({ status: 'ready', value: [3, 3] });
    expect(foundWith<number, number>({ status: 'ready', value: null }, ready)).toEqual({
      status: 'ready',
      value: null,
    });
    expect(foundWith<number, number>({ status: 'ready', value: null }, loading)).toEqual(loading);
  });
});
