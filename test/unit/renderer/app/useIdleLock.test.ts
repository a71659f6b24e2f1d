import { describe, expect, it } from 'vitest';
import { idleLimit } from '../../../../renderer/app/useIdleLock';

describe('how long nobody may be there', () => {
  it('is as the settings say, outside a meeting', () => {
    expect(idleLimit(5, false)).toBe(5);
    expect(idleLimit(null, false)).toBeNull();
  });

  it('is two hours in a meeting, where people talk for long; never stays never', () => {
    expect([5, 15, 30].map((minutes) => idleLimit(minutes, true))).toEqual([120, 120, 120]);
    expect(idleLimit(null, true)).toBeNull();
  });
});
