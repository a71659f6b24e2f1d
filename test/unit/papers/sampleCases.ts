import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { attends, crowd, people, ulid } from './samplePeople';
import { caseLine, caseView, meetingDoc, meetingView, proposalView, values } from './sampleViews';
import { caseId } from '../../../shared/domain/ids';

/** Invented cases: one as it should be, one nearly empty, one far too full. */
const completeValues = values({
  'identity.birthName': 'Le Bihan',
  'identity.givenNames': 'Marie Thérèse',
  'identity.firstGivenName': 'Marie',
  'identity.usedName': 'Corbel',
  'identity.sex': 'F',
  'identity.birthDate': '1964-03-14',
  'identity.birthPlaceCode': '19234',
  'identity.ins': '264031923456761',
  'identity.insOid': '1.2.250.1.213.1.4.10',
  'identity.ipp': '0012345678',
  'request.requester': 'Dr Marc DELAUNAY',
  'request.presenter': 'Dr Marc DELAUNAY',
  'request.generalPractitioner': 'Dr Paul RIOU, Saint-Corentin',
  'request.boardNature': 'ORG-117',
  'request.apparatus': '76752008',
  'request.organs': ['76752008'],
  'request.treatmentProposal': true,
  'request.caseStatus': 'ORG-134',
  'tumour.screening': true,
  'tumour.discovery': 'Mammographie de dépistage organisé, ACR 5',
  'tumour.diagnosisDate': '2026-10-19',
  'tumour.topography': 'C50.4',
  'tumour.morphology': '8500/3',
  'tumour.laterality': '7771000',
  'tumour.site': 'Quadrant supéro-externe, rayon de 2 h, à 4 cm du mamelon',
  'tumour.t': 'cT2',
  'tumour.n': 'cN1',
  'tumour.m': 'M0',
  'tumour.stage': 'IIB',
  'tumour.tnmEdition': '8e édition',
  'tumour.biomarkers': 'RE 90 %, RP 60 %, HER2 1+, Ki-67 35 %',
  'phase.phase': 'MED-268',
  'phase.progression': false,
  'clinical.whoStatus': 'MED-264',
  'clinical.history':
    'Cholécystectomie en 1998. Ménopause à 52 ans, sans traitement substitutif.\nMère : cancer du sein à 61 ans.',
  'clinical.comorbidities': 'Hypertension artérielle traitée par périndopril, équilibrée.',
  'clinical.patientComment':
    'Souhaite, si possible, une conservation mammaire. Travaille encore à temps plein.',
  'findings.examinations':
    'Mammographie et échographie du 05/10/2026 : masse spiculée de 31 mm du quadrant supéro-externe gauche, adénopathie axillaire de 14 mm à cortex épaissi.\nIRM du 21/10/2026 : lésion unique de 33 mm, sein droit sans anomalie.\nTEP-TDM du 28/10/2026 : hypermétabolisme mammaire gauche (SUVmax 9,2) et axillaire, pas de lésion à distance.',
  'findings.pathology':
    'Microbiopsie du 12/10/2026 : carcinome infiltrant de type non spécifique, grade SBR III (3+3+2), RE 90 %, RP 60 %, HER2 1+, Ki-67 35 %. Cytoponction axillaire positive.',
  'treatments.past': [
    { code: '387713003', label: 'Cholécystectomie', status: 'done', start: '1998-06-02', end: '1998-06-02' },
    {
      code: 'C547',
      label: 'Hormonothérapie d’attente (létrozole)',
      status: 'active',
      start: '2026-10-25',
      comment: 'Bien tolérée',
    },
  ],
  'summary.history':
    'Patiente de 62 ans, ménopausée, adressée après dépistage organisé pour une masse mammaire gauche de 31 mm classée ACR 5, avec atteinte axillaire prouvée. Carcinome infiltrant luminal B, HER2 faible, sans localisation à distance à la TEP-TDM.\nÉtat général conservé. Consultation d’oncogénétique demandée.',
  'summary.question':
    'Chimiothérapie néoadjuvante ou chirurgie première chez une patiente souhaitant une conservation mammaire ?',
});

