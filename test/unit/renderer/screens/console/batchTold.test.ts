import { describe, expect, it } from 'vitest';
import { toldTakenBack, type BatchTold } from '../../../../../renderer/screens/console/batchTold';
import type { CaseId } from '../../../../../shared/domain/ids';
import { fail, ok } from '../../../../../shared/domain/result';

const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ case: `case:${name}` as CaseId, name })) as [
  BatchTold['registered'][number],
  BatchTold['registered'][number],
  BatchTold['registered'][number],
];
const told: BatchTold = { registered: [a, b, c], refused: [], takenBack: null };
const done = ok({ undone: 'Décision reprise', mayRedo: true });
const later = fail('state', 'Une autre a été enregistrée depuis.');
const full = fail('storage', 'L’enregistrement n’a pas abouti.');

describe('a batch that is taken back', () => {
  it('is told with its count where all of it is, and offers nothing more', () => {
    const after = toldTakenBack(
      told,
      [a, b, c].map((one) => ({ one, result: done })),
    );
    expect(after).toEqual({ registered: [], refused: [], takenBack: { count: 3, of: 3, stays: [] } });
  });

  it('goes on after a refusal, names it, and offers again the one that the disk refused alone', () => {
    const after = toldTakenBack(told, [
      { one: a, result: done },
      { one: b, result: later },
      { one: c, result: full },
    ]);
    expect(after.takenBack).toMatchObject({ count: 1, of: 3 });
    expect(after.refused.map(({ name }) => name)).toEqual(['B', 'C']);
    expect(after.registered).toEqual([c]);
  });

  it('counts both times together, and forgets none that stays', () => {
    const once = toldTakenBack(told, [
      { one: a, result: done },
      { one: b, result: later },
      { one: c, result: full },
    ]);
    const twice = toldTakenBack(once, [{ one: c, result: done }]);
    expect(twice.takenBack).toMatchObject({ count: 2, of: 3 });
    expect(twice.refused).toEqual([{ name: 'B', why: 'Une autre a été enregistrée depuis.' }]);
    expect(twice.registered).toEqual([]);
  });

  it('counts none as taken back where there was nothing to undo', () => {
    const nothing = ok({ undone: null, mayRedo: false });
    const after = toldTakenBack(told, [{ one: a, result: nothing }]);
    expect(after.takenBack?.count).toBe(0);
    expect(after.refused.map(({ name }) => name)).toEqual(['A']);
  });
});
