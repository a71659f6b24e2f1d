import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../../renderer/engine/queries/alike';
import type { SearchIndex } from '../../../renderer/engine/search/searchIndex';
import type { Session } from '../../../renderer/engine/session/session';
import { stateOf } from '../../../renderer/screens/intake/reviewLines';
import { shownValues } from '../../../shared/domain/fieldValue';
import { valueWords } from '../../../shared/domain/valueWords';
import { insKey } from '../../../shared/domain/identities';
import { identityWarnings } from '../../../shared/domain/identityWarnings';
import type { MeetingId } from '../../../shared/domain/ids';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { readCsv } from '../../../shared/intake/csv';
import type { ImportedCase } from '../../../shared/intake/imported';
import { databaseName } from '../../../shared/region/databaseName';

const never: ImportedCase = { values: {}, warnings: [], notPlaced: [] };
const TODAY = '2026-11-22';
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

function read(...lines: string[]): { cases: readonly ImportedCase[]; notes: string[] } {
  const found = readCsv(new TextEncoder().encode(lines.join('\n')));
  if (!found.ok) throw new Error(found.problem.message);
  return { cases: found.value.cases, notes: found.value.notes.map(plain) };
}
const names = ({ values }: ImportedCase) => [values['identity.birthName'], values['identity.usedName']];
const why = ({ unread }: ImportedCase): string => plain((unread ?? []).map((each) => each.why).join(' '));

describe('cases 13', () => {
  it('cases 13: beside « Nom de jeune fille », « Nom » is the name that is used', () => {
    const { cases, notes } = read(
      'Nom;Nom de jeune fille;Prénom;Date de naissance;Sexe',
      'MARTIN;LEGRAND;Anne;02/03/1950;F',
    );
    expect(cases[0]?.values).toEqual({
      'identity.birthName': 'LEGRAND',
      'identity.usedName': 'MARTIN',
      'identity.firstGivenName': 'Anne',
      'identity.birthDate': '1950-03-02',
      'identity.sex': 'F',
    });
    expect(cases[0]?.notPlaced).toEqual([]);
    expect(notes).toEqual([
      '« Nom de jeune fille » donne le nom de naissance : la colonne « Nom » est lue comme le nom utilisé.',
    ]);
  });

  it.each([
    'Nom JF',
    'NJF',
    'Nom de naissance',
    'Nom patronymique',
    'NOM DE NAISS.',
    'Nom (jeune fille)',
    'Nom de fille',
    'N. de naiss.',
    'Née',
    'Né(e)',
  ])('cases 13: so it is beside « %s », whichever stands first', (header) => {
    for (const [head, line] of [
      [`Nom;${header}`, 'MARTIN;LEGRAND'],
      [`${header};Nom de famille`, 'LEGRAND;MARTIN'],
    ])
      expect(read(`${head};Prénom;DDN`, `${line};Anne;02/03/1950`).cases.map(names)).toEqual([
        ['LEGRAND', 'MARTIN'],
      ]);
  });

  it('cases 13: where the birth name’s cell is empty or the same, the only name is the birth name', () => {
    const { cases } = read(
      'Nom;Nom de jeune fille;Prénom;DDN',
      'PETIT;;Luc;01/01/1950',
      'Legrand;LEGRAND;Anne;02/03/1950',
    );
    expect(cases.map(names)).toEqual([
      ['PETIT', undefined],
      ['LEGRAND', undefined],
    ]);
    expect(cases.flatMap(({ notPlaced }) => notPlaced)).toEqual([]);
  });

  it('cases 13: beside plain « Nom », « Nom de famille » is the birth name', () => {
    for (const [head, line] of [
      ['Nom;Nom de famille', 'MARTIN;LEGRAND'],
      ['Nom de famille;Nom', 'LEGRAND;MARTIN'],
    ]) {
      const { cases, notes } = read(`${head};Prénom;DDN`, `${line};Anne;02/03/1950`);
      expect(cases.map(names)).toEqual([['LEGRAND', 'MARTIN']]);
      expect(notes.join()).toMatch(/« Nom de famille » donne le nom de naissance/);
    }
  });

  it('cases 13: « Née » is a name beside a birth date, a day without one, and never a name of figures', () => {
    expect(read('Nom;Prénom;Née', 'LEGRAND;Anne;02/03/1950').cases[0]?.values).toEqual({
      'identity.birthName': 'LEGRAND',
      'identity.firstGivenName': 'Anne',
      'identity.birthDate': '1950-03-02',
    });
    const [odd = never] = read('Nom;Née;Prénom;DDN', 'LEGRAND;02/03/1950;Anne;02/03/1950').cases;
    expect(names(odd)).toEqual(['LEGRAND', undefined]);
    expect(odd.notPlaced).toEqual([{ where: 'Née', what: '02/03/1950' }]);
  });

  it('cases 13: three columns of names lose none of them', () => {
    const { cases } = read(
      'Nom;Nom de jeune fille;Nom marital;Prénom;DDN',
      'MARTIN-LEGRAND;LEGRAND;MARTIN;Anne;02/03/1950',
      'PETIT;;;Luc;01/01/1950',
    );
    expect(cases.map(names)).toEqual([
      ['LEGRAND', 'MARTIN'],
      ['PETIT', undefined],
    ]);
    expect(cases[0]?.notPlaced).toEqual([{ where: 'Nom', what: 'MARTIN-LEGRAND' }]);
    for (const used of ['Nom d’épouse', 'Nom de femme mariée'])
      expect(read(`Nom;${used};Prénom;DDN`, 'LEGRAND;MARTIN;Anne;02/03/1950').cases.map(names)).toEqual([
        ['LEGRAND', 'MARTIN'],
      ]);
  });
});

