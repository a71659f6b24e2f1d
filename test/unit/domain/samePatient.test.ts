import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseValuesSchema, type CaseValues } from '../../../shared/domain/caseFields';
import {
  likeness,
  nameKey,
  Patients,
  traitsOf,
  type Likeness,
  type Traits,
} from '../../../shared/domain/samePatient';

const someone = (given: Record<string, unknown>): CaseValues =>
  caseValuesSchema.parse(
    Object.fromEntries(Object.entries(given).map(([field, value]) => [`identity.${field}`, value])),
  );
const compare = (a: Record<string, unknown>, b: Record<string, unknown>): Likeness =>
  likeness(traitsOf(someone(a)), traitsOf(someone(b)));
const is = (a: Record<string, unknown>, b: Record<string, unknown>) => compare(a, b).is;

const zoe = { birthName: 'Le Goff', firstGivenName: 'Zoé', birthDate: '1950-03-02', sex: 'F' };
const INS = '250032901900123';

describe('whether two files are of one patient', () => {
  it.each([
    ['case, accents, hyphens and spaces', { birthName: 'LE-GOFF', firstGivenName: 'ZOE' }],
    ['the sex not noted', { sex: undefined }],
    ['a further given name', { givenNames: 'Zoé Marie', firstGivenName: undefined }],
    ['the same name used, another at birth', { birthName: 'Martin', usedName: 'Le Goff' }],
  ])('is sure in spite of %s', (_, change) => expect(is(zoe, { ...zoe, ...change })).toBe('same'));

  it('cases 18: is sure of D’ALMEIDA and DALMEIDA, whichever apostrophe', () => {
    for (const birthName of ["D'ALMEIDA", 'D’Alméida', 'DALMEIDA', 'd almeida'])
      expect(is({ ...zoe, birthName: 'DALMEIDA' }, { ...zoe, birthName })).toBe('same');
  });

  it('cases others: is sure by INS and birth date where one list has the birth name, the other the used name', () => {
    const { is, why } = compare(
      { ...zoe, ins: INS },
      { birthName: 'Martin', birthDate: zoe.birthDate, ins: INS },
    );
    expect([is, why]).toEqual(['same', 'Même INS et même date de naissance.']);
    expect(
      compare({ ...zoe, ins: INS.slice(0, 13) }, { ...zoe, ins: `${INS.slice(0, 6)} ${INS.slice(6)}` }).is,
    ).toBe('same');
  });

  it.each([
    ['the given name is noted on one side only', { firstGivenName: undefined }],
    ['the birth date is noted on one side only', { birthDate: undefined }],
    ['day and month are exchanged', { birthDate: '1950-02-03' }],
    ['one digit of the birth date differs', { birthDate: '1951-03-02' }],
    ['the sexes differ', { sex: 'M' }],
    ['the INS differ', { ins: '250032901900224' }],
    ['the places of birth differ', { birthPlaceCode: '75056' }],
    ['a letter of the name slipped', { birthName: 'Le Gof' }],
    ['two letters of the name changed places', { birthName: 'Le Gfof' }],
    ['one name is a part of the other', { birthName: 'Le Goff-Martin' }],
  ])('wonders where %s', (_, change) =>
    expect(is({ ...zoe, ins: INS, birthPlaceCode: '29019' }, { ...zoe, ...change })).toBe('perhaps'),
  );

  it.each([
    ['exchanged', { birthName: 'ZOE', firstGivenName: 'Le Goff' }, /échangés/],
    [
      'exchanged, with a further given name',
      { birthName: 'ZOE', firstGivenName: '', givenNames: 'le-goff, Marie' },
      /échangés/,
    ],
    ['in the cell of the name', { birthName: 'LE GOFF Zoé', firstGivenName: undefined }, /ensemble/],
    ['in the cell of the given name', { birthName: undefined, firstGivenName: 'Zoé LE GOFF' }, /ensemble/],
  ])('wonders where name and given name are %s, and the birth date is the same', (_, change, why) => {
    const found = compare(zoe, { ...zoe, ...change });
    expect(found.is).toBe('perhaps');
    expect(found.why).toMatch(why);
    expect(compare({ ...zoe, ...change }, zoe)).toEqual(found);
    expect(is({ ...zoe, ins: INS }, { ...zoe, ...change, ins: INS })).toBe('same');
    expect(is(zoe, { ...zoe, ...change, birthDate: '1950-02-03' })).toBe('other');
    const patients = new Patients<string>();
    patients.add(traitsOf(someone(zoe)), 'zoe');
    expect(patients.like(traitsOf(someone({ ...zoe, ...change }))).map(({ item }) => item)).toEqual(['zoe']);
  });

  it('wonders where one INS has two birth dates', () =>
    expect(is({ ...zoe, ins: INS }, { ...zoe, ins: INS, birthDate: '1962-11-20' })).toBe('perhaps'));

  it.each([
    ['homonyms born on other days', { birthDate: '1962-11-20' }],
    ['twins', { firstGivenName: 'Anne' }],
    ['people born the same day', { birthName: 'Martin' }],
  ])('tells apart %s', (_, change) => expect(is(zoe, { ...zoe, ...change })).toBe('other'));

  it('cases others: tells apart two patients whose names are in another alphabet only, born the same day', () => {
    const day = { birthDate: '1950-03-02' };
    expect(
      is(
        { birthName: 'Иванова', firstGivenName: 'Анна', ...day },
        { birthName: 'Петрова', firstGivenName: 'Анна', ...day },
      ),
    ).toBe('other');
    expect(
      is(
        { birthName: '王', firstGivenName: '芳', ...day },
        { birthName: '李', firstGivenName: '芳', ...day },
      ),
    ).toBe('other');
    expect(
      is(
        { birthName: 'Иванова', firstGivenName: 'Анна', ...day },
        { birthName: 'ИВАНОВА', firstGivenName: 'анна', ...day },
      ),
    ).toBe('same');
  });

  it('is never sure of two files without names', () =>
    expect(is({ birthDate: '1950-03-02' }, { birthDate: '1950-03-02' })).toBe('other'));
});

