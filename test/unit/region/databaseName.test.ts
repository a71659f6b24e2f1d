import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseNameSchema } from '../../../shared/domain/ids';
import {
  boardSlug,
  freeBoardSlug,
  databaseName,
  parseDatabaseName,
} from '../../../shared/region/databaseName';

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

describe('the slug of a new board', () => {
  const long = 'Hématologie pédiatrique de recours interrégionale';
  it('cases others: is another one where names differ only after the 30th letter', () => {
    const taken = new Map([[boardSlug(`${long} Nord`), `${long} Nord`]]);
    expect(freeBoardSlug(`${long} Sud`, taken)).toBe('hematologie-pediatrique-de-2');
    expect(freeBoardSlug(`rcp d’${long.toLowerCase()} NORD`, taken)).toBeNull();
    taken.set('hematologie-pediatrique-de-2', `${long} Sud`);
    expect(freeBoardSlug(`${long} Sud`, taken)).toBeNull();
    expect(freeBoardSlug(`${long} Est`, taken)).toBe('hematologie-pediatrique-de-3');
  });

  it('cases others: is another one where names are in another alphabet only', () => {
    const taken = new Map([['rcp', '肿瘤']]);
    expect(freeBoardSlug('Опухоль', taken)).toBe('rcp-2');
    expect(freeBoardSlug('RCP 肿瘤', taken)).toBeNull();
  });

  it('names each of many boards once, and a database can be named after it', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 20 }),
        (names) => {
          const taken = new Map<string, string>();
          for (const name of names) {
            const slug = freeBoardSlug(name, taken);
            if (slug === null) continue;
            expect(databaseNameSchema.safeParse(`rcp_${slug}_2026`).success).toBe(true);
            expect(taken.has(slug)).toBe(false);
            taken.set(slug, name);
            expect(freeBoardSlug(name, taken)).toBeNull();
          }
        },
      ),
    ));
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
