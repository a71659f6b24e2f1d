import { describe, expect, it } from 'vitest';
import type { ImportedCase } from '../../../shared/intake/imported';
import { changed, completeFiche, importFiche } from '../../fixtures/intake/load';

type Rows = readonly (readonly [label: string, value: string])[];

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const listed = (fiche: ImportedCase): string[] => fiche.notPlaced.map(({ what }) => plain(what));
const PHASE = /<section>(?:(?!<section>)[^])*?18733-6[^]*?<\/section>/.exec(completeFiche)?.[0] ?? '';

/** The section of the phase with these rows, and these coded answers. */
const inWords = (rows: Rows, entries = ''): ImportedCase =>
  inTable(rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join(''), entries);

function inTable(lines: string, entries = ''): ImportedCase {
  const section = PHASE.replace(/<entry>[^]*<\/entry>/, () => entries);
  return importFiche(
    changed(
      PHASE,
      section.replace(/<tbody>.*<\/tbody>/, () => `<tbody>${lines}</tbody>`),
    ),
  );
}

describe('cases 03: of a « Oui » the label is all that is said', () => {
  it('the progression of the cancer is not that of a place', () => {
    const { values } = inWords([
      ['Progression du cancer', 'Oui'],
      ['Progression locale du cancer', 'Oui'],
    ]);
    expect(values).toMatchObject({ 'phase.progression': true, 'phase.local': true });
  });

  describe('under a label of several rows, as model 2.0 has it', () => {
    const SPANNED =
      '<tr><td rowspan="2">Progression</td><td>Locale</td><td>Non</td></tr><tr><td>À distance</td><td>Oui</td></tr>';

    it('each row asks its own question, and none that of the label alone', () => {
      const { values } = inTable(SPANNED);
      expect(values).toMatchObject({ 'phase.local': false, 'phase.distant': true });
      expect(values['phase.progression']).toBeUndefined();
    });

    it('no row contradicts the coded answer to the label alone', () => {
      const coded = (code: string, display: string, value: boolean) =>
        `<entry><observation classCode="OBS" moodCode="EVN"><code code="${code}" displayName="${display}"/><value xsi:type="BL" value="${value}"/></observation></entry>`;
      const fiche = inTable(
        SPANNED,
        coded('MED-245', 'Progression du cancer', true) +
          coded('MED-246', 'Progression locale du cancer', true),
      );
      expect(plain(fiche.warnings.join())).not.toMatch(/En progression/);
      expect(plain(fiche.warnings.join())).toMatch(/Progression locale : le texte de la fiche dit « Non »/);
    });
  });

  it.each([
    ['Évolution du cancer', 'Oui'],
    ['Cancer', 'Oui'],
    ['Progression', 'Oui ?'],
  ])('« %s : %s » is listed beside another « Oui »', (label, value) => {
    const fiche = inWords([
      ['Progression locale du cancer', 'Oui'],
      [label, value],
    ]);
    expect(listed(fiche)).toContain(`${label} : ${value}`);
  });

  it('« Progression : Non » in a paragraph is listed beside what is coded', () => {
    const text = (inside: string): ImportedCase =>
      importFiche(
        changed(
          PHASE,
          PHASE.replace(/<text>[^]*?<\/text>/, () => `<text>${inside}</text>`),
        ),
      );
    expect(listed(text('<paragraph>Progression : Non</paragraph>'))).toContain('Progression : Non');
    expect(listed(text('<paragraph>Rechute du cancer : 2</paragraph>'))).toContain('Rechute du cancer : 2');
    expect(listed(text('Locale : Oui<br/>Progression : Non'))).toContain('Locale : Oui\nProgression : Non');
  });

  it('the other answer to a question that was read is listed, the same one is not', () => {
    const LOCAL = '<tr><td>Locale</td>';
    const twice = (answer: string): ImportedCase =>
      importFiche(changed(LOCAL, `<tr><td>Progression du cancer</td><td>${answer}</td></tr>${LOCAL}`));
    expect(listed(twice('Non'))).toContain('Progression du cancer : Non');
    expect(listed(twice('Oui'))).toEqual(listed(importFiche(completeFiche)));
  });

  it.each([
    ['Progression', 'Non'],
    ['Cancer', 'Oui'],
    ['Progression à distance du cancer', 'Oui'],
  ])('« %s : %s », coded under a question that nobody reads, is listed', (label, value) => {
    const entry = `<entry><observation classCode="OBS" moodCode="EVN"><code code="X-9" displayName="${label}"/><value xsi:type="CD" code="X" displayName="${value}"/></observation></entry>`;
    const fiche = importFiche(
      changed(
        PHASE,
        PHASE.replace('</section>', () => `${entry}</section>`),
      ),
    );
    expect(listed(fiche)).toContain(`${label} : ${value}`);
  });

  it('a row in the words of a coded question is compared with its answer', () => {
    const entry =
      '<entry><observation classCode="OBS" moodCode="EVN"><code code="MED-245" displayName="Évolution du cancer"/><value xsi:type="BL" value="true"/></observation></entry>';
    const fiche = inWords([['Évolution du cancer', 'Non']], entry);
    expect(plain(fiche.warnings.join())).toMatch(/En progression : le texte de la fiche dit « Non »/);
  });
});
