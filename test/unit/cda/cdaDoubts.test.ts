import { describe, expect, it } from 'vitest';
import { changed, importFiche } from '../../fixtures/intake/load';

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const answered = (id: string, text: string) => {
  const fiche = importFiche(
    changed(new RegExp(`<content ID="${id}">[^<]*</content>`), `<content ID="${id}">${text}</content>`),
  );
  return {
    values: fiche.values,
    warnings: fiche.warnings.map(plain),
    listed: fiche.notPlaced.map(({ what }) => plain(what)),
  };
};

describe('a doubt in the words beside a code', () => {
  it.each([
    ['prog', 'Oui ?', 'En progression', 'oui', 'Progression'],
    ['prog', 'Oui, probable', 'En progression', 'oui', 'Progression'],
    ['pd', 'Non ?', 'Progression à distance', 'non', 'À distance'],
    ['pd', 'Non\u00a0?', 'Progression à distance', 'non', 'À distance'],
    ['pd', 'Probable (TEP à refaire)', 'Progression à distance', 'non', 'À distance'],
    ['pd', 'À confirmer', 'Progression à distance', 'non', 'À distance'],
  ])('%s « %s » is told and listed', (id, text, field, code, label) => {
    const { warnings, listed } = answered(id, text);
    expect(warnings).toContain(
      `${field} : le texte de la fiche exprime un doute (« ${plain(text)} »), le code dit « ${code} ». Le code est retenu, à vérifier.`,
    );
    expect(listed).toContain(`${label} : ${plain(text)}`);
  });

  it('a qualified answer is listed, without a doubt that nobody wrote', () => {
    const { warnings, listed } = answered('prog', 'Oui, dissociée');
    expect(listed).toContain('Progression : Oui, dissociée');
    expect(warnings.join()).not.toMatch(/doute/);
  });

  it('a phase and a T with a question mark are told too', () => {
    const phase = importFiche(changed('<td>Rechute du cancer</td>', '<td>Rechute du cancer ?</td>'));
    expect(plain(phase.warnings.join())).toMatch(/exprime un doute \(« Rechute du cancer \? »\)/);
    const fiche = importFiche(changed('cT2 : 31 mm', 'cT2 ? : 31 mm'));
    expect(plain(fiche.warnings.join())).toMatch(
      /TNM : le texte de la fiche exprime un doute \(« cT2 \? : 31 mm »\)/,
    );
  });

  it('without a code, a doubtful answer is no answer, and is listed', () => {
    const fiche = importFiche(
      changed(
        /(code="MED-245"[^]*?<value xsi:type="BL") value="true"([^]*?)/,
        'code="MED-245" codeSystem="1.2.250.1.213.1.1.4.322" displayName="Progression du cancer"/><text><reference value="#prog"/></text><statusCode code="completed"/><value xsi:type="BL" nullFlavor="UNK"',
      ).replace('<content ID="prog">Oui</content>', '<content ID="prog">Oui ?</content>'),
    );
    expect(fiche.values['phase.progression']).toBeUndefined();
    expect(fiche.notPlaced.map(({ what }) => plain(what))).toContain('Progression : Oui ?');
  });
});
