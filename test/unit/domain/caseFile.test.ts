import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../shared/domain/brand';
import type { CivilDay } from '../../../shared/domain/brand';
import {
  caseFields,
  casePaths,
  caseValuesSchema,
  fieldSpec,
  isBlank,
  isCasePath,
  pathsOf,
  sectionOf,
  sections,
  type CaseValues,
  type SectionName,
} from '../../../shared/domain/caseFields';
import {
  caseState,
  completeness,
  editCase,
  isStageOlder,
  maskedName,
  patientName,
  writerOf,
} from '../../../shared/domain/caseFile';
import { folded } from '../../../shared/domain/french';
import { lists } from '../../../shared/terminology/codes';
import { caseFile, decision, person, time } from './samples';

const complete: CaseValues = {
  'identity.birthName': 'Exemple',
  'identity.firstGivenName': 'Anne',
  'identity.sex': 'F',
  'identity.birthDate': '1964-04-17' as CivilDay,
  'request.requester': 'Dr Modèle',
  'tumour.topography': 'C50.4',
  'tumour.morphology': '8500/3',
  'tumour.t': 'cT2',
  'clinical.whoStatus': 'MED-264',
  'summary.history': 'Synthèse.',
  'summary.question': 'Question ?',
};
const author = { device: 'un', by: person(1).id, at: time('13:00') };

describe('who wrote a field', () => {
  it('is nobody where an act on another field of its group left it blank, and stays who it was elsewhere', () => {
    const bare = caseFile();
    expect(writerOf(bare, 'identity.birthPlaceCode')).toBeUndefined();
    const named = editCase(bare, { 'identity.birthName': 'Exemple' }, author);
    const later = { ...author, by: person(2).id, at: time('14:00') };
    const again = editCase(named, { 'identity.firstGivenName': 'Anne' }, later);
    for (const file of [named, again]) {
      expect(writerOf(file, 'identity.birthPlaceCode')).toBeUndefined();
      expect(writerOf(file, 'identity.birthName')).toMatchObject({ by: author.by, at: author.at });
    }
    const emptied = editCase(named, { 'identity.birthName': '' }, later);
    expect(writerOf(emptied, 'identity.birthName')).toMatchObject({ by: later.by });
  });
});

describe('completeness', () => {
  it('is full with what is asked for, and no more', () => {
    expect(completeness(complete)).toEqual({ filled: 11, required: 11, missing: [] });
    expect(completeness({}).missing).toHaveLength(11);
  });

  it.each(Object.keys(complete) as (keyof CaseValues)[])('misses %s, in words', (path) => {
    const { [path]: _taken, ...rest } = complete;
    const { missing, filled } = completeness(rest);
    expect(missing.map((m) => m.path)).toEqual([path]);
    expect(missing[0]?.words).toMatch(/^(le |la |l’)/);
    expect(filled).toBe(10);
  });

  it('takes another classification for the TNM, as leukaemias need', () => {
    const { 'tumour.t': _t, ...rest } = complete;
    const binet = { 'tumour.classification': 'Binet', 'tumour.classificationValue': 'B' };
    expect(completeness({ ...rest, ...binet }).missing).toEqual([]);
    expect(completeness({ ...rest, 'tumour.classification': 'Binet' }).missing).toHaveLength(1);
  });
});

describe('caseState', () => {
  it('follows completeness until a decision stands', () => {
    expect(caseState(caseFile(), [])).toBe('toComplete');
    expect(caseState(caseFile(complete), [])).toBe('ready');
    expect(caseState(caseFile(), [decision(1, { outcome: 'postponed' })])).toBe('postponed');
    expect(caseState(caseFile(complete), [decision(1), decision(2, { revoked: true })])).toBe('ready');
  });
});

describe('editCase', () => {
  it('stamps what changes, and clears what is blank', () => {
    const first = editCase(caseFile(), { 'tumour.t': 'cT2', 'tumour.n': 'N0' }, author);
    expect(first.values).toEqual({ 'tumour.t': 'cT2', 'tumour.n': 'N0' });
    const second = editCase(first, { 'tumour.t': '' }, { ...author, device: 'deux' });
    expect(second.values).toEqual({ 'tumour.n': 'N0' });
    expect(second.clock).toEqual({ un: 1, deux: 1 });
    expect(second.stamps['tumour.t']).toMatchObject({ device: 'deux', n: 1, source: 'typed' });
    // N is read beside T: the same act says it again, and who wrote it stays with it.
    expect(second.stamps['tumour.n']).toMatchObject({
      device: 'deux',
      n: 1,
      kept: { by: author.by, at: author.at },
    });
    expect(first.values['tumour.t']).toBe('cT2');
  });

  it.each([[undefined], [null], [''], [[]]])('%j is blank', (value) => expect(isBlank(value)).toBe(true));
  it.each([[0], [false], ['x'], [['x']]])('%j is not blank', (value) => expect(isBlank(value)).toBe(false));
});