describe('cases 13: two names in one cell', () => {
  const named = (name: string, used = '') =>
    read('Nom;Nom utilisé;Prénom;DDN', `${name};${used};Anne;02/03/1950`).cases[0] ?? never;

  it.each([
    'MARTIN née LEGRAND',
    'MARTIN NÉE LEGRAND',
    'MARTIN (née LEGRAND)',
    'MARTIN, nee LEGRAND',
    'LEGRAND épouse MARTIN',
    'LEGRAND ép. MARTIN',
    'LEGRAND EP MARTIN',
    'LEGRAND veuve MARTIN',
    'LEGRAND (Vve MARTIN)',
  ])('cases 13: « %s » is LEGRAND at birth and MARTIN used, and said', (name) => {
    const one = named(name);
    expect(one.values).toMatchObject({ 'identity.birthName': 'LEGRAND', 'identity.usedName': 'MARTIN' });
    expect(plain(one.warnings.join())).toContain(`« ${name} » est lu en deux noms`);
  });

  it.each(['MARTIN (LEGRAND)', 'Vve MARTIN', 'MARTIN née', 'MARTIN/LEGRAND', 'A née B épouse C'])(
    'cases 13: « %s » stays whole, with a word',
    (name) => {
      const one = named(name);
      expect(one.values['identity.birthName']).toBe(name);
      expect(one.values['identity.usedName']).toBeUndefined();
      expect(plain(one.warnings.join())).toContain(`« ${name} » en contient peut-être deux`);
    },
  );

  it('cases 13: a name of its own column is never replaced by another', () => {
    expect(named('MARTIN née LEGRAND', 'DURAND').values).toMatchObject({
      'identity.birthName': 'MARTIN née LEGRAND',
      'identity.usedName': 'DURAND',
    });
    expect(named('MARTIN née LEGRAND', 'Martin').values['identity.birthName']).toBe('LEGRAND');
  });

  it.each(['RENÉE', 'DE LA VEUVERIE', 'NEEL', 'LE NÉ-EPAU', 'ÉPOUSÉ-MARTIN', "D'ALMEIDA"])(
    '« %s » is one name',
    (name) => {
      expect(named(name).values['identity.birthName']).toBe(name);
      expect(named(name).warnings).toEqual([]);
    },
  );
});

describe('cases 14', () => {
  it.each([
    ['Nom de famille', 'Prénom', 'Né(e) le'],
    ['NOM JF', 'PRENOM', 'Date naissance'],
    ['Nom', 'Prénom', 'Date naiss.'],
    ['Nom du patient', 'Prénom du patient', 'Date de naissance du patient'],
    ['Nom patient(e)', '1er prénom', 'Date de naissance (JJ/MM/AAAA)'],
    ['Nom de jeune fille', 'Prénom(s)', 'Date de naiss.'],
    ['NOM :', 'Prénom :', 'Né(e) le :'],
  ])('cases 14: reads a list with « %s », « %s », « %s »', (family, given, birth) => {
    const [only] = read(`${family};${given};${birth}`, 'LEGRAND;Anne;02/03/1950').cases;
    const values = only?.values ?? {};
    expect(values).toMatchObject({ 'identity.birthName': 'LEGRAND', 'identity.birthDate': '1950-03-02' });
    expect(values['identity.firstGivenName'] ?? values['identity.givenNames']).toBe('Anne');
  });

  it('cases 14: takes no header of another person for the patient’s', () => {
    const { cases } = read(
      'Nom;Prénom;Né(e) le;Nom du médecin;Prénom du médecin;Date',
      'LEGRAND;Anne;02/03/1950;PETIT;Luc;24/11/2026',
    );
    expect(cases[0]?.notPlaced.map(({ what }) => what)).toEqual(['PETIT', 'Luc', '24/11/2026']);
  });
});