const word = fc.constantFrom(
  'Le Goff',
  'LE GOFF',
  'Le Gof',
  'Martin',
  "D'Almeida",
  'DALMEIDA',
  'Zoé',
  'Zoe',
  'Marie',
  'Le Goff Zoé',
  'Zoé Le Goff',
  '王',
  '',
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyone = fc.record({
  birthName: maybe(word),
  usedName: maybe(word),
  firstGivenName: maybe(word),
  givenNames: maybe(word),
  birthDate: maybe(fc.constantFrom('1950-03-02', '1950-02-03', '1951-03-02', '1962-11-20')),
  sex: maybe(fc.constantFrom('F', 'M', 'U')),
  ins: maybe(fc.constantFrom(INS, '250032901900224', 'illisible', '')),
});

describe('likeness, of any two', () => {
  it('is the same both ways round', () =>
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        expect(compare(a, b)).toEqual(compare(b, a));
      }),
    ));

  it('is sure of a patient with names and a birth date, and of nobody without either', () =>
    fc.assert(
      fc.property(anyone, (a) => {
        const { families, givens, birth, ins } = traitsOf(someone(a));
        if (families.length > 0 && givens.length > 0 && birth) expect(is(a, a)).toBe('same');
        if (families.length === 0 && ins === undefined) expect(is(a, a)).toBe('other');
      }),
    ));

  it('among many finds exactly those that comparing all finds', () =>
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), anyone, (all, one) => {
        const patients = new Patients<number>();
        all.forEach((each, i) => patients.add(traitsOf(someone(each)), i));
        const found = patients.like(traitsOf(someone(one))).map(({ item }) => item);
        const expected = all.flatMap((each, i) => (is(one, each) === 'other' ? [] : [i]));
        expect(found.toSorted((a, b) => a - b)).toEqual(expected);
      }),
    ));

  it('among many compares with those alone who share a day of birth, an INS or a name', () => {
    let compared = 0;
    const counted = (traits: Traits): Traits => ({
      ...traits,
      // What every comparison asks for first.
      get families() {
        compared++;
        return traits.families;
      },
    });
    const patients = new Patients<number>();
    for (let n = 0; n < 500; n++)
      patients.add(
        counted(
          traitsOf(
            someone({
              birthName: `Nom${n}`,
              firstGivenName: 'Zoé',
              birthDate: `19${50 + (n % 50)}-03-${String(1 + Math.floor(n / 50)).padStart(2, '0')}`,
            }),
          ),
        ),
        n,
      );
    compared = 0;
    const found = patients.like(
      traitsOf(someone({ birthName: 'NOM7', firstGivenName: 'ZOE', birthDate: '1960-03-01' })),
    );
    expect(found.map(({ item }) => item)).toEqual([]);
    // The one of this name, and the one born that day.
    expect(compared).toBe(2);
  });

  it('compares names whatever their accents, case and punctuation', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('Gœuriot-Lefèvre', "D'Alméida", 'Nguyễn Thị'),
        fc.constantFrom('-', ' ', "'", '’', ''),
        (name, mark) => {
          const written = name
            .toLocaleUpperCase('fr')
            .normalize('NFD')
            .replace(/[-'’ ]/g, mark);
          expect(nameKey(written)).toBe(nameKey(name));
        },
      ),
    ));
});
