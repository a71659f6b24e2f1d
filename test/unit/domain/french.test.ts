import { describe, expect, it } from 'vitest';
import {
  ageAt,
  clockTime,
  folded,
  inRoom,
  longDate,
  plural,
  shortDate,
  sizeWords,
} from '../../../shared/domain/french';
import type { Instant } from '../../../shared/domain/brand';

const nbsp = '\u00a0';

it.each([
  [0, '0 octet'],
  [900, '900 octets'],
  [30_400, '30 ko'],
  [999_499, '999 ko'],
  [999_500, '1,0 Mo'],
  [4_200_000, '4,2 Mo'],
  [1_440_000_000, '1,4 Go'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes).replace(nbsp, ' ')).toBe(words));

describe('dates', () => {
  it.each([
    ['2026-11-24', 'mardi 24 novembre 2026', '24/11/2026'],
    ['2026-12-01', 'mardi 1er décembre 2026', '01/12/2026'],
    ['2026-08-21', 'vendredi 21 août 2026', '21/08/2026'],
    ['2028-02-29', 'mardi 29 février 2028', '29/02/2028'],
  ])('%s is %s', (day, long, short) => {
    expect(longDate(day)).toBe(long);
    expect(shortDate(day)).toBe(short);
  });

  it.each([
    ['14:30', `14${nbsp}h${nbsp}30`],
    ['14:00', `14${nbsp}h`],
    ['08:05', `8${nbsp}h${nbsp}05`],
    ['00:00', `0${nbsp}h`],
  ])('%s is said %s', (time, said) => expect(clockTime(time)).toBe(said));

  it.each([
    ['2026-11-24T13:30:00.000Z', '2026-11-24', '14:30'],
    ['2026-07-01T22:30:00.000Z', '2026-07-02', '00:30'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', '00:00'],
  ])('%s is %s %s in Paris', (at, day, time) =>
    expect(inRoom(at as Instant, 'Europe/Paris')).toEqual({ day, time }),
  );

  it('knows the hour of La Réunion', () =>
    expect(inRoom('2026-11-24T13:30:00Z' as Instant, 'Indian/Reunion').time).toBe('17:30'));
});

describe('ageAt', () => {
  it.each([
    ['1964-04-17', '2026-04-16', 61],
    ['1964-04-17', '2026-04-17', 62],
    ['1964-12-31', '2026-01-01', 61],
    ['2026-11-24', '2026-11-24', 0],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
  ])('born on %s, on %s: %i', (birth, on, age) => expect(ageAt(birth, on)).toBe(age));
});

describe('plural', () => {
  it.each([
    [0, '0 dossier'],
    [1, '1 dossier'],
    [2, '2 dossiers'],
    [1000, '1000 dossiers'],
  ])('%i', (n, words) => expect(plural(n, 'dossier')).toBe(words.replace(' ', nbsp)));
  it('takes an own plural', () => expect(plural(3, 'mal', 'maux')).toBe(`3${nbsp}maux`));
});

describe('folded', () => {
  it.each([
    ['Nom de Naissance', 'nom de naissance'],
    ['N° patient', 'n patient'],
    ['Prénom(s)', 'prenom s'],
    ['LECŒUR', 'lecoeur'],
    ['Curriculum vitæ', 'curriculum vitae'],
    ['  ', ''],
  ])('%s → %s', (text, expected) => expect(folded(text)).toBe(expected));
});
