import { describe, expect, it } from 'vitest';
import { dayOf, stampWords } from '../../../shared/intake/cda/dates';
import { splitQuestion } from '../../../shared/intake/cda/sections/summary';
import { addsNothing, codeFromWords, sameWords } from '../../../shared/intake/words';

describe('words and codes', () => {
  it('knows two labels that say the same', () => {
    expect(sameWords('Autres traitements (à préciser)', 'Autre(s) traitement(s)')).toBe(true);
    expect(sameWords('Chimiothérapie conventionnelle', 'chimiothérapie')).toBe(true);
    expect(sameWords('Quorum atteint', 'Quorum non atteint')).toBe(false);
    expect(sameWords('droit', 'gauche')).toBe(false);
  });

  it('knows what adds nothing', () => {
    expect(addsNothing('Progression locale', 'Progression locale du cancer')).toBe(true);
    expect(addsNothing('Chimiothérapie conventionnelle', 'chimiothérapie')).toBe(false);
  });

  it('takes a code only where the words leave no doubt', () => {
    expect(codeFromWords('laterality', 'C25229')).toBe('7771000');
    expect(codeFromWords('laterality', 'côté droit')).toBe('24028007');
    expect(codeFromWords('laterality', 'gauche ou droit')).toBeNull();
    // Two codes of CIM-10 have this label.
    expect(codeFromWords('cim10', 'Tumeur maligne de la lèvre supérieure, bord libre')).toBeNull();
    expect(codeFromWords('cim10', 'C50.4 - sein gauche')).toBeNull();
    expect(codeFromWords('whoStatus', 'OMS 5')).toBeNull();
    expect(codeFromWords('phase', 'rechute du cancer')).toBe('MED-244');
  });
});

describe('HL7 dates', () => {
  it.each([
    ['20190218', '2019-02-18'],
    ['20190218233000+0100', '2019-02-18'],
    ['201902181130', '2019-02-18'],
    ['20190218094914.123Z', '2019-02-18'],
    ['201902', null],
    ['20190231', null],
    ['hier', null],
    ['', null],
  ])('%s is the day %s, whatever the zone', (stamp, day) => {
    expect(dayOf(stamp)).toBe(day);
  });

  it('says a vague date as it is', () => {
    expect([stampWords('2019'), stampWords('201902'), stampWords('20190218'), stampWords('?')]).toEqual([
      '2019',
      '02/2019',
      '18/02/2019',
      '?',
    ]);
  });
});

describe('telling the question from the summary', () => {
  it.each([
    ['Histoire.\nQuestion : opérer ?', 'Histoire.', 'opérer ?', 'word'],
    ['Histoire. Question posée à la RCP : avis sur le curage', 'Histoire.', 'avis sur le curage', 'word'],
    ['Histoire. Suite. Opérer ? Ou irradier ?', 'Histoire. Suite.', 'Opérer ? Ou irradier ?', 'questionMark'],
    ['Opérer ?', '', 'Opérer ?', 'questionMark'],
    ['Une question de délai se pose.', 'Une question de délai se pose.', '', null],
    ['Cancer ? Non, bénin.', 'Cancer ? Non, bénin.', '', null],
    ['', '', '', null],
  ])('%j', (text, history, question, by) => {
    expect(splitQuestion(text)).toEqual({ history, question, by });
  });
});
