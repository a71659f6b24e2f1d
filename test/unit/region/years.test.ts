import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { databaseName, DEMONSTRATION_SLUG } from '../../../shared/region/databaseName';
import { missingYears } from '../../../shared/region/years';

const at = (day: string) => day as CivilDay;

describe('the years of a board on a workstation', () => {
  it('are this one and the last, and towards its end the next', () => {
    const own = [databaseName('sein', 2026)];
    expect(missingYears(own, at('2026-06-30'))).toEqual(['rcp_sein_2025']);
    expect(missingYears(own, at('2026-10-01'))).toEqual(['rcp_sein_2025', 'rcp_sein_2027']);
    expect(missingYears(own, at('2027-01-01'))).toEqual(['rcp_sein_2027']);
  });

  it('lack nothing twice, and never the demonstration', () => {
    const own = [databaseName('sein', 2024), databaseName('sein', 2025), databaseName('sein', 2026)];
    expect(missingYears(own, at('2026-03-01'))).toEqual([]);
    expect(missingYears([databaseName(DEMONSTRATION_SLUG, 2026)], at('2026-03-01'))).toEqual([]);
  });
});
