import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../../../../../renderer/screens/console/pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced() {
  const passed: string[] = [];
  return { passed, pace: new Pace<string>(250, (value) => passed.push(value)) };
}

it('passes four a second on while one types, the newest each time, and the last one always', () => {
  const { passed, pace } = paced();
  for (let n = 0; n < 40; n++) {
    pace.next(`texte ${n}`, true);
    vi.advanceTimersByTime(25);
  }
  expect(passed.length).toBeLessThanOrEqual(5);
  vi.advanceTimersByTime(250);
  expect(passed.at(-1)).toBe('texte 39');
  vi.advanceTimersByTime(2000);
  expect(passed.filter((value) => value === 'texte 39')).toHaveLength(1);
});

it('lets what must be seen pass at once, and nothing older after it', () => {
  const { passed, pace } = paced();
  pace.next('a', true);
  pace.next('ab', true);
  pace.next('dossier suivant', false);
  expect(passed).toEqual(['a', 'dossier suivant']);
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual(['a', 'dossier suivant']);
});
