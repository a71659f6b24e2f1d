import { describe, expect, it } from 'vitest';
import {
  byWeek,
  mondayOf,
  relativeDay,
  relativeMoment,
  weekTitle,
  plannedMoment,
} from '../../../../renderer/i18n/days';

describe('days', () => {
  const today = '2026-11-24';
  it('says near days by name and far ones in full', () => {
    expect(relativeDay('2026-11-24', today)).toBe('aujourd’hui');
    expect(relativeDay('2026-11-25', today)).toBe('demain');
    expect(relativeDay('2026-11-23', today)).toBe('hier');
    expect(relativeDay('2026-12-01', today)).toBe('mardi 1er décembre 2026');
    expect(relativeMoment('2026-11-25', '14:30', today)).toBe('demain à 14\u00a0h\u00a030');
  });
  it('does not lose an hour when the clocks change', () => {
    expect(relativeDay('2026-10-26', '2026-10-25')).toBe('demain');
    expect(relativeDay('2026-03-30', '2026-03-29')).toBe('demain');
  });
  it('begins the week on Monday', () => {
    expect(mondayOf('2026-11-24')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });
  it('names the weeks around', () => {
    expect(weekTitle('2026-11-23', today)).toBe('Cette semaine');
    expect(weekTitle('2026-11-30', today)).toBe('La semaine prochaine');
    expect(weekTitle('2026-11-16', today)).toBe('La semaine dernière');
    expect(weekTitle('2026-12-07', today)).toBe('Semaine du lundi 7 décembre 2026');
  });
  it('groups by week in the order given', () => {
    const days = ['2026-12-01', '2026-11-25', '2026-11-24'].map((date) => ({ date }));
    expect(byWeek(days).map(({ monday, items }) => [monday, items.length])).toEqual([
      ['2026-11-30', 1],
      ['2026-11-23', 2],
    ]);
  });
});

describe('plannedMoment', () => {
  it('does not put a meeting being held in the future', () => {
    expect(plannedMoment('2026-11-24', '14:00', '2026-11-23')).toBe(
      'prévue le mardi 24 novembre 2026 à 14\u00a0h',
    );
    expect(plannedMoment('2026-11-24', '14:00', '2026-11-24')).toBe('aujourd’hui à 14\u00a0h');
  });
});
