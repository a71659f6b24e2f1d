import { describe, expect, it } from 'vitest';
import { countWords, mendable, mended, stateOf } from '../../../../../renderer/screens/intake/reviewLines';
import type { AlikeCase, AlikeView } from '../../../../../shared/contracts/views';
import { caseValuesSchema } from '../../../../../shared/domain/caseFields';
import { importLineSchema } from '../../../../../shared/domain/leftOut';
import { caseId, databaseNameSchema, meetingId } from '../../../../../shared/domain/ids';

const TODAY = '2026-11-24';
const ULID = '0'.repeat(26);
const person = (given: Record<string, string | undefined>) =>
  caseValuesSchema.parse(
    Object.fromEntries(
      Object.entries({
        birthName: 'Le Goff',
        firstGivenName: 'Zoé',
        birthDate: '1950-03-02',
        ...given,
      }).flatMap(([field, value]) => (value === undefined ? [] : [[`identity.${field}`, value]])),
    ),
  );
const found = (more: Partial<AlikeCase>): AlikeView => ({
  cases: [
    {
      is: 'same',
      why: '',
      database: databaseNameSchema.parse('rcp_sein_2026'),
      case: caseId(ULID),
      meeting: meetingId('2026-11-25', ULID),
      meetingDate: '2026-11-25',
      isHere: true,
      isWithdrawn: false,
      name: 'LE GOFF Zoé',
      question: '',
      ...more,
    },
  ],
  earlier: null,
});
const nobody: AlikeView = { cases: [], earlier: null };

describe('what a line of an import stands for', () => {
  it.each([
    ['ready', {}, nobody],
    ['birthName', { birthName: undefined }, nobody],
    ['givenName', { firstGivenName: undefined }, nobody],
    ['birthDate', { birthDate: undefined }, found({})],
    ['birth', { birthDate: '2064-03-02' }, nobody],
    ['day', { deathDate: '1940-02-01' }, nobody],
    ['day', { deathDate: '2026-12-01' }, nobody],
    ['same', {}, found({})],
    ['withdrawn', {}, found({ isWithdrawn: true })],
    ['perhaps', {}, found({ is: 'perhaps' })],
    ['perhaps', {}, found({ isHere: false })],
    ['perhaps', {}, found({ isHere: false, isWithdrawn: true })],
    ['perhaps', {}, { cases: [], earlier: { at: 0, is: 'same', why: '' } }],
  ] as const)('is « %s » %#', (state, given, alike) =>
    expect(stateOf(person(given), alike, TODAY)).toBe(state),
  );
});

describe('a line that is mended', () => {
  const line = importLineSchema.parse({
    id: 'a',
    source: 'csv',
    fileName: 'liste.csv',
    values: person({ deathDate: '1940-02-01' }),
    isChosen: true,
  });

  it('offers the day that cannot be, also once it is corrected', () => {
    expect(mendable(line, TODAY)).toContain('identity.deathDate');
    const now = mended(line, 'identity.deathDate', undefined);
    expect(mendable(now, TODAY)).toContain('identity.deathDate');
    expect(now.mended).not.toHaveProperty('identity.deathDate');
    expect(now.isChosen).toBe(true);
  });

  it('loses its tick where it is somebody else now, and never gains one', () => {
    expect(mended(line, 'identity.birthName', 'Martin').isChosen).toBeUndefined();
    const left = { ...line, isChosen: false };
    expect(mended(left, 'identity.birthName', 'Martin').isChosen).toBe(false);
  });
});

describe('the summary of an import', () => {
  it('counts what is ready, to mend and there already', () => {
    const states = [
      ...Array.from({ length: 116 }, () => 'ready' as const),
      ...(['birthDate', 'birth', 'birthName', 'givenName', 'same', 'same'] as const),
    ];
    expect(countWords(states).replace(/\u00a0/g, ' ')).toBe('116 prêts, 4 à corriger, 2 déjà inscrits');
    expect(countWords(['ready', 'perhaps', 'withdrawn']).replace(/\u00a0/g, ' ')).toBe(
      '1 prêt, 1 à vérifier, 1 retiré',
    );
    expect(countWords([])).toBe('');
  });
});
