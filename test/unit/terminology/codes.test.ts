import { describe, expect, it } from 'vitest';
import { codeIn, labelOf, lists, specialtyName, type CodeListName } from '../../../shared/terminology/codes';

const names = Object.keys(lists) as CodeListName[];

describe.each(names)('the list %s', (name) => {
  it('has entries, each with code, label and system, no code twice', () => {
    const list = lists[name];
    expect(list.length).toBeGreaterThan(1);
    for (const { code, label, system } of list) {
      expect(code).toBe(code.trim());
      expect(code).not.toBe('');
      expect(label.trim()).not.toBe('');
      expect(system).toMatch(/^[\d.]+$/);
    }
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  });
});

describe('the official lists', () => {
  it('are whole: 724 tumours, 1,032 morphologies', () => {
    expect(lists.cim10).toHaveLength(724);
    expect(lists.cimo3).toHaveLength(1032);
    const chapters = (pattern: RegExp) => lists.cim10.filter(({ code }) => pattern.test(code)).length;
    expect([chapters(/^B21/), chapters(/^C/), chapters(/^D/)]).toEqual([8, 557, 159]);
    for (const { code } of lists.cimo3) expect(code).toMatch(/^\d{4}\/[012369]$/);
  });

  it.each<[CodeListName, string, RegExp]>([
    ['specialty', 'G15_10/SM36', /Oncologie, opt médicale/],
    ['specialty', 'G15_10/SM26', /Médecine Générale/],
    ['specialty', 'G15_10/SM37', /radiothérapie/],
    ['specialty', 'G15_10/SM01', /Anatomie/],
    ['whoStatus', 'MED-240', /^OMS 0/],
    ['whoStatus', 'MED-267', /^OMS 4/],
    ['caseStatus', 'ORG-128', /enregistré/],
    ['caseStatus', 'ORG-134', /discuté/],
    ['quorumStatus', 'ORG-126', /atteint/],
    ['phase', 'MED-244', /Rechute/],
    ['laterality', '7771000', /gauche/],
    ['apparatus', '76752008', /sein/],
    ['treatment', 'C15632', /chimiothérapie/],
    ['cim10', 'C50.4', /supéro-externe/],
    ['cimo3', '8500/3', /canalaire infiltrant/],
  ])('%s %s', (list, code, label) => expect(codeIn(list, code)?.label).toMatch(label));

  it('has no OMS 5: the dead are not discussed', () => expect(lists.whoStatus).toHaveLength(5));

  it('carries the systems that the CDA wants', () => {
    expect(codeIn('cim10', 'C50')?.system).toBe('2.16.840.1.113883.6.3');
    expect(codeIn('cimo3', '8500/3')?.system).toBe('2.16.840.1.113883.6.43.1');
    expect(codeIn('specialty', 'G15_10/SM36')?.system).toBe('1.2.250.1.213.1.1.4.5');
  });
});

describe('labels', () => {
  it('show an unknown code rather than hide it', () => {
    expect(labelOf('cim10', 'Z99.9')).toBe('Z99.9');
    expect(labelOf('cim10', undefined)).toBe('');
    expect(codeIn('cim10', 'constructor')).toBeUndefined();
  });

  it.each([
    ['G15_10/SM36', 'Oncologie, opt médicale'],
    ['G15_10/SM05', 'Chirurgie générale'],
    ['G15_60', 'Infirmier'],
    ['free words', 'free words'],
  ])('%s is shown as %s', (code, words) => expect(specialtyName(code)).toBe(words));
});