const discussion =
  'Relecture des images : tumeur unifocale, rapport tumeur/sein défavorable à une conservation d’emblée.\nLe Dr DELAUNAY estime une conservation possible après réduction d’un tiers du volume. Le Pr KERMARREC rappelle l’atteinte axillaire et le Ki-67 élevé, en faveur d’une chimiothérapie première. Le Dr BENALI prévoit une irradiation du sein et des aires ganglionnaires dans les deux cas.';

export const complete: CaseView = caseView({
  values: completeValues,
  discussion,
  proposals: (id) => [
    proposalView(id, 1, {
      text: 'Chimiothérapie néoadjuvante par anthracyclines puis taxanes, suivie d’une chirurgie conservatrice avec curage axillaire, radiothérapie du sein et des aires ganglionnaires, puis hormonothérapie.',
      more: {
        treatments: ['C15632', '387713003', 'C15313', 'C547'],
        examinations: 'Pose de clip avant le 2e cycle ; échographie cardiaque ; IRM après 4 cycles',
        plannedFrom: '2026-12-03',
        plannedTo: '2027-04-20',
        proposedBy: people.chair,
      },
      votes: [
        { voter: people.chair, position: 'for' },
        { voter: people.radiotherapist, position: 'for' },
        { voter: people.radiologist, position: 'for' },
        { voter: people.surgeon, position: 'abstain', comment: 'sous réserve de l’IRM intermédiaire' },
      ],
    }),
    proposalView(id, 2, {
      text: 'Mastectomie gauche et curage axillaire premiers, traitement adjuvant selon l’analyse de la pièce.',
      intention: 2,
      more: { treatments: ['387713003'], proposedBy: people.surgeon },
      votes: [
        { voter: people.surgeon, position: 'for' },
        { voter: people.chair, position: 'against' },
        { voter: people.radiotherapist, position: 'against' },
        { voter: people.radiologist, position: 'abstain' },
      ],
    }),
  ],
  decided: (proposals) => [
    {
      outcome: 'discussed',
      text: 'Chimiothérapie néoadjuvante retenue.\nNouvelle présentation en RCP après l’IRM de fin de chimiothérapie.',
      retained: proposals.slice(0, 1).map((p) => p.proposal._id),
      guideline: { name: 'Référentiel régional Sein', version: '2026.1', date: '2026-01-15' },
      trial: { proposed: true, identifier: 'ESSAI-TEST-01', comment: 'critères à vérifier par l’ARC' },
    },
  ],
});

/** Next to nothing is known, nothing is decided. */
export const minimal: CaseView = caseView({
  n: 2,
  attendances: [],
  values: values({ 'identity.birthName': 'Tanguy', 'identity.sex': 'M' }),
});

const longText = (sentences: number): string =>
  Array.from(
    { length: sentences },
    (_, i) =>
      `Phrase ${i + 1} d’un compte rendu inventé, écrite pour éprouver la mise en page sur plusieurs lignes et plusieurs pages, avec des mesures (12 mm × 9 mm × 7 mm) et des dates (05/10/2026).`,
  ).join(' ');

const fullAttendances = crowd.map((who, i) =>
  attends(
    who,
    i % 7 === 4
      ? { written: { day: '2026-11-20' } }
      : { spans: [{ mode: i % 3 === 2 ? 'video' : 'room', from: `2026-11-24T13:${10 + i}:00.000Z` }] },
  ),
);