describe('names', () => {
  it.each<[CaseValues, string, string]>([
    [{}, 'Patient sans nom', 'P. s. n.'],
    [{ 'identity.birthName': 'Le Goff', 'identity.firstGivenName': 'Marie' }, 'LE GOFF Marie', 'L. G. M.'],
    [
      {
        'identity.birthName': 'Exemple',
        'identity.usedName': 'Modèle',
        'identity.usedGivenName': 'Anne-Lise',
      },
      'MODÈLE Anne-Lise',
      'M. A. L.',
    ],
    [{ 'identity.birthName': 'Étalon', 'identity.givenNames': 'Zoé Ève' }, 'ÉTALON Zoé Ève', 'É. Z. È.'],
    [{ 'identity.firstGivenName': 'Marie' }, 'Marie', 'M.'],
    [
      { 'identity.birthName': 'de la Roche-Saint-André', 'identity.firstGivenName': 'Zoé' },
      'DE LA ROCHE-SAINT-ANDRÉ Zoé',
      'D. L. Z.',
    ],
  ])('%j', (values, name, masked) => {
    expect(patientName(values)).toBe(name);
    expect(maskedName(values)).toBe(masked);
  });
});

describe('the catalogue of fields', () => {
  it('puts every field in a section, and every section to use', () => {
    for (const path of casePaths) expect(Object.keys(sections)).toContain(sectionOf(path));
    for (const section of Object.keys(sections) as SectionName[]) expect(pathsOf(section)).not.toEqual([]);
    expect(isCasePath('tumour.t')).toBe(true);
    expect(isCasePath('tumour.unknown')).toBe(false);
  });

  it('gives a list to every coded field, and never the same CSV header to two fields', () => {
    const headers = casePaths.flatMap((path) => (fieldSpec(path).csv ?? []).map((header) => header));
    expect(headers.filter((header, i) => headers.indexOf(header) !== i)).toEqual([]);
    for (const header of headers) expect(folded(header)).toBe(header);
    for (const path of casePaths) {
      const { kind, list } = fieldSpec(path);
      expect(Boolean(list)).toBe(kind === 'code' || kind === 'codes');
      if (list) expect(lists[list].length).toBeGreaterThan(0);
    }
  });

  it('keeps values of a newer version, and refuses a known one of the wrong kind', () => {
    expect(caseValuesSchema.parse({ 'future.path': 1, 'tumour.t': 'cT1' })).toEqual({
      'future.path': 1,
      'tumour.t': 'cT1',
    });
    expect(caseValuesSchema.safeParse({ 'tumour.t': 1 }).success).toBe(false);
    expect(caseValuesSchema.safeParse({ 'identity.birthDate': '1964-02-30' }).success).toBe(false);
    expect(caseValuesSchema.safeParse({ 'clinical.g8': -1 }).success).toBe(false);
    expect(Object.keys(caseFields)).toEqual(casePaths);
  });

  it('cases 17: has half points of the G8, reads former whole ones, and no other fraction', () => {
    const read = (g8: unknown) => caseValuesSchema.safeParse({ 'clinical.g8': g8 }).data?.['clinical.g8'];
    expect([14.5, 14, 0, 17].map(read)).toEqual([14.5, 14, 0, 17]);
    expect([14.25, 14.7, -0.5, '14'].map(read)).toEqual([undefined, undefined, undefined, undefined]);
    expect(caseFields['clinical.g8'].help).toContain('14 ou moins appelle une évaluation');
  });

  it('reads instants as UTC', () => expect(instantOf(new Date(0))).toBe('1970-01-01T00:00:00.000Z'));
});

describe('a stage that is older than what it follows from', () => {
  const at = (hour: string) => ({ ...author, at: time(hour) });
  const staged = editCase(caseFile(), { 'tumour.t': 'cT2', 'tumour.stage': 'IIA' }, at('13:00'));

  it('is said once T, N or M is written after it, until the stage is written too', () => {
    expect(isStageOlder(staged)).toBe(false);
    const later = editCase(staged, { 'tumour.t': 'cT4' }, at('13:10'));
    expect(isStageOlder(later)).toBe(true);
    expect(isStageOlder(editCase(later, { 'tumour.stage': 'IIIB' }, at('13:20')))).toBe(false);
  });

  it('is nothing where there is no stage, or another field was written', () => {
    expect(isStageOlder(editCase(caseFile(), { 'tumour.t': 'cT4' }, at('13:10')))).toBe(false);
    expect(isStageOlder(editCase(staged, { 'summary.question': 'Question ?' }, at('13:10')))).toBe(false);
  });
});
