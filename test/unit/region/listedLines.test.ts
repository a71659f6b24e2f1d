import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedLines } from '../../../shared/region/listedLines';
import { readGuidelines } from '../../../shared/region/guidelineList';
import { readPeople } from '../../../shared/region/peopleList';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) =>
  listedLines(bytes(text), { name: ['nom'], place: ['lieu'] }).lines.map(
    ({ words, cell }) => `${words} ${cell('name')}`,
  );
const plain = (notes: readonly string[]) => notes.map((note) => note.replaceAll('\u00a0', ' '));

describe('the lines of an administrator’s list', () => {
  it.each([
    ['blank lines above, between and at the end', '\n\nNom;Lieu\n\nUn;\n  \n;\n\nDeux;\n\n', [5, 9]],
    ['a cell over several lines', 'Nom;Lieu\nUn;"Ici\net\n\nlà"\nDeux;', [2, 6]],
    ['a title over several lines', '"Nom\n";Lieu\nUn;\nDeux;', [3, 4]],
    ['line ends of Windows', 'Nom;Lieu\r\n\r\nUn;"Ici\r\nlà"\r\nDeux;', [3, 5]],
    ['line ends of an old Mac', 'Nom;Lieu\r\rUn;\rDeux;', [3, 4]],
    ['both, mixed', 'Nom;Lieu\r\nUn;"Ici\nlà"\r\n\r\nDeux;', [2, 5]],
    ['a byte order mark', '\uFEFFNom;Lieu\n\nUn;\nDeux;', [3, 4]],
    ['two of them', '\uFEFF\uFEFFNom;Lieu\n\nUn;\nDeux;', [3, 4]],
  ])('are numbered as an editor does: %s', (_what, text, [one, two]) => {
    expect(read(text)).toEqual([`Ligne ${one} Un`, `Ligne ${two} Deux`]);
  });

  it('are numbered as in the file that was written, whatever stands between them', () => {
    const gap = fc.array(fc.constantFrom('', '  ', ';', ' ; '), { maxLength: 3 });
    const place = fc.array(fc.constantFrom('Ici', '', 'la "salle"', 'x;y'), { maxLength: 4 });
    const rows = fc.array(fc.record({ gap, place }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (made, end, isMarked) => {
        const lines = ['Nom;Lieu'];
        const expected = made.map((row, i) => {
          lines.push(...row.gap);
          const begins = lines.length + 1;
          // A cell is quoted, and each of its line breaks begins a line of the file.
          lines.push(...`N${i};"${row.place.join('\n').replaceAll('"', '""')}"`.split('\n'));
          return `Ligne ${begins} N${i}`;
        });
        expect(read((isMarked ? '\uFEFF' : '') + lines.join(end))).toEqual(expected);
      }),
    );
  });

  it('are so named in what is said of people and of guidelines', () => {
    const people = readPeople(
      bytes('\uFEFFNom;RPPS;Structure\r\n\r\nLe Goff;;"CHU\r\nNord"\r\nDuval;12;\r\n'),
    );
    expect(people.ok && plain(people.value.notes)).toEqual([
      'Ligne 5 : le RPPS n’a pas onze chiffres, non repris.',
    ]);
    const text = 'Nom;Version;Date\n\n"Sein\nOuest";4;15/01/2026\n;;\nThorax;3;hier';
    const guidelines = readGuidelines(bytes(text), []);
    expect(guidelines.ok && plain(guidelines.value.notes)).toEqual([
      'Ligne 6 : « hier » n’est pas une date, non reprise.',
    ]);
  });
});
