import { afterEach, describe, expect, it, vi } from 'vitest';
import { FirstFailure } from '../../../renderer/engine/database/firstFailure';

const never = () => new Promise<never>(() => undefined);

/** How it stands now, without waiting for it. */
function watched(work: Promise<unknown>): { state: string } {
  const it = { state: 'waits' };
  work.then(
    () => (it.state = 'done'),
    (error: Error) => (it.state = error.message),
  );
  return it;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the first failure', () => {
  it('changes nothing before there is one', async () => {
    const failed = new FirstFailure();
    expect(await failed.run(() => Promise.resolve(7))).toBe(7);
    expect(await failed.read(() => Promise.resolve(7))).toBe(7);
  });

  it('ends the waiting for what will never be answered', async () => {
    const failed = new FirstFailure();
    const hanging = failed.run(never);
    const failing = failed.run(() => Promise.reject(new Error('no space')));
    await expect(failing).rejects.toThrow('no space');
    await expect(hanging).rejects.toThrow('no space');
    expect((await failed.first).message).toBe('no space');
  });

  it('lets nothing be tried afterwards', async () => {
    const failed = new FirstFailure();
    failed.now(new Error('closed'));
    let tried = false;
    const later = failed.run(() => {
      tried = true;
      return Promise.resolve();
    });
    await expect(later).rejects.toThrow('closed');
    expect(tried).toBe(false);
  });

  it('is what a write throws before it has begun', async () => {
    const failed = new FirstFailure();
    const thrown = failed.run((): Promise<void> => {
      throw new Error('not open');
    });
    await expect(thrown).rejects.toThrow('not open');
    expect((await failed.first).message).toBe('not open');
  });
});

describe('what is read', () => {
  it('fails for itself', async () => {
    const failed = new FirstFailure();
    await expect(failed.read(() => Promise.reject(new Error('not there')))).rejects.toThrow('not there');
    expect(await failed.run(() => Promise.resolve(7))).toBe(7);
  });

  it('may be answered a moment after a write failed, and is waited for no longer', async () => {
    vi.useFakeTimers();
    const failed = new FirstFailure();
    let answer: () => void = () => undefined;
    const late = watched(failed.read(() => new Promise<void>((resolve) => (answer = resolve))));
    const lost = watched(failed.read(never));
    await vi.advanceTimersByTimeAsync(20_000);
    failed.now(new Error('no space'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([late.state, lost.state]).toEqual(['waits', 'waits']);
    answer();
    await vi.advanceTimersByTimeAsync(4000);
    expect([late.state, lost.state]).toEqual(['done', 'no space']);
  });

  it('is tried after a failure too, and given up as soon', async () => {
    vi.useFakeTimers();
    const failed = new FirstFailure();
    failed.now(new Error('no space'));
    expect(await failed.read(() => Promise.resolve('held'))).toBe('held');
    const lost = watched(failed.read(never));
    await vi.advanceTimersByTimeAsync(4000);
    expect(lost.state).toBe('no space');
  });
});

describe('silence', () => {
  it.each(['run', 'read'] as const)('is a failure after a minute (%s)', async (way) => {
    vi.useFakeTimers();
    const failed = new FirstFailure();
    const lost = watched(failed[way](never));
    await vi.advanceTimersByTimeAsync(55_000);
    expect(lost.state).toBe('waits');
    await vi.advanceTimersByTimeAsync(6000);
    expect(lost.state).toBe('silent');
    expect((await failed.first).name).toBe('TimeoutError');
  });

  it('is one much sooner on a full disk, also for what was asked before', async () => {
    vi.useFakeTimers();
    let hasRoom = true;
    const failed = new FirstFailure(() => hasRoom);
    const lost = watched(failed.run(never));
    await vi.advanceTimersByTimeAsync(4000);
    hasRoom = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(lost.state).toBe('waits');
    await vi.advanceTimersByTimeAsync(3000);
    expect(lost.state).toBe('silent');
  });

  it('is none while the machine sleeps: what did not pass is not counted', async () => {
    vi.useFakeTimers();
    const failed = new FirstFailure();
    const asleep = watched(failed.read(never));
    await vi.advanceTimersByTimeAsync(1500);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asleep.state).toBe('waits');
  });

  it('is looked for only while somebody waits', async () => {
    vi.useFakeTimers();
    const failed = new FirstFailure();
    await failed.run(() => Promise.resolve());
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
