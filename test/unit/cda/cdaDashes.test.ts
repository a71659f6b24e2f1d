import { describe, expect, it } from 'vitest';
import { changed, importFiche } from '../../fixtures/intake/load';

const plain = (text: string | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');
const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[], name: string): string =>
    `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
  const thead = head.length > 0 ? `<thead>${line(head, 'th')}</thead>` : '';
  return `<table>${thead}<tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
};
const EXAMS = /<table><thead><tr><th>Date<\/th><th>Examen<\/th><th>Résultat<\/th>[^]*?<\/table>/;
const examined = (it: string): string[] =>
  plain(importFiche(changed(EXAMS, it)).values['findings.examinations']).split('\n');
const BIOMARKERS = /<tr><td>Biomarqueurs<\/td>[^]*?<\/table>/;
/** What is listed of a fiche with that after the rows of the tumour. */
const listed = (rows: string, after = ''): string[] =>
  importFiche(changed(BIOMARKERS, `${rows}</tbody></table>${after}`)).notPlaced.map(({ what }) =>
    plain(what),
  );

describe('cases 01: « - » may be a negative result', () => {
  it('cases 01: an examination keeps it under its column, and drops the empty date', () => {
    expect(examined(table(['Marqueur', 'Résultat'], ['RE', '+++'], ['RP', '-']))).toEqual([
      'Marqueur : RE · Résultat : +++',
      'Marqueur : RP · Résultat : -',
    ]);
    expect(
      examined(
        table(['Date', 'Examen', 'Résultat', 'Commentaire'], ['-', 'HER2', '-', '-'], ['-', '-', '-', '-']),
      ),
    ).toEqual(['Examen : HER2 · Résultat : -']);
  });

  it('cases 01: so it does in a table without headers', () => {
    expect(examined(table([], ['RE', '+++'], ['RP', '-'], ['02/10/2026', 'ALK', '-']))).toEqual([
      'RE : +++',
      'RP : -',
      '02/10/2026 : ALK · -',
    ]);
  });

  it('cases 01: a wide table of markers lists each under its own', () => {
    const wide = table(['RE', 'RP', 'HER2'], ['+++', '-', 'négatif']);
    expect(listed('', wide)).toContain('RE : +++ · RP : - · HER2 : négatif');
    expect(listed('', table(['Marqueur', 'Résultat'], ['RP', '-']))).toContain(
      'Marqueur : RP · Résultat : -',
    );
  });

  it.each(['RH', 'Score HER2', 'CK7', 'HER2 sur la métastase'])('cases 01: « %s : - » is listed', (label) => {
    for (const sign of ['-', '–', '—', '−'])
      expect(listed(`<tr><td>${label}</td><td>${sign}</td></tr>`)).toContain(`${label} : ${sign}`);
  });

  it('an empty administrative cell is not', () => {
    const rows = ['Téléphone', 'Date de la biopsie', 'Commentaire du radiologue', 'Siège'];
    const left = listed(rows.map((label) => `<tr><td>${label}</td><td>-</td></tr>`).join(''));
    expect(left.filter((what) => /^(Téléphone|Date|Commentaire|Siège)/.test(what))).toEqual([]);
    expect(
      importFiche(changed(BIOMARKERS, '<tr><td>Siège</td><td>-</td></tr></tbody></table>')).values,
    ).not.toHaveProperty(['tumour.site']);
  });
});
