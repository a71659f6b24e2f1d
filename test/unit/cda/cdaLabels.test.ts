import { describe, expect, it } from 'vitest';
import { changed, importFiche } from '../../fixtures/intake/load';

const plain = (text: string | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');
const BIOMARKERS = '<tr><td>Biomarqueurs</td><td>RE 90 %, RP 40 %, HER2 négatif, Ki-67 25 %</td></tr>';
const APPRECIATION = '<tr><td>Appréciation</td>';
const EXAMS = /<table><thead><tr><th>Date<\/th><th>Examen<\/th><th>Résultat<\/th>[^]*?<\/table>/;

/** The fiche with rows more in the table of the tumour. */
const withRows = (...rows: readonly (readonly [string, string])[]) =>
  importFiche(
    changed(
      APPRECIATION,
      rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('') + APPRECIATION,
    ),
  );
const listed = (fiche: ReturnType<typeof importFiche>): string[] =>
  fiche.notPlaced.map(({ what }) => plain(what));

describe('a label carries the meaning of its value', () => {
  it('cases 01: receptors keep their names', () => {
    const rows = [
      ['Récepteurs œstrogènes', '90 %'],
      ['Récepteurs progestérone', '0 %'],
      ['Statut HER2', 'négatif'],
    ];
    const fiche = importFiche(
      changed(BIOMARKERS, rows.map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('')),
    );
    expect(plain(fiche.values['tumour.biomarkers'])).toBe(
      'Récepteurs œstrogènes : 90 % · Récepteurs progestérone : 0 % · Statut HER2 : négatif',
    );
  });

  it('cases 02: a sign is a value, and a number with a sign is not that number', () => {
    const fiche = withRows(
      ['HER2 (IHC)', '+++'],
      ['Grade SBR', '&gt; 8'],
      ['Œdème', '-'],
      ['Ganglions', '?'],
    );
    expect(plain(fiche.values['tumour.biomarkers'])).toContain('HER2 (IHC) : +++');
    expect(listed(fiche)).toContain('Grade SBR : > 8');
    expect(listed(fiche)).toContain('Ganglions : ?');
    const signs = importFiche(
      changed(
        BIOMARKERS,
        '<tr><td>Récepteurs œstrogènes</td><td>+++</td></tr><tr><td>RP</td><td>-</td></tr><tr><td>Statut HER2</td><td>+</td></tr>',
      ),
    );
    expect(plain(signs.values['tumour.biomarkers'])).toBe(
      'Récepteurs œstrogènes : +++ · RP : - · Statut HER2 : +',
    );
  });

  it.each([
    ['T après chimiothérapie', 'cT2'],
    ['Date de la biopsie ganglionnaire', '12/10/2026'],
    ['HER2 sur la métastase', 'HER2 négatif'],
    ['Côté de la métastase', 'Gauche'],
    ['Morphologie de la métastase', '8500/3'],
    ['Topographie (si métastase)', 'C50.4'],
    ['Autre', 'cT2'],
    ['Nouveau T', 'cT2'],
  ])('cases 03: « %s : %s » is listed though the value stands elsewhere', (label, value) => {
    expect(listed(withRows([label, value]))).toContain(`${label} : ${value}`);
  });

  it('cases 03: an entry nobody read is listed though its value stands elsewhere', () => {
    const entry =
      '<entry><observation classCode="OBS" moodCode="EVN"><code code="X-1" displayName="T après chimiothérapie"/><value code="cT2" displayName="cT2"/></observation></entry>';
    const fiche = importFiche(changed(/<\/text>(?=\s*<entry><act classCode="ACT")/, `</text>${entry}`));
    expect(listed(fiche)).toContain('T après chimiothérapie : cT2');
  });
});

describe('a table with spans', () => {
  const examined = (table: string): string =>
    plain(importFiche(changed(EXAMS, table)).values['findings.examinations']);
  const HEAD = '<thead><tr><th>Date</th><th>Examen</th><th>Résultat</th></tr></thead>';

  it('cases 04: keeps each cell under its own header', () => {
    const text = examined(
      `<table>${HEAD}<tbody><tr><td rowspan="2">02/10/2026</td><td>Mammographie</td><td>ACR5</td></tr><tr><td>Scanner</td><td>Pas de lésion à distance</td></tr><tr><td colspan="2">IRM du 07/11/2026</td><td>33 mm</td></tr></tbody></table>`,
    );
    expect(text.split('\n')).toEqual([
      'Date : 02/10/2026 · Examen : Mammographie · Résultat : ACR5',
      'Date : 02/10/2026 · Examen : Scanner · Résultat : Pas de lésion à distance',
      'Date, Examen : IRM du 07/11/2026 · Résultat : 33 mm',
    ]);
  });

  it('cases 04: a span of no rows in number goes to the end of its group', () => {
    const text = examined(
      `<table>${HEAD}<tbody><tr><td rowspan="0">02/10/2026</td><td>Mammographie</td><td>ACR5</td></tr><tr><td>Scanner</td><td>RAS</td></tr></tbody><tbody><tr><td>03/10/2026</td><td>IRM</td><td>B</td></tr></tbody></table>`,
    );
    expect(text.split('\n')).toEqual([
      'Date : 02/10/2026 · Examen : Mammographie · Résultat : ACR5',
      'Date : 02/10/2026 · Examen : Scanner · Résultat : RAS',
      'Date : 03/10/2026 · Examen : IRM · Résultat : B',
    ]);
  });

  it('cases 04: reads headers of two lines', () => {
    const text = examined(
      '<table><thead><tr><th rowspan="2">Date</th><th colspan="2">Taille</th></tr><tr><th>Avant</th><th>Après</th></tr></thead><tbody><tr><td>02/10/2026</td><td>31 mm</td><td>12 mm</td></tr></tbody></table>',
    );
    expect(text).toBe('Date : 02/10/2026 · Taille, Avant : 31 mm · Taille, Après : 12 mm');
  });

  it('cases 04: ends a span with its group of rows, and bears absurd ones', () => {
    const text = examined(
      `<table>${HEAD}<tbody><tr><td rowspan="9">02/10/2026</td><td>Scanner</td><td>A</td></tr></tbody><tbody><tr><td>03/10/2026</td><td>IRM</td><td>B</td></tr></tbody></table>`,
    );
    expect(text).toContain('Date : 03/10/2026 · Examen : IRM · Résultat : B');
    const rows = '<tr><td>x</td></tr>'.repeat(3000);
    const absurd = examined(
      `<table>${HEAD}<tbody><tr><td rowspan="999999" colspan="999999">${'long '.repeat(2000)}</td></tr>${rows}</tbody></table>`,
    );
    expect(absurd.length).toBeLessThan(100_000);
  });
});
