import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tnmWithKind, type TnmKind, type TnmLetter } from '../../../shared/domain/tnm';

const letters = fc.constantFrom<TnmLetter>('T', 'N', 'M');
const kinds = fc.constantFrom<TnmKind>('c', 'p');
const values = fc.constantFrom('0', '1', '2', '2a', '1mi', '4', 'X', '0(i+)', '1a(m)');
const cased = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(text, text.toLowerCase(), text.toUpperCase());
const written = (text: string): fc.Arbitrary<string> => fc.constantFrom(text, `${text} `, ` ${text}`);

describe('cases 05: a TNM code under its question', () => {
  it.each([
    ['T', 'yT2', 'ypT2'],
    ['T', 'rT2', 'rpT2'],
    ['T', 't2', 'pT2'],
    ['T', 'T 2', 'pT2'],
    ['T', '2', 'pT2'],
    ['T', 'PT2', 'pT2'],
    ['T', 'yp T2', 'ypT2'],
    ['T', 'ryT1', 'rypT1'],
    ['T', 'aT2', 'aT2'],
    ['T', 'Tis(DCIS)', 'pTis(DCIS)'],
    ['T', 'TIS', 'pTis'],
    ['T', 'Ta', 'pTa'],
    ['T', 'tx', 'pTX'],
    ['N', 'N+', 'pN+'],
    ['N', 'yN1', 'ypN1'],
    ['N', 'N0(i+)', 'pN0(i+)'],
    ['M', 'M+', 'pM+'],
    ['M', '1', 'pM1'],
  ] as const)('cases 05: %s, pathological, « %s » is %s', (letter, given, code) => {
    expect(tnmWithKind(given, letter, 'p')).toEqual({ code, denies: false, isOdd: false });
  });

  it('cases 05: always has a kind, its own or that of the question, whatever its prefixes and case', () =>
    fc.assert(
      fc.property(
        letters,
        kinds,
        values,
        fc.constantFrom('', 'y', 'r', 'ry', 'c', 'p', 'yc', 'yp', 'rp'),
        fc.constantFrom('', ' '),
        fc.boolean(),
        (letter, kind, value, prefix, blank, isLower) => {
          const text = `${prefix}${letter}${blank}${value}`;
          const { code, denies, isOdd } = tnmWithKind(isLower ? text.toLowerCase() : text, letter, kind);
          const [, own] = /([cp])$/.exec(prefix) ?? [];
          expect(isOdd).toBe(false);
          expect(code.startsWith(`${own ? prefix : `${prefix}${kind}`}${letter}`)).toBe(true);
          expect(denies).toBe(own !== undefined && own !== kind);
          // Said once more, it is the same.
          expect(tnmWithKind(code, letter, kind).code).toBe(code);
        },
      ),
    ));

  it('cases 05: reads a code in capitals and with blanks around it', () =>
    fc.assert(
      fc.property(kinds, cased('T2').chain(written), (kind, text) => {
        expect(tnmWithKind(text, 'T', kind).code).toBe(`${kind}T2`);
      }),
    ));

  it.each(['T', 'NA', 'T12', '22', '385412001', 'non évaluable', 'ganglions', 'T2', 'Nis'])(
    '« %s » stands as it is, and is said',
    (text) => {
      expect(tnmWithKind(text, 'N', 'p')).toEqual({ code: text, denies: false, isOdd: true });
    },
  );
});