describe('cases 15', () => {
  it('cases 15: a birth in the future is left to a person, who is told, and makes no age', () => {
    const [only] = read('Nom;Prénom;Date de naissance;Sexe', 'LEGRAND;Anne;02/03/2028;F').cases;
    const values = only?.values ?? {};
    expect(values['identity.birthDate']).toBe('2028-03-02');
    expect(stateOf(values, undefined, TODAY)).toBe('birth');
    expect(identityWarnings(values, TODAY)).toEqual(['Cette date de naissance est dans l’avenir.']);
    expect(summaryLine(values, TODAY)).toBe('Femme · date de naissance à vérifier');
  });
});

describe('cases 16', () => {
  it('cases 16: an INS or IPP that a spreadsheet rounded is never taken, and the cause is named', () => {
    const { cases } = read(
      'Nom;Prénom;Date de naissance;INS;IPP',
      'MARTIN;Anne;02/03/1950;2,50036E+14;8,00123E+11',
      'PETIT;Lucie;15/03/1950;2,50036E+14;8,00123E+11',
    );
    for (const one of cases) {
      expect(one.values['identity.ins']).toBeUndefined();
      expect(one.values['identity.ipp']).toBeUndefined();
      expect(one.notPlaced.map(({ where }) => where)).toEqual(['INS', 'IPP']);
      expect(why(one)).toContain(
        'INS : le tableur a arrondi ce numéro (« 2,50036E+14 »), mettez sa colonne au format Texte',
      );
    }
  });

  it('cases 16: so is no number of any length, as French or English sheets show it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 20 }),
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom(',', '.'),
        fc.constantFrom('E+', 'e+', 'E+0'),
        (exponent, digits, mark, e) => {
          const cell = (2.503634567).toFixed(digits).replace('.', mark) + e + exponent;
          const [only] = read(
            'Nom\tPrénom\tDDN\tINS\tIPP\tTél',
            `A\tB\t01/01/1950\t${cell}\t${cell}\t${cell}`,
          ).cases;
          expect(Object.keys(only?.values ?? {})).toHaveLength(3);
          expect(only?.unread).toHaveLength(3);
        },
      ),
    );
  });

  it.each([
    '250036000000000',
    '250036120000000',
    '123000000000000',
    '250 036 000 000 000',
    '250036000000000,00',
    '250036E+14',
    '2 50036E+14',
    '2,50036×10^14',
    '2,50036 x 10¹⁴',
    '2,500 36E+14',
    '2,50036 E+14',
  ])('cases 16: « %s » is the same rounded number, for one patient or two', (cell) => {
    for (const one of read(
      'Nom;Prénom;DDN;INS',
      `MARTIN;Anne;02/03/1950;${cell}`,
      `PETIT;Lucie;15/03/1950;${cell}`,
    ).cases) {
      expect(one.values['identity.ins']).toBeUndefined();
      expect(one.notPlaced).toEqual([{ where: 'INS', what: cell }]);
      expect(why(one)).toContain('INS : le tableur a arrondi ce numéro');
    }
  });

  it('cases 16: no INS by its key looks rounded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('2500375000', '1990100000', '2500320000'),
        (order, place) => {
          const thirteen = `${place}${String(order).padStart(3, '0')}`;
          const ins = `${thirteen}${insKey(thirteen)}`;
          for (const cell of [ins, `${ins},00`, `${ins}.0`])
            expect(
              read('Nom;Prénom;DDN;INS', `A;B;01/01/1950;${cell}`).cases[0]?.values['identity.ins'],
            ).toBe(ins);
        },
      ),
    );
  });

  it('cases 16: an IPP that ends in zeros is taken with a word, « ,00 » after a wrong key is left alone', () => {
    const [only] = read('Nom;Prénom;DDN;IPP', 'A;B;01/01/1950;800123000000').cases;
    expect(only?.values['identity.ipp']).toBe('800123000000');
    expect(plain(only?.warnings.join() ?? '')).toMatch(/IPP : « 800123000000 » finit par des zéros/);
    const [spaced] = read('Nom;Prénom;DDN;IPP', 'A;B;01/01/1950;800 123 000 000').cases;
    expect(plain(spaced?.warnings.join() ?? '')).toMatch(/finit par des zéros/);
    for (const ipp of ['8001230000', '800123000012', '1000'])
      expect(read('Nom;Prénom;DDN;IPP', `A;B;01/01/1950;${ipp}`).cases[0]?.warnings).toEqual([]);
    const [wrong] = read('Nom;Prénom;DDN;INS', 'A;B;01/01/1950;250036123456780,00').cases;
    expect(wrong?.values['identity.ins']).toBe('250036123456780,00');
  });

  it.each(['########', '#N/A', '#REF!', '#VALEUR!', '#NOM?'])(
    'cases 16: « %s » stands for what the sheet did not show, and is no value',
    (cell) => {
      const [only] = read('Nom;Prénom;DDN;IPP;Question', `A;B;${cell};${cell};${cell}`).cases;
      expect(Object.keys(only?.values ?? {})).toEqual(['identity.birthName', 'identity.firstGivenName']);
      expect(only?.unread).toHaveLength(3);
    },
  );

  it('cases 16: what only looks a little like it is taken', () => {
    const [only] = read('Nom;Prénom;DDN;IPP;Question', 'A;B;01/01/1950;2E1450;CA 125 à 1,2E+3 ?').cases;
    expect(only?.values).toMatchObject({ 'identity.ipp': '2E1450', 'summary.question': 'CA 125 à 1,2E+3 ?' });
  });
});

