import { expect, test } from 'vitest';
import { Offers } from '../../../../renderer/engine/sync/offers';

test('what was refused is offered again, soon at first, then less often', () => {
  const offers = new Offers();
  expect(offers.until(0, 0, 0.5)).toBeNull();
  const rests: (number | null)[] = [];
  let now = 1000;
  for (let i = 0; i < 4; i++) {
    const rest = offers.until(2, now, 0.5);
    rests.push(rest);
    // Asked in between, it stays at the same time.
    expect(offers.until(2, now + 1000, 0.9)).toBe((rest ?? 0) - 1000);
    now += rest ?? 0;
    expect(offers.until(2, now, 0.5)).toBe(0);
    offers.over();
  }
  expect(rests).toEqual([20_000, 120_000, 420_000, 420_000]);
  offers.until(0, now, 0.5);
  expect(offers.until(1, now, 0.5)).toBe(20_000);
});
