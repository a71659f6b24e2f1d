import { describe, expect, it } from 'vitest';
import {
  codeIn,
  formerCodes,
  labelOf,
  lists,
  presentCode,
  type CodeListName,
} from '../../../shared/terminology/codes';
import { codeFromWords } from '../../../shared/domain/codeFromWords';

const names = Object.keys(lists) as CodeListName[];

describe('codes that changed', () => {
  it.each<[CodeListName, string, string]>([
    ['whoStatus', 'MED-240', 'LA9622-7'],
    ['whoStatus', 'MED-267', 'LA9626-8'],
    ['treatment', 'MED-227', '424313000'],
    ['treatment', 'C15632', '367336001'],
    ['treatment', 'C15445', '169413002'],
    ['careTopic', 'C3580', 'ORG-225'],
    ['apparatus', '312419003', '699593001'],
    ['apparatus', '1290040004', '81745001'],
    // Through the list of January to May 2026.
    ['organ', 'C3211', '118601006'],
    ['organ', 'C85', '118601006'],
    ['documentStatus', 'GEN-034', '385651009'],
  ])('%s %s means %s', (list, old, now) => {
    expect(presentCode(list, old)).toBe(now);
    expect(labelOf(list, old)).toBe(labelOf(list, now));
    expect(codeFromWords(list, old)).toBe(now);
  });

  it.each<[CodeListName, string, string, readonly string[]]>([
    ['organ', 'C3163', 'Leucémie lymphocytique chronique', ['93143009']],
    ['organ', 'MED-251', 'Colon-Rectum-Anus', ['14742008', '53505006']],
    ['organ', 'C88', 'Maladies immunoprolifératives malignes', []],
  ])('%s %s has no equal: it stays, readable', (list, old, label, now) => {
    expect(presentCode(list, old)).toBe(old);
    expect(labelOf(list, old)).toBe(label);
    expect(codeIn(list, old)?.former?.now).toEqual(now);
  });

  it('offers 52 organs, none of a former list', () => {
    expect(lists.organ).toHaveLength(52);
    for (const list of names)
      for (const { code } of formerCodes(list))
        expect(lists[list].some((offered) => offered.code === code)).toBe(false);
  });

  it('leads every former code to present ones', () => {
    for (const list of names)
      for (const { code, label, former } of formerCodes(list)) {
        expect(label, code).not.toBe('');
        for (const now of former?.now ?? [])
          expect(
            lists[list].some((offered) => offered.code === now),
            `${list} ${code}`,
          ).toBe(true);
      }
  });

  it('reads the grade of the dead, which no form offers', () => {
    expect(labelOf('whoStatus', 'LA9627-6')).toBe('OMS 5 · décédé');
    expect(lists.whoStatus).toHaveLength(5);
  });

  it('OMS 5 is read and shown, and offered to nobody: a death is said by « Décédé »', () => {
    expect(labelOf('whoStatus', 'LA9627-6')).toBe('OMS 5 · décédé');
    expect(lists.whoStatus.map(({ code }) => code)).not.toContain('LA9627-6');
  });
});
