import { describe, expect, it } from 'vitest';
import { dayOf, stampWords } from '../../../shared/cda/read/dates';
import { splitQuestion } from '../../../shared/cda/read/sections/summary';

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
