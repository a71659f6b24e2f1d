import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseNameSchema } from '../../../shared/domain/ids';
import { boardSlug, databaseName, parseDatabaseName } from '../../../shared/region/databaseName';

describe('boardSlug', () => {
  it.each([
    ['RCP Sein', 'sein'],
    ['RCP du sein', 'sein'],
    ['RCP de recours', 'recours'],
    ['Réunion de concertation pluridisciplinaire de l’Œsophage', 'oesophage'],
    ['ORL et voies aéro-digestives', 'orl-et-voies-aero-digestives'],
    ['Rcpneumo', 'rcpneumo'],
    ['RCP', 'rcp'],
    ['  ', 'rcp'],
    ['肿瘤', 'rcp'],
    ['3C Nord', 'rcp-3c-nord'],
    ['Hématologie pédiatrique de recours interrégionale', 'hematologie-pediatrique-de'],
    ['Anticonstitutionnellementinterminablement', 'anticonstitutionnellementinter'],
  ])('%s → %s', (name, slug) => expect(boardSlug(name)).toBe(slug));

  it('always gives a slug a CouchDB database can be named after', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = boardSlug(name);
        expect(slug.length).toBeGreaterThan(0);
        expect(slug.length).toBeLessThanOrEqual(30);
        expect(slug).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$|^[a-z]$/);
        expect(databaseNameSchema.safeParse(`rcp_${slug}_2026`).success).toBe(true);
      }),
    );
  });
});

describe('databaseName', () => {
  it('names the board and the year, and is read back', () => {
    expect(databaseName('sein', 2026)).toBe('rcp_sein_2026');
    expect(parseDatabaseName('rcp_sein_2026')).toEqual({ slug: 'sein', year: 2026 });
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 9999 }), (name, year) => {
        const slug = boardSlug(name);
        expect(parseDatabaseName(databaseName(slug, year))).toEqual({ slug, year });
      }),
    );
  });

  it('throws on what would be no database name', () => {
    expect(() => databaseName('', 2026)).toThrow();
    expect(() => databaseName('Sein', 2026)).toThrow();
    expect(() => databaseName('sein', 20260)).toThrow();
  });

  it.each(['_users', 'rcp_sein', 'rcp__2026', 'rcp_sein_nord_2026', 'RCP_sein_2026', 'rcp_sein_2026/x', ''])(
    '« %s » is not a board',
    (name) => expect(parseDatabaseName(name)).toBeNull(),
  );
});
