import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onlyTabHere, type Locks } from '../../../renderer/engine/shell/onlyTab';

/** A browser's locks in memory: one holder a name, the others wait in their order; a Worker that ends lets go. */
function browserLocks() {
  const waiting: (() => void)[] = [];
  let held = false;
  const next = () => {
    held = false;
    waiting.shift()?.();
  };
  const request = (_name: string, work: () => Promise<never>) =>
    new Promise<void>((resolve) => {
      const take = () => {
        held = true;
        void work();
        resolve();
      };
      if (held) waiting.push(take);
      else take();
    });
  return { locks: { request } as unknown as Locks, end: next };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A tab that opens the workstation. */
function tab(locks: Locks | undefined) {
  const told: boolean[] = [];
  let isOpen = false;
  void onlyTabHere(locks, (isElsewhere) => told.push(isElsewhere)).then(() => (isOpen = true));
  return { told, isOpen: () => isOpen };
}

describe('two tabs of one workstation', () => {
  it('are open one after the other: the second says so, and takes over by itself', async () => {
    const { locks, end } = browserLocks();
    const first = tab(locks);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([first.isOpen(), first.told]).toEqual([true, []]);
    const second = tab(locks);
    const third = tab(locks);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([second.isOpen(), second.told]).toEqual([false, [true]]);
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect([second.isOpen(), second.told]).toEqual([true, [true, false]]);
    expect([third.isOpen(), third.told]).toEqual([false, [true]]);
  });

  it('say nothing where the first one is only being loaded anew', async () => {
    const { locks, end } = browserLocks();
    tab(locks);
    const second = tab(locks);
    await vi.advanceTimersByTimeAsync(200);
    end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([second.isOpen(), second.told]).toEqual([true, []]);
  });

  it('cannot be told apart where the browser has no locks', async () => {
    const only = tab(undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect([only.isOpen(), only.told]).toEqual([true, []]);
  });
});