export const veryFull: CaseView = caseView({
  n: 3,
  attendances: fullAttendances,
  values: values({
    ...completeValues,
    'identity.birthName': 'de La Villemarqué-Kersauson-Penfentenyo du Plessis-Trévarez Rohan',
    'identity.usedName': 'Castelbajac-Montesquiou-Fezensac de La Tour d’Auvergne-Lauraguais',
    'identity.givenNames': 'Marie-Antoinette Joséphine Jeanne Élisabeth Philippine Françoise',
    'identity.firstGivenName': 'Marie-Antoinette',
    'request.organs': ['76752008', '387910009', '16 organes cités en clair par la fiche importée'],
    'request.referral': false,
    'request.paediatric': false,
    'request.comment': longText(2),
    'tumour.classification': 'Classification moléculaire',
    'tumour.classificationVersion': '2024',
    'tumour.classificationValue': 'Luminal B',
    'tumour.comment': longText(3),
    'phase.phase': 'MED-244',
    'phase.relapseDate': '2026-09-30',
    'phase.progression': true,
    'phase.local': true,
    'phase.regional': false,
    'phase.distant': true,
    'phase.comment': longText(2),
    'clinical.g8': 13,
    'clinical.frailtyTool': 'G8',
    'clinical.frailtyDate': '2026-11-02',
    'clinical.history': longText(6),
    'findings.examinations': Array.from({ length: 5 }, () => longText(4)).join('\n'),
    'findings.surgery': longText(5),
    'findings.molecular': longText(4),
    'treatments.past': Array.from({ length: 14 }, (_, i) => ({
      code: i % 2 ? 'C15632' : 'C15313',
      label: `Ligne ${i + 1}`,
      status: (['done', 'active', 'cancelled'] as const)[i % 3],
      start: '2024-02-01',
      ...(i % 4 ? { end: '2024-06-30' } : {}),
      ...(i % 5 ? {} : { comment: longText(1) }),
    })),
    'treatments.comment': longText(2),
    'summary.history': Array.from({ length: 3 }, () => longText(4)).join('\n'),
    'summary.question': longText(2),
    'summary.otherData': longText(2),
    'prior.meetingDate': '2025-03-04',
    'prior.board': 'RCP Sein du territoire voisin',
    'prior.completeFile': true,
    'prior.quorum': 'ORG-126',
    'prior.proposals': longText(2),
  }),
  discussion: Array.from({ length: 4 }, () => longText(4)).join('\n'),
  proposals: (id) =>
    Array.from({ length: 6 }, (_, n) =>
      proposalView(id, n, {
        text: longText(2 + (n % 2)),
        intention: n + 1,
        more: {
          treatments: ['C15632', '387713003', 'traitement décrit en clair par un médecin très précis'],
          examinations: longText(1),
          plannedFrom: '2026-12-03',
          proposedBy: crowd[7],
        },
        votes: crowd.map((voter, i) => ({
          voter,
          position: (['for', 'for', 'against', 'abstain'] as const)[(i + n) % 4] ?? 'for',
          ...(i % 9 === 3
            ? { comment: 'sous réserve de la relecture des lames et de l’accord de la patiente' }
            : {}),
        })),
      }),
    ),
  decided: (proposals) => [
    {
      outcome: 'postponed',
      postponement: { reason: 'presenter' },
      meeting: `meeting:2026-11-10:${ulid(800)}`,
      at: '2026-11-10T14:21:00.000Z',
    },
    { outcome: 'discussed', text: 'Première rédaction.', retained: [] },
    {
      outcome: 'referred',
      text: longText(3),
      retained: proposals.slice(0, 3).map((p) => p.proposal._id),
      referral: { board: 'RCP de recours « Sein » de l’inter-région Ouest', comment: longText(1) },
      trial: { proposed: false, comment: 'aucun essai ouvert dans la région pour cette situation' },
    },
  ],
});

/** Concluded without the surgeon, and saying why. */
export const withoutQuorum: CaseView = caseView({
  n: 4,
  values: completeValues,
  attendances: [
    attends(people.chair, { spans: [{ mode: 'room', from: '2026-11-24T12:58:00.000Z' }] }),
    attends(people.radiologist, { spans: [{ mode: 'video', from: '2026-11-24T12:58:00.000Z' }] }),
  ],
  decided: () => [
    {
      outcome: 'discussed',
      text: 'Traitement à débuter sans attendre.',
      quorumReason: 'Urgence compressive, avis chirurgical pris par téléphone.',
    },
  ],
});

const agenda = [complete, minimal, veryFull, withoutQuorum].map((view, i) => caseLine(view, i));

export const meeting: MeetingView = meetingView({ cases: agenda });

export const fullMeeting: MeetingView = meetingView({
  attendances: fullAttendances,
  cases: Array.from({ length: 24 }, (_, i) => {
    const line = agenda[i % agenda.length];
    if (!line) throw new Error('no sample');
    return { ...line, position: i, case: caseId(ulid(300 + i)) };
  }),
});

/** Before the day: nobody has come yet, nothing is registered. */
export const plannedMeeting: MeetingView = meetingView({
  doc: meetingDoc({ state: 'planned', chair: undefined }),
  attendances: crowd.slice(0, 7).map((who) => attends(who, {})),
});
