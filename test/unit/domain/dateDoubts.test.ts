import { describe, expect, it } from 'vitest';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import { dateDoubts } from '../../../shared/domain/dateDoubts';
import { deceasedWords } from '../../../shared/domain/deceased';
import { identityWarnings } from '../../../shared/domain/identityWarnings';

const TODAY = '2026-11-24';
const born = (more: Record<string, unknown>) =>
  caseValuesSchema.parse({ 'identity.birthDate': '1951-03-02', ...more });

describe('days that cannot be', () => {
  it.each([
    ['identity.deathDate', '1940-02-01', /« Date du décès » est avant la naissance/],
    ['identity.deathDate', '2026-11-25', /« Date du décès » est dans l’avenir/],
    ['tumour.diagnosisDate', '1940-02-01', /« Date du diagnostic » est avant la naissance/],
    ['tumour.diagnosisDate', '2062-02-01', /« Date du diagnostic » est dans l’avenir/],
    ['phase.relapseDate', '1940-02-01', /avant la naissance/],
  ] as const)('are doubted: %s %s', (path, day, words) => {
    const values = born({ [path]: day });
    const [doubt, ...more] = dateDoubts(values, TODAY);
    expect(more).toEqual([]);
    expect(doubt?.path).toBe(path);
    expect(doubt?.words.replaceAll('\u00a0', ' ')).toMatch(words);
    expect(identityWarnings(values, TODAY)).toContain(doubt?.words);
  });

  it('are none where they can be, or where nobody knows today', () => {
    expect(
      dateDoubts(born({ 'identity.deathDate': TODAY, 'tumour.diagnosisDate': '1951-03-02' }), TODAY),
    ).toEqual([]);
    expect(dateDoubts(born({ 'identity.deathDate': '2062-02-01' }))).toEqual([]);
  });

  it('are said of a death beside « Non », which is no death', () => {
    const values = born({ 'identity.deceased': false, 'identity.deathDate': '2026-11-21' });
    expect(deceasedWords(values)).toBeNull();
    expect(identityWarnings(values, TODAY).join().replaceAll('\u00a0', ' ')).toMatch(
      /« Décédé » dit « Non », et une date du décès est notée, le 21\/11\/2026/,
    );
    const dead = born({ 'identity.deathDate': '2026-11-21' });
    expect(deceasedWords(dead)).toBe('Patient décédé le 21/11/2026');
    expect(dateDoubts(dead, TODAY)).toEqual([]);
  });
});
