import { describe, expect, it } from 'vitest';
import { openFields } from '../../../shared/merge/openFields';
import { fieldWords, openInCase, openValueWords, quotedList } from '../../../shared/merge/openWords';
import { blankCase, edited, mergedCase } from './history';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is open, in words', () => {
  const three = [
    edited(blankCase, 'un', { 'clinical.pain': 'cT2' }),
    edited(blankCase, 'deux', { 'clinical.pain': 'cT3' }),
    edited(blankCase, 'trois', { 'clinical.pain': 'cT2' }),
  ] as const;
  const merged = mergedCase(mergedCase(three[0], three[1]), three[2]);

  it('counts those who wrote the same as one value', () => {
    const [open] = openFields(merged);
    expect(
      open?.values.map(({ value, stamps }) => [value, stamps.map(({ device }) => device).sort()]),
    ).toEqual(
      expect.arrayContaining([
        ['cT3', ['deux']],
        ['cT2', ['trois', 'un']],
      ]),
    );
    expect(new Set(open?.values.map(({ key }) => key)).size).toBe(2);
  });

  it('names the fields as their screens do', () => {
    expect(openInCase({ file: merged, proposals: [], decisions: [] })).toEqual(['Douleur']);
    expect(openInCase({ file: three[0], proposals: [], decisions: [] })).toEqual([]);
    expect(fieldWords('meeting', 'chair')).toBe('Animateur');
    expect(fieldWords('meeting', 'encoreInconnu')).toContain('version plus récente');
    expect(spaced(quotedList(['T', 'N']))).toBe('« T » et « N »');
  });

  it.each([
    ['case', 'tumour.diagnosisDate', '2026-03-02', '02/03/2026'],
    ['case', 'meeting', 'meeting:2026-11-24:01K00000000000000000000000', 'Séance du mardi 24 novembre 2026'],
    ['case', 'withdrawn', false, 'Inscrit'],
    ['meeting', 'time', '14:30', '14 h 30'],
    ['meeting', 'mode', 'video', 'En visioconférence'],
    ['meeting', 'place', undefined, ''],
    [
      'board',
      'members',
      [{ id: 'rpps-99900000011', family: 'Le Goff', given: 'Anne', title: 'Dr' }],
      'Dr Anne LE GOFF',
    ],
    ['board', 'template', 'constructor', 'constructor'],
    ['board', 'nationalIds', { network: 'R1', board: 'B2' }, 'R1\nB2'],
  ] as const)('%s %s', (type, field, value, words) => {
    expect(spaced(openValueWords(type, field, value))).toBe(words);
  });
});
