import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { databaseName, DEMONSTRATION_SLUG } from '../../../shared/region/databaseName';
import { agedOut, isOlderYear, missingYears } from '../../../shared/region/years';

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

describe('an older year', () => {
  const sein = (year: number) => databaseName('sein', year);

  it('is one before the last, and never of the demonstration', () => {
    expect([2027, 2026, 2025, 2024].map((year) => isOlderYear(sein(year), at('2026-11-22')))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(isOlderYear(databaseName(DEMONSTRATION_SLUG, 2020), at('2026-11-22'))).toBe(false);
  });

  it('leaves when nobody has looked at it for a month', () => {
    const here = [sein(2020), sein(2021), sein(2022), sein(2025)];
    const seen = {
      [sein(2020)]: at('2026-10-23'),
      [sein(2021)]: at('2026-10-24'),
      [sein(2025)]: at('2026-01-01'),
    };
    expect(agedOut(here, seen, at('2026-11-22'))).toEqual([sein(2020)]);
  });
});
