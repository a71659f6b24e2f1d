import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseValuesSchema, isBlank, type CasePath } from '../../../shared/domain/caseFields';
import type { ImportedCase } from '../../../shared/intake/imported';
import { readFile } from '../../../shared/intake/readFile';

/** The samples of the national agency are not ours to ship: tested where they are found. */
const folder = process.env['CONCERTO_CDA_SAMPLES'] ?? join(process.cwd(), '..', 'shared', 'reference', 'cda');
const sample = (name: string): string => join(folder, name);
const FRCP = sample('CANCER-FRCP_2022.01_Appareil.xml');
const PPS = sample('CANCER-PPS_2022.01_feuille-de-style-externe.xml');
const CRGM = sample('CANCER-CR-GM_2022.01_AnalyseRealisee.xml');

const read = (path: string) => readFile(path, new Uint8Array(readFileSync(path)));
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

describe.skipIf(!existsSync(FRCP))('the official fiche RCP', () => {
  const found = existsSync(FRCP) ? read(FRCP) : null;
  const fiche: ImportedCase = (found?.ok ? found.value.cases[0] : undefined) ?? {
    values: {},
    warnings: [],
    notPlaced: [],
  };
  const warnings = plain(fiche.warnings.join('\n'));

  it('is read as one case that the stored schema accepts', () => {
    expect(found?.ok && found.value.kind).toBe('cda');
    expect(caseValuesSchema.safeParse(fiche.values).success).toBe(true);
  });

  const bySection: readonly (readonly [string, readonly CasePath[]])[] = [
    [
      'en-tête, patient',
      [
        'identity.ins',
        'identity.insOid',
        'identity.ipp',
        'identity.birthName',
        'identity.usedName',
        'identity.givenNames',
        'identity.firstGivenName',
        'identity.usedGivenName',
        'identity.sex',
        'identity.birthDate',
        'identity.birthPlaceCode',
        'identity.address',
        'identity.telecom',
      ],
    ],
    [
      'en-tête, personnes',
      ['request.contacts', 'request.requester', 'request.presenter', 'request.generalPractitioner'],
    ],
    ['en-tête, inscription et RCP', ['request.registration', 'prior.meetingDate', 'prior.board']],
    [
      '1 raison',
      [
        'request.boardNature',
        'request.apparatus',
        'request.organs',
        'request.referral',
        'request.paediatric',
        'request.diagnosticAdvice',
        'request.treatmentProposal',
        'request.referralReason',
        'request.paediatricReason',
        'request.caseStatus',
        'request.comment',
      ],
    ],
    ['2 découverte', ['tumour.screening']],
    [
      '3 diagnostic',
      [
        'tumour.diagnosisDate',
        'tumour.topography',
        'tumour.morphology',
        'tumour.laterality',
        'tumour.t',
        'tumour.n',
        'tumour.m',
        'tumour.stage',
        'tumour.tnmEdition',
        'tumour.classificationValue',
        'tumour.comment',
      ],
    ],
    ['4 antécédents', ['clinical.history']],
    ['5 comorbidités', ['clinical.comorbidities']],
    [
      '6 statut fonctionnel',
      [
        'clinical.whoStatus',
        'clinical.whoComment',
        'clinical.g8',
        'clinical.frailtyTool',
        'clinical.frailtyDate',
      ],
    ],
    ['7 examens', ['findings.examinations']],
    [
      '8 phase',
      [
        'phase.phase',
        'phase.relapseDate',
        'phase.progression',
        'phase.local',
        'phase.regional',
        'phase.distant',
        'phase.comment',
      ],
    ],
    ['9 traitements', ['treatments.past']],
    ['10 CRO', ['findings.surgery']],
    ['11 CR-ACP', ['findings.pathology']],
    ['12 CR-GM', ['findings.molecular']],
    ['13 synthèse', ['summary.history', 'summary.otherData']],
    ['14 dossier', ['prior.completeFile', 'prior.quorum']],
    ['15 plan de soins', ['prior.proposals']],
    ['16 cadre', ['prior.guideline', 'prior.trial']],
    ['17 patient', ['clinical.patientComment']],
    ['18 statut', ['prior.documentStatus', 'prior.comment']],
  ];

  it.each(bySection)('fills the fields of section %s', (_, paths) => {
    expect(paths.filter((path) => isBlank(fiche.values[path]))).toEqual([]);
  });

  it('reads what is coded', () => {
    expect(fiche.values).toMatchObject({
      'identity.ins': '279035121518989',
      'identity.birthDate': '1979-03-28',
      'request.organs': ['76752008'],
      'request.caseStatus': 'ORG-128',
      'tumour.topography': 'C50.2',
      'tumour.morphology': '8000/3',
      'tumour.laterality': '24028007',
      'tumour.t': 'cT1b',
      'tumour.stage': 'IB',
      'clinical.whoStatus': 'LA9622-7',
      'clinical.g8': 2,
      'phase.phase': 'MED-244',
      'phase.relapseDate': '2019-02-15',
      'prior.meetingDate': '2019-02-18',
      'prior.quorum': 'ORG-126',
      'prior.documentStatus': '385651009',
    });
    expect(fiche.values['treatments.past']).toMatchObject([
      { code: '424313000', status: 'active', start: '2018-10-02', end: '2019-02-15' },
      { code: 'GEN-092.03.01', status: 'done', start: '2019-02-10', end: '2019-02-15' },
    ]);
    expect(fiche.values['prior.proposals']?.split('\n')).toHaveLength(8);
    expect(fiche.values['request.contacts']).toHaveLength(13);
    expect(plain(fiche.values['findings.molecular'] ?? '')).toContain(
      "Conclusion : Titre de l'examen\nConclusion du CR-GM",
    );
  });

  it.each([
    [/Gilbert MAGNE : l’identifiant 124789224582101 n’est pas un RPPS/],
    [/Charles MULLER : l’identifiant 401234567890009 n’est pas un RPPS/],
    [/Michel ZENBERGER : La clé du RPPS 01234568875/],
    [/Marc DUBOIS : La clé du RPPS 03103203303/],
    [/801234567897 est porté par plusieurs personnes/],
    [/G15_10\/SCH10/],
    [/RCP pédiatrique : le texte de la fiche dit « Non », le code dit « oui »/],
    [/« Date de l'opération » est le 15\/01\/2019 dans le texte de la fiche, le 29\/01\/2019 dans le code/],
    [/intention 2 \(Alternative\) dans le texte de la fiche, rang 3 dans le code/],
    [/#motifRCP, #Commentaire-motif-de-RCP, #raison/],
    [/#autre-classification-nom/],
    [/#conclusion-crgm2/],
    [/parlent d’un autre quadrant/],
    [/la date 18\/02\/2019/],
    [/ne distingue pas la question posée/],
  ])('says the defect %s', (defect) => {
    expect(warnings).toMatch(defect);
  });

  it('does not cry over an INS that is right', () => {
    expect(warnings).not.toMatch(/clé de l’INS|ne correspond pas à l’INS/);
  });

  it('says so when its INS key is made wrong', () => {
    const altered = readFileSync(FRCP, 'utf8').replace(
      'extension="279035121518989"',
      'extension="279035121518904"',
    );
    const again = readFile('a.xml', new TextEncoder().encode(altered));
    expect(again.ok && again.value.cases[0]?.warnings).toContain(
      'La clé de l’INS est 04, le calcul donne 89.',
    );
  });

  it('lists what has no field, and nothing else', () => {
    expect(fiche.notPlaced.map(({ what }) => plain(what))).toEqual([
      'Identifiants de la RCP : réseau 5201, gestionnaire 520114, RCP 27011113, séance 234567890, local 54678',
      "Date de l'opération : 15/01/2019",
      'TNM (T) : T1b : Tumeur envahissant la sous-muqueuse · 2-3cm',
      'TNM (N) : N1 : Envahissement de 1 à 2 ganglions lymphatiques régionaux',
      'TNM (M) : M0 : Pas de métastases à distance',
      'Date du statut du document : 18/02/2019',
      '28 Avenue de Breteuil, 75007 PARIS, FRANCE · 01 47 15 00 00 · MME NESSI Jeanne',
      'DOMPREMY',
    ]);
  });
});

describe.skipIf(!existsSync(PPS) || !existsSync(CRGM))('the other official samples', () => {
  it('are named and refused', () => {
    const pps = read(PPS);
    expect(!pps.ok && pps.problem.message).toMatch(
      /programme personnalisé de soins \(PPS\), pas une fiche RCP/,
    );
    const molecular = read(CRGM);
    expect(!molecular.ok && molecular.problem.message).toMatch(
      /génétique moléculaire \(CR-GM\), pas une fiche RCP/,
    );
  });
});