describe('cases 17', () => {
  it.each([
    ['14,5', 14.5],
    ['14.5', 14.5],
    ['14,0', 14],
    ['14½', 14.5],
    ['14 ½', 14.5],
    ['14 1/2', 14.5],
    ['14,5/17', 14.5],
    ['14 / 17', 14],
    ['9', 9],
  ])('cases 17: a G8 of « %s » is %d', (cell, g8) => {
    const [only] = read('Nom;Prénom;Date de naissance;Score G8', `MARTIN;Anne;02/03/1940;${cell}`).cases;
    expect(only?.values['clinical.g8']).toBe(g8);
    expect(only?.notPlaced).toEqual([]);
    expect(valueWords('clinical.g8', g8)).toBe(String(g8).replace('.', ','));
    expect(shownValues('clinical.g8', only?.values ?? {}, TODAY)).toEqual([
      { text: String(g8).replace('.', ',') },
    ]);
  });

  it('cases 17: a score between half points is not rounded', () => {
    const [only] = read('Nom;Prénom;Date de naissance;G8', 'MARTIN;Anne;02/03/1940;14,7').cases;
    expect(only?.values['clinical.g8']).toBeUndefined();
    expect(why(only ?? never)).toContain('« 14,7 » n’est ni un nombre entier ni un demi-point');
  });

  it('cases 17: a score beyond its scale is not taken, and is said', () => {
    const [only] = read('Nom;Prénom;Date de naissance;G8', 'MARTIN;Anne;02/03/1940;18').cases;
    expect(only?.values['clinical.g8']).toBeUndefined();
    expect(why(only ?? never)).toContain('de 0 à 17');
  });
});

describe('cases 18', () => {
  /** What the engine says of the lines of a list, where the meeting has no case yet. */
  const alikeIn = (cases: readonly ImportedCase[]) =>
    alike(
      {
        today: () => TODAY,
        store: {
          rows: { of: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
          reveal: () => Promise.resolve([]),
        },
      } as unknown as Session,
      { bornOn: () => [] } as unknown as SearchIndex,
      {
        database: databaseName('sein', 2026),
        meeting: 'meeting:2026-12-15:01J00000000000000000000000' as MeetingId,
        people: cases.map(({ values }) => values),
      },
    );

  it('cases 18: D’ALMEIDA and DALMEIDA of one list, same first name and birth date, are shown as perhaps one', async () => {
    const { cases } = read(
      'Nom;Prénom;Date de naissance;Question',
      "D'ALMEIDA;Zoé;02/03/1950;Sein droit",
      'DALMEIDA;ANNE;02/03/1950;Poumon',
      'DALMEIDA;ZOE;02/03/1950;Sein gauche',
    );
    const found = await alikeIn(cases);
    expect(found.map(({ earlier }) => earlier)).toEqual([
      null,
      null,
      { at: 0, is: 'same', why: 'Mêmes nom, prénom et date de naissance.' },
    ]);
    expect(cases.map(({ values }, at) => stateOf(values, found[at], TODAY))).toEqual([
      'ready',
      'ready',
      'perhaps',
    ]);
  });
});
