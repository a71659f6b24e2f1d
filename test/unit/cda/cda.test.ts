import { describe, expect, it } from 'vitest';
import { casePaths, isBlank } from '../../../shared/domain/caseFields';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import { completeFiche, importFiche } from '../../fixtures/intake/load';

const fiche = importFiche(completeFiche);
const v = fiche.values;

describe('a complete fiche RCP', () => {
  it('gives values that the stored schema accepts, and fills every field but those it has no place for', () => {
    expect(caseValuesSchema.safeParse(v).success).toBe(true);
    // Treatments are coded in this fiche: there is no free remark about them. The patient is alive. The guideline is that
    // of an earlier decision (`prior.guideline`), not one that the case is proposed under. The model has no place for
    // values followed.
    expect(casePaths.filter((path) => isBlank(v[path]))).toEqual([
      'identity.deceased',
      'identity.deathDate',
      'request.guideline',
      'request.guidelineVersion',
      'request.guidelineDate',
      'request.plannedMinutes',
      'request.joinsAt',
      'findings.measures',
      'treatments.comment',
    ]);
  });

  it('reads the identity', () => {
    expect(v).toMatchObject({
      'identity.ins': '261042901912358',
      'identity.insOid': '1.2.250.1.213.1.4.10',
      'identity.ipp': 'IPP-0042',
      'identity.birthName': 'LE GUENNEC',
      'identity.usedName': 'KERDONCUF',
      'identity.givenNames': 'SOIZIC ANNE',
      'identity.firstGivenName': 'SOIZIC',
      'identity.usedGivenName': 'ZIC',
      'identity.sex': 'F',
      'identity.birthDate': '1961-04-03',
      'identity.birthPlaceCode': '29019',
      'identity.address': '7 rue des Ajoncs, 29200 BREST',
      'identity.telecom': '02 98 00 00 42'.replace(/ /g, '\u00a0'),
    });
  });

  it('reads everyone the header names', () => {
    expect(v['request.contacts']?.map(({ role, person }) => `${role} ${person.family}`)).toEqual([
      'coordinator TANGUY',
      'requester LE BIHAN',
      'presenter QUÉRÉ',
      'generalPractitioner MORVAN',
      'participant CLOAREC',
      'outsideQuorum ABGRALL',
      'correspondent PENNEC',
      'author TANGUY',
      'signatory TANGUY',
      'trusted KERDONCUF',
    ]);
    expect(v['request.contacts']?.[1]).toEqual({
      role: 'requester',
      person: {
        family: 'LE BIHAN',
        given: 'Erwan',
        title: 'Dr',
        rpps: '10000000025',
        specialty: 'G15_10/SM20',
        organisation: 'Clinique des Abers',
      },
      note: '02 98 00 00 25'.replace(/ /g, '\u00a0'),
    });
    expect(v['request.contacts']?.at(-1)?.note).toMatch(/^Personne de confiance · Époux · 06/);
    expect(v['request.contacts']?.at(-2)?.note).toBe('Signé le 25/11/2026');
    expect(v['request.requester']).toBe('Dr Erwan LE BIHAN');
    expect(v['request.presenter']).toBe('Pr Maïwenn QUÉRÉ');
    expect(v['request.generalPractitioner']).toBe('Dr Gaël MORVAN');
  });

  it('reads the request', () => {
    expect(v).toMatchObject({
      'request.registration': 'INSC-2026-0311 · Ajoutée en urgence',
      'request.boardNature': 'ORG-117',
      'request.apparatus': '76752008',
      'request.organs': ['76752008'],
      'request.referral': false,
      'request.paediatric': false,
      'request.diagnosticAdvice': false,
      'request.treatmentProposal': true,
      'request.referralReason': false,
      'request.paediatricReason': false,
      'request.caseStatus': 'ORG-134',
      'request.comment': 'Type de RCP\u00a0: Troisième passage\nMotif\u00a0: Avant chirurgie',
    });
  });

  it('reads the tumour, and what only the narrative says of it', () => {
    expect(v).toMatchObject({
      'tumour.screening': true,
      'tumour.discovery': 'Circonstances\u00a0: Mammographie organisée, deuxième vague',
      'tumour.diagnosisDate': '2026-10-12',
      'tumour.topography': 'C50.4',
      'tumour.morphology': '8500/3',
      'tumour.laterality': '7771000',
      'tumour.site': 'Rayon de 2 h, à 6 cm du mamelon',
      'tumour.t': 'cT2',
      'tumour.n': 'cN1',
      'tumour.m': 'cM0',
      'tumour.stage': 'IIB',
      'tumour.tnmEdition': '8',
      'tumour.classification': 'AJCC pronostique',
      'tumour.classificationVersion': '8',
      'tumour.classificationValue': 'Stade pronostique IB',
      'tumour.biomarkers': 'RE 90 %, RP 40 %, HER2 négatif, Ki-67 25 %',
      'tumour.comment': 'Clip en place',
    });
  });

  it('reads the patient’s state, the phase and the treatments', () => {
    expect(v).toMatchObject({
      'clinical.history': 'Hypertension artérielle, 2012\nMère : cancer de l’ovaire à 58 ans',
      'clinical.comorbidities': 'Insuffisance rénale modérée\nApnées du sommeil appareillées',
      'clinical.pain': '3 sur 10',
      'clinical.whoStatus': 'LA9623-5',
      'clinical.whoComment': 'Activité physique diminuée mais ambulatoire · évalué le 10/11/2026',
      'clinical.g8': 15,
      'clinical.frailtyTool': 'G8 (Oncodage)',
      'clinical.frailtyDate': '2026-11-10',
      'clinical.patientComment': 'Souhaite être opérée près de chez elle.',
      'phase.phase': 'MED-244',
      'phase.relapseDate': '2026-10-01',
      'phase.progression': true,
      'phase.local': true,
      'phase.regional': false,
      'phase.distant': false,
      'phase.comment': 'Récidive dans le lit opératoire',
    });
    expect(v['treatments.past']).toEqual([
      {
        code: '387713003',
        label: 'intervention chirurgicale\u00a0: Tumorectomie',
        status: 'done',
        start: '2018-03-14',
        end: '2018-03-14',
        comment: 'Marges saines',
      },
      {
        code: '169413002',
        label: 'hormonothérapie\u00a0: Tamoxifène',
        status: 'active',
        start: '2018-05-02',
        end: '2026-10-01',
      },
    ]);
  });

  it('reads examinations and the conclusions of reports, several of a kind included', () => {
    expect(v['findings.examinations']).toContain(
      'Examen\u00a0: Scanner · Résultat\u00a0: Pas de lésion à distance',
    );
    expect(v['findings.surgery']).toBe(
      'Opération du 14/03/2018\nChirurgien\u00a0: Dr Erwan LE BIHAN (Clinique des Abers)\nConclusion\u00a0: Exérèse complète\nRemarque\u00a0: Drain retiré à J3',
    );
    expect(v['findings.pathology']).toContain('Carcinome infiltrant de grade 2');
    expect(v['findings.molecular']).toMatch(/PIK3CA H1047R[^]*BRCA1 et BRCA2 sans variant/);
  });

  it('tells the question from the summary', () => {
    expect(v['summary.history']).toBe(
      'Récidive du sein gauche huit ans après traitement conservateur.\nPatiente autonome.',
    );
    expect(v['summary.question']).toBe("Mastectomie d'emblée ou traitement néoadjuvant ?");
    expect(v['summary.otherData']).toBe('Refuse la reconstruction immédiate.');
  });

  it('keeps the earlier opinion apart, as lines', () => {
    expect(v).toMatchObject({
      'prior.meetingDate': '2026-11-24',
      'prior.board': 'ONCO ARMOR / 3C du Ponant / Sein (Hôpital du Ponant)',
      'prior.completeFile': true,
      'prior.quorum': 'ORG-126',
      'prior.guideline': 'Référentiel sein du Ponant, version 4, 15/01/2026',
      'prior.trial': true,
      'prior.documentStatus': '9571008',
    });
    expect(v['prior.proposals']?.split('\n')).toEqual([
      'Passage en RCP de recours demandé · RCP nationale · recontacter pour fixer RDV',
      'Examen ou expertise demandé · TEP-scanner · du 30/11/2026 au 11/12/2026',
      'Surveillance seule · si refus du traitement',
      'Intention 1 · chimiothérapie · 4 cycles puis réévaluation · du 07/12/2026 au 01/03/2027',
      'Intention 2 · intervention chirurgicale · Mastectomie · du 15/03/2027 au 31/03/2027',
    ]);
    expect(v['prior.comment']?.replace(/\u00a0/g, ' ').split('\n')).toEqual([
      'Dossier : IRM relue en séance',
      'Proposition : Annonce par le Dr Tanguy',
      'Cadre : Essai PONANT-3',
      'Fiche (statut du 25/11/2026) : Relue par le Pr Quéré',
    ]);
  });

  it('warns of nothing but the test identity, and lists exactly what has no field', () => {
    expect(fiche.warnings).toEqual([
      'L’INS porte un OID de test ou de démonstration\u00a0: ce n’est pas une identité réelle.',
    ]);
    expect(fiche.notPlaced).toEqual([
      {
        where: 'En-tête',
        what: 'Identifiants de la RCP\u00a0: réseau 5301, gestionnaire 530107, RCP 53010704',
      },
      { where: 'TUMEUR', what: 'T\u00a0: cT2 : 31 mm' },
      { where: 'TUMEUR', what: 'Appréciation\u00a0: Tumeur discutée avec le radiologue' },
      { where: 'Situation familiale', what: 'Mariée' },
    ]);
  });
});
