import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markerNamed, markers, markersLike } from '../../../shared/domain/markers';
import {
  inTurn,
  measureSchema,
  measuresByMarker,
  measureWords,
  resultFromWords,
  resultWords,
} from '../../../shared/domain/measure';
import { converted, measuredBy, unitWritten } from '../../../shared/domain/units';
import { valueWords } from '../../../shared/domain/valueWords';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const measure = (given: object) => measureSchema.parse({ label: 'PSA', unit: 'ng/mL', ...given });

describe('a result', () => {
  it.each([
    ['12,4', { value: '12.4' }],
    ['12.40', { value: '12.40' }],
    ['1 250', { value: '1250' }],
    ['1 250,5', { value: '1250.5' }],
    ['<0,01', { value: '0.01', comparator: '<' }],
    ['< 0,01', { value: '0.01', comparator: '<' }],
    ['>= 1000', { value: '1000', comparator: '>=' }],
    ['≤5', { value: '5', comparator: '<=' }],
  ])('is read from « %s »', (text, result) => expect(resultFromWords(text)).toEqual(result));

  it.each(['', '<', 'douze', '12,4 ng/mL', '1,2,3', '-3', '12 4', '0'.repeat(20)])(
    'is not read from « %s »',
    (text) => expect(resultFromWords(text)).toBeNull(),
  );

  it('is read again as it is shown: no digit and no sign is lost', () => {
    const digits = fc.stringMatching(/^\d{1,6}(\.\d{1,4})?$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(undefined, '<', '<=', '>', '>='), (value, comparator) => {
        const result = comparator === undefined ? { value } : { value, comparator };
        expect(resultFromWords(resultWords(result as never))).toEqual(result);
      }),
    );
  });

  it('is said with its unit and date, and what is wanting is said', () => {
    expect(plain(measureWords(measure({ value: '0.01', comparator: '<', date: '2025-03' })))).toBe(
      'PSA : < 0,01 ng/mL, en 03/2025',
    );
    expect(plain(measureWords(measure({})))).toBe('PSA : sans résultat, sans date');
    expect(plain(valueWords('findings.measures', [measure({ value: '2' })]))).toBe(
      'PSA : 2 ng/mL, sans date',
    );
  });

  it('stands by marker, the latest first in a line, the earliest first in a table', () => {
    const all = [
      measure({ value: '1', date: '2024-05' }),
      measureSchema.parse({ label: 'LDH', value: '250', unit: 'UI/L' }),
      measure({ value: '3', date: '2023-05-02' }),
      measure({ value: '4' }),
    ];
    expect(plain(measuresByMarker(all))).toBe(
      'PSA : 1 ng/mL (05/2024) ; 3 ng/mL (02/05/2023) ; 4 ng/mL (sans date)\nLDH : 250 UI/L (sans date)',
    );
    expect(inTurn(all).map(({ value }) => value)).toEqual(['3', '1', '4', '250']);
  });

  it('keeps what a newer version noted of it', () =>
    expect(measureSchema.parse({ label: 'PSA', fromTheFuture: [1] })).toMatchObject({ fromTheFuture: [1] }));
});

describe('the usual markers', () => {
  it('are named once each, and found however they are written', () => {
    const all = markers.flatMap(({ label, usual = [] }) => [label, ...usual]);
    for (const name of all) expect(markerNamed(name)?.label, name).toBeDefined();
    for (const marker of markers)
      for (const name of [marker.label, ...(marker.usual ?? [])])
        expect(markerNamed(name), name).toBe(marker);
    expect(markerNamed('ca 15.3')?.id).toBe('ca153');
    expect(markerNamed('KI 67')?.id).toBe('ki67');
    expect(markerNamed('PSA libre')).toBeUndefined();
  });

  it('are found by their beginning', () => {
    expect(markersLike('ca').map(({ id }) => id)).toEqual(['ca153', 'ca125', 'ca199', 'ct']);
    expect(markersLike('')).toEqual(markers);
  });
});

describe('units', () => {
  it.each([
    ['ug/l', 'µg/L'],
    ['μg/L', 'µg/L'],
    ['ng/ml', 'ng/mL'],
    ['ui/l', 'UI/L'],
    ['u/ml', 'U/mL'],
    ['%', '%'],
  ])('%s is written %s', (unit, written) => expect(unitWritten(unit)).toBe(written));

  it.each([
    ['ng/mL', 'µg/L', 1],
    ['pg/mL', 'ng/L', 1],
    ['U/mL', 'kU/L', 1],
    ['mUI/mL', 'UI/L', 1],
    ['g/dL', 'g/L', 10],
  ])('a %s is so many %s: %d', (from, to, factor) => {
    expect(measuredBy(from).kind).toBe(measuredBy(to).kind);
    expect(converted(1, from, to)).toBe(factor);
    expect(converted(12.4, from, to)).toBe(12.4 * factor);
  });

  it.each([
    ['U/L', 'UI/L'],
    ['ng/mL', 'nmol/L'],
    ['ng/mL', 'UI/mL'],
    ['%', 'kg'],
    ['', 'ng/mL'],
  ])('%s and %s are never taken for one another', (one, other) =>
    expect(measuredBy(one).kind).not.toBe(measuredBy(other).kind),
  );
});
