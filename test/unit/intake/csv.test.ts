import { describe, expect, it } from 'vitest';
import { MAX_CSV_LINES, readCsv, type CsvImport } from '../../../shared/intake/csv';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

function list(text: string | Uint8Array): CsvImport {
  const read = readCsv(typeof text === 'string' ? utf8(text) : text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
function refusal(text: string): string {
  const read = readCsv(utf8(text));
  return read.ok ? 'accepted' : plain(`${read.problem.message} ${read.problem.safe} ${read.problem.next}`);
}
const HEAD = 'Nom;Prénom;Date de naissance';
const one = (header: string, cell: string) =>
  list(`${HEAD};${header}\nMARTIN;Zoé;03/04/1961;${cell}`).cases[0];

describe('a CSV list', () => {
  it('reads French headers whatever their case, accents and order', () => {
    const { cases, notes } = list(
      'SEXE;prenom ;NOM DE NAISSANCE;Née le;N° patient;Médecin référent;Question posée\r\nF;Anne-Marie;LE GOFF;3/4/1961;0042;Dr Petit;"Chimio ?\r\nOu ""rien"" ?"\r\n',
    );
    expect(cases).toEqual([
      {
        values: {
          'identity.sex': 'F',
          'identity.firstGivenName': 'Anne-Marie',
          'identity.birthName': 'LE GOFF',
          'identity.birthDate': '1961-04-03',
          'identity.ipp': '0042',
          'request.requester': 'Dr Petit',
          'summary.question': 'Chimio ?\nOu "rien" ?',
        },
        line: 2,
        warnings: [],
        unread: [],
        notPlaced: [],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it.each([[';'], [','], ['\t']])('finds the separator %j', (separator) => {
    const text =
      ['Nom', 'Prénom', 'DDN'].join(separator) + '\n' + ['MARTIN', 'Zoé', '1961-04-03'].join(separator);
    expect(list(text).cases[0]?.values['identity.birthDate']).toBe('1961-04-03');
  });

  it.each([
    ['UTF-8', utf8(`${HEAD}\nGUÉGUEN;Zoé;03/04/1961`), []],
    ['UTF-8 with a mark', utf8(`\uFEFF${HEAD}\nGUÉGUEN;Zoé;03/04/1961`), []],
    [
      'Windows-1252',
      latin1(`${HEAD}\nGUÉGUEN;Zoé;03/04/1961`),
      ['Texte lu en Windows-1252 : vérifiez les accents.'],
    ],
    [
      'UTF-16, as Excel writes Unicode text',
      Uint8Array.from([
        0xff,
        0xfe,
        ...[...`${HEAD}\nGUÉGUEN;Zoé;03/04/1961`].flatMap((c) => [c.charCodeAt(0), 0]),
      ]),
      ['Texte lu en UTF-16 : vérifiez les accents.'],
    ],
  ])('reads %s', (_, bytes, notes) => {
    const read = list(bytes);
    expect(read.cases[0]?.values).toMatchObject({
      'identity.birthName': 'GUÉGUEN',
      'identity.firstGivenName': 'Zoé',
    });
    expect(read.notes.map(plain)).toEqual(notes);
  });

  it('keeps what Windows-1252 has beyond ISO-8859-1', () => {
    const read = list(latin1(`${HEAD};Remarque\nL\x92HER;Zo\xe9;03/04/1961;c\x9cur \x80`));
    expect(read.cases[0]?.values).toMatchObject({
      'identity.birthName': 'L’HER',
      'request.comment': 'cœur €',
    });
  });

  it.each([
    ['03/04/1961', '1961-04-03'],
    ['03-04-1961', '1961-04-03'],
    ['1961-04-03', '1961-04-03'],
    ['1961-04-03T00:00:00', '1961-04-03'],
    ['03/04/1961 00:00', '1961-04-03'],
  ])('reads the date %s', (cell, day) => {
    expect(one('Date du diagnostic', cell)?.values['tumour.diagnosisDate']).toBe(day);
  });

  it.each([['31/02/2026'], ['03/04/61'], ['22374'], ['avril 1961'], ['2026-13-01']])(
    'does not guess the date %s',
    (cell) => {
      const found = one('Date du diagnostic', cell);
      expect(found?.values['tumour.diagnosisDate']).toBeUndefined();
      expect(found?.warnings).toEqual([]);
      expect(found?.unread?.map(({ why }) => plain(why))).toEqual([
        `Date du diagnostic : « ${cell} » n’est pas une date (JJ/MM/AAAA), rien n’en est repris.`,
      ]);
      expect(found?.notPlaced).toEqual([{ where: 'Date du diagnostic', what: cell }]);
    },
  );

  it.each([
    ['F', 'F'],
    ['M', 'M'],
    ['H', 'M'],
    ['Femme', 'F'],
    ['Homme', 'M'],
    ['Féminin', 'F'],
    ['masculin', 'M'],
    ['1', 'M'],
    ['2', 'F'],
  ])('reads the sex %s', (cell, sex) => {
    expect(one('Sexe', cell)?.values['identity.sex']).toBe(sex);
  });

  it.each([
    ['OMS', '1', 'clinical.whoStatus', 'LA9623-5'],
    ['OMS', 'OMS 0', 'clinical.whoStatus', 'LA9622-7'],
    ['PS', 'PS4', 'clinical.whoStatus', 'LA9626-8'],
    ['Côté', 'G', 'tumour.laterality', '7771000'],
    ['Latéralité', 'droite', 'tumour.laterality', '24028007'],
    ['CIM10', 'C50.9', 'tumour.topography', 'C50.9'],
    ['CIM-10', 'c509', 'tumour.topography', 'C50.9'],
    ['Topographie', 'tumeur maligne du sein', 'tumour.topography', 'C50'],
    ['Topographie', 'C50.4 - quadrant supéro-externe du sein', 'tumour.topography', 'C50.4'],
    ['Localisation', 'Sein gauche', 'tumour.topography', 'Sein gauche'],
    ['Histologie', '8500/3', 'tumour.morphology', '8500/3'],
    ['Histologie', 'M8500/3', 'tumour.morphology', '8500/3'],
    ['Histologie', 'CCI grade 2', 'tumour.morphology', 'CCI grade 2'],
    ['G8', '14', 'clinical.g8', 14],
    ['G8', '14.50', 'clinical.g8', 14.5],
    ['RCP de recours', 'Oui', 'request.referral', true],
    ['Organes', 'sein, ovaire', 'request.organs', ['76752008', '15497006']],
    ['INS', '2 61 04 29 019 123 58', 'identity.ins', '261042901912358'],
    ['IPP', '="00042"', 'identity.ipp', '00042'],
  ] as const)('reads %s « %s »', (header, cell, path, value) => {
    const found = one(header, `"${cell.replaceAll('"', '""')}"`);
    expect(found?.values[path]).toEqual(value);
    expect(found?.notPlaced).toEqual([]);
  });

  it('says of each value whether it was taken, and keeps in sight what was not', () => {
    const found = list(
      `${HEAD};OMS;G8;Sexe;INS;CIM10\nMARTIN;Zoé;03/04/1961;5;quatorze;?;261042901912357;C50.7`,
    ).cases[0];
    expect(found?.unread?.map(({ why }) => plain(why))).toEqual([
      'État général (OMS) : « 5 » n’est pas dans la liste, rien n’en est repris.',
      'Score G8 : « quatorze » n’est ni un nombre entier ni un demi-point, rien n’en est repris.',
      'Sexe : « ? » n’est pas un sexe (F ou M), rien n’en est repris.',
    ]);
    expect(found?.warnings.map(plain)).toEqual([
      'Topographie (CIM-10) : le code « C50.7 » n’est pas dans la liste officielle, il est gardé.',
      'La clé de l’INS est 57, le calcul donne 58.',
    ]);
    expect(found?.notPlaced.map(({ what }) => what)).toEqual(['5', 'quatorze', '?']);
    expect(found?.values['tumour.topography']).toBe('C50.7');
  });

  it('takes no word for a code of a closed list, and keeps it in sight', () => {
    const found = one('Côté', 'gau');
    expect(found?.values['tumour.laterality']).toBeUndefined();
    expect(found?.notPlaced.map(({ what }) => what)).toEqual(['gau']);
    expect(found?.unread?.map(({ why }) => plain(why)).join()).toContain('« gau » n’est pas dans la liste');
  });

  it('names the missing columns, those found and what to do, and reads nothing', () => {
    expect(refusal('Nom;Sexe;OMS\nMARTIN;F;1')).toBe(
      'Il manque les colonnes pour le prénom (« Prénom ») et la date de naissance (« Date de naissance »). Colonnes trouvées : Nom, Sexe, OMS. Rien n’a été importé. Ajoutez ce qui manque à la ligne de titres de la liste, enregistrez-la au format CSV, puis importez-la de nouveau.',
    );
    expect(refusal('Prénom;DDN\nZoé;03/04/1961')).toMatch(/^Il manque la colonne pour le nom de naissance/);
  });

  it('does not repeat a first line that is no header: it may be a patient', () => {
    const said = refusal('MARTIN;Zoé;03/04/1961\nPETIT;Luc;01/01/1950');
    expect(said).toMatch(/Aucun titre de colonne n’est reconnu.*3 colonnes/);
    expect(said).not.toMatch(/MARTIN|Zoé/);
  });

  it('accepts titles above the headers and the hint for Excel', () => {
    const read = list(`sep=;\nRCP Sein;;\n;;\n${HEAD}\nMARTIN;Zoé;03/04/1961`);
    expect(read.cases).toHaveLength(1);
    expect(read.notes.map(plain)).toEqual(['2 lignes ignorées au-dessus des titres de colonnes.']);
  });

  it('lists unknown columns once for the file and their content case by case', () => {
    const read = list(`${HEAD};Chambre;\nMARTIN;Zoé;03/04/1961;12 bis;x\nPETIT;Luc;01/01/1950;;`);
    expect(read.notes.map(plain)).toEqual(['Colonnes sans champ dans le dossier : Chambre.']);
    expect(read.cases.map(({ notPlaced }) => notPlaced)).toEqual([
      [
        { where: 'Chambre', what: '12 bis' },
        { where: 'Colonne 5, sans titre', what: 'x' },
      ],
      [],
    ]);
  });

  it('takes the exact one of two columns for the same field', () => {
    const read = list(`${HEAD};Naissance\nMARTIN;Zoé;03/04/1961;Quimper`);
    expect(read.cases[0]?.values['identity.birthDate']).toBe('1961-04-03');
    expect(read.cases[0]?.notPlaced).toEqual([{ where: 'Naissance', what: 'Quimper' }]);
    expect(plain(read.notes.join())).toMatch(
      /Deux colonnes pour « Date de naissance » : « Date de naissance » est lue/,
    );
  });

  it('leaves no line out: what a patient lacks is for a person to add', () => {
    const read = list(`${HEAD}\nMARTIN;Zoé;03/04/1961\n;;\n;Luc;01/01/1950\nPETIT;;`);
    expect(read.cases.map(({ line, values }) => [line, values['identity.birthName']])).toEqual([
      [2, 'MARTIN'],
      [4, undefined],
      [5, 'PETIT'],
    ]);
    expect(read.notes).toEqual([]);
  });

  it('refuses an unclosed quote, an empty list, and more than the limit', () => {
    expect(refusal(`${HEAD}\nMARTIN;"Zoé;03/04/1961\nPETIT;Luc;01/01/1950`)).toMatch(
      /guillemet n’est pas fermé, à la ligne 2/,
    );
    expect(refusal(HEAD)).toMatch(/ne contient aucun dossier/);
    const lines = (n: number): string =>
      `${HEAD}\n${Array.from({ length: n }, (_, i) => `N${i};P;03/04/1961`).join('\n')}`;
    expect(list(lines(MAX_CSV_LINES)).cases).toHaveLength(MAX_CSV_LINES);
    expect(refusal(lines(MAX_CSV_LINES + 1))).toMatch(/501 lignes.*500 au plus/);
    expect(refusal(`${HEAD}\n${'\n'.repeat(20_001)}`)).toMatch(/plus de 20.000 lignes.*lignes vides/);
  });
});
