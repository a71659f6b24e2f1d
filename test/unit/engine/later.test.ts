import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Later } from '../../../renderer/engine/services/later';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does it once, when the first who asked said, and again for who asks afterwards', () => {
  const run = vi.fn();
  const later = new Later(run);
  later.after(100);
  later.after(10);
  expect(later.isSet).toBe(true);
  vi.advanceTimersByTime(99);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(later.isSet).toBe(false);
  later.after(10);
  vi.advanceTimersByTime(10);
  expect(run).toHaveBeenCalledTimes(2);
});

it('does nothing once it is called off', () => {
  const run = vi.fn();
  const later = new Later(run);
  later.after(10);
  later.callOff();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
  expect(later.isSet).toBe(false);
});
