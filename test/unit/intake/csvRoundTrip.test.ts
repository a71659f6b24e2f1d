import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseFields,
  casePaths,
  fieldSpec,
  isOfRecords,
  type CasePath,
} from '../../../shared/domain/caseFields';
import { lists } from '../../../shared/terminology/codes';
import { readCsv } from '../../../shared/intake/csv';

/** Characters that both encodings have, the ones CSV fears included. */
const LETTERS = 'abcXYZ ÉàçœŒ€’0189;,"\'=-()?\n';
const text = fc
  .array(fc.constantFrom(...LETTERS), { maxLength: 40 })
  .map((letters) => letters.join('').trim())
  .filter((t) => t !== '' && !/^=".*"$/s.test(t));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

const frenchDay = (civil: string): string => civil.split('-').reverse().join('/');

/** One field: its value, and the words a secretary would write for it. */
function field(path: CasePath): fc.Arbitrary<readonly [CasePath, unknown, string]> {
  const { kind, list } = fieldSpec(path);
  const pair = (value: unknown, words: string): readonly [CasePath, unknown, string] => [path, value, words];
  if (path === 'identity.ins')
    return fc.constantFrom('261042901912358', '1800552A0041230').map((ins) => pair(ins, ins));
  switch (kind) {
    case 'day':
      return fc
        .tuple(day, fc.constantFrom('/', '-', 'iso'))
        .map(([value, form]) => pair(value, form === 'iso' ? value : frenchDay(value).replaceAll('/', form)));
    case 'time':
      return fc.constantFrom(pair('09:05', '9h05'), pair('14:30', '14:30:00'), pair('08:00', '8 h'));
    case 'sex':
      return fc.constantFrom(pair('F', 'Féminin'), pair('M', 'H'), pair('F', '2'));
    case 'boolean':
      return fc.constantFrom(pair(true, 'Oui'), pair(false, 'non'));
    case 'points':
      return fc
        .tuple(fc.nat({ max: 34 }), fc.constantFrom(',', '.'))
        .map(([n, mark]) => pair(n / 2, String(n / 2).replace('.', mark)));
    case 'code':
      return fc.constantFrom(...lists[list ?? 'cim10']).map(({ code }) => pair(code, code));
    case 'codes':
      return fc
        .uniqueArray(fc.constantFrom(...lists[list ?? 'organ'].map(({ code }) => code)), {
          minLength: 1,
          maxLength: 3,
        })
        .map((codes) => pair(codes, codes.join(', ')));
    default:
      return text.map((value) => pair(value, value));
  }
}

const readable = casePaths.filter((path) => !isOfRecords(caseFields[path].kind));
const required: readonly CasePath[] = ['identity.birthName', 'identity.firstGivenName', 'identity.birthDate'];
const record = fc
  .subarray(
    readable.filter((path) => !required.includes(path)),
    { maxLength: 12 },
  )
  .chain((paths) => fc.tuple(...[...required, ...paths].map(field)));

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
/** The 1252 positions of the characters above that ISO-8859-1 has not. */
const HIGH: Record<string, number> = { '€': 0x80, Œ: 0x8c, œ: 0x9c, '’': 0x92 };
const cp1252 = (csv: string): Uint8Array => Uint8Array.from(csv, (c) => HIGH[c] ?? c.charCodeAt(0));
const utf8 = (csv: string): Uint8Array => new TextEncoder().encode(csv);

describe('CSV round trip', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a mark', (csv: string) => utf8(`\uFEFF${csv}`)],
    ['Windows-1252', cp1252],
  ])('what is written in %s is what is read', (_, encode) => {
    fc.assert(
      fc.property(
        record,
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (fields, separator, newline) => {
          const headers = fields.map(([path]) => quote(caseFields[path].label));
          const cells = fields.map(([, , words]) => quote(words));
          const read = readCsv(encode([headers.join(separator), cells.join(separator), ''].join(newline)));
          if (!read.ok) throw new Error(read.problem.message);
          expect(read.value.cases).toHaveLength(1);
          expect(read.value.cases[0]?.values).toEqual(
            Object.fromEntries(fields.map(([path, value]) => [path, value])),
          );
          expect(read.value.cases[0]?.notPlaced).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readCsv(bytes)));
    const crumbs = fc.constantFrom(
      'Nom',
      'Prénom',
      'DDN',
      'Sexe',
      ';',
      ',',
      '"',
      '\n',
      '\r',
      '\t',
      'é',
      '1',
      '/',
      '\0',
    );
    fc.assert(fc.property(fc.array(crumbs, { maxLength: 40 }), (any) => void readCsv(utf8(any.join('')))));
  });
});
