import { describe, expect, it } from 'vitest';
import {
  begunFrom,
  contestedIn,
  everybodyIn,
  lacking,
} from '../../../../../renderer/screens/inbox/otherValues';
import type { ConflictLine } from '../../../../../shared/contracts/views';

const line = (type: ConflictLine['type'], field: string, ...values: unknown[]): ConflictLine =>
  ({
    type,
    field,
    values: values.map((value, i) => ({ key: String(i), value, words: '', writers: [] })),
  }) as unknown as ConflictLine;
const person = (id: string, family: string, more: object = {}) => ({
  id,
  family,
  given: '',
  title: 'Dr',
  ...more,
});

describe('another value', () => {
  it('begins from the first that stands; of lists, from all that they name', () => {
    expect(begunFrom(line('case', 'clinical.g8', 11, 12))).toBe(11);
    const [anne, yves, nolwenn] = [person('1', 'Le Goff'), person('2', 'Martin'), person('3', 'Caradec')];
    const elsewhere = { ...anne, organisation: 'CHU' };
    const members = line('board', 'members', [anne, yves], [elsewhere, nolwenn]);
    expect(everybodyIn(members)).toEqual([anne, yves, nolwenn]);
    expect(begunFrom(members)).toEqual(everybodyIn(members));
    expect([...contestedIn(members)]).toEqual(['1']);
  });

  it('says what it lacks where the field may not be empty, and lets one of the case file be cleared', () => {
    const lacks = (type: ConflictLine['type'], field: string, value: unknown) =>
      lacking(line(type, field, 'a', 'b'), value);
    for (const [type, field] of [
      ['meeting', 'date'],
      ['meeting', 'time'],
      ['meeting', 'chair'],
      ['board', 'name'],
      ['board', 'members'],
      ['board', 'quorum'],
      ['case', 'meeting'],
    ] as const)
      expect(lacks(type, field, undefined)).toMatch(/\.$/);
    expect(lacks('proposal', 'alternatives', { text: ' ' })).toBe('Écrivez la proposition.');
    expect(lacks('proposal', 'alternatives', { text: 'Chirurgie.' })).toBeUndefined();
    expect(lacks('case', 'tumour.diagnosisDate', undefined)).toBeUndefined();
    expect(lacks('board', 'place', '')).toBeUndefined();
  });
});
