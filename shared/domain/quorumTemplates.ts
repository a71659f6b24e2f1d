import type { QuorumGroup, QuorumRule } from './board';

/**
 * Starting points for a new board, to be replaced by the region's own table: examples, since the official
 * table is not public (README.md, "Quorum"). Each group names the savoir-faire codes that represent it.
 */
const S = {
  surgery: [
    'SM05',
    'SM11',
    'SM12',
    'SM14',
    'SM20',
    'SM31',
    'SM34',
    'SM39',
    'SM78',
    'DEC05',
    'DSM237',
    'SCH10',
  ],
  oncology: ['SM36', 'SM35', 'DSM236', 'DEC04'],
  radiotherapy: ['SM37', 'SM45', 'SM55'],
  pathology: ['SM01', 'DSM225'],
  radiology: ['SM44', 'SM74', 'SM94'],
  nuclear: ['SM28'],
  digestive: ['SM24'],
  thorax: ['SM41'],
  urology: ['SM12'],
  gynaecology: ['SM19', 'SM20', 'SM51', 'SM52'],
  ent: ['SM34', 'SM39', 'SM86'],
  neurology: ['SM32'],
  neurosurgery: ['SM31'],
  dermatology: ['SM15'],
  haematology: ['SM21', 'SM22', 'SM23', 'SM71'],
  paediatrics: ['SM40'],
  genetics: ['SM17', 'SM64'],
  geriatrics: ['SM18', 'DSM213'],
};

const must = (name: string, ...codes: string[][]): QuorumGroup => ({
  name,
  mandatory: true,
  specialties: codes.flat(),
  writtenAccepted: true,
});
const may = (name: string, ...codes: string[][]): QuorumGroup => ({
  name,
  mandatory: false,
  specialties: codes.flat(),
  writtenAccepted: true,
});

interface BoardTemplate {
  readonly label: string;
  /** Proposed name of the board. */
  readonly boardName: string;
  readonly quorum: QuorumRule;
}

const template = (label: string, ...groups: QuorumGroup[]): BoardTemplate => ({
  label,
  boardName: `RCP ${label}`,
  quorum: { minimumSpecialties: 3, groups },
});

const surgery = must('chirurgie', S.surgery);
const oncology = must('oncologie médicale', S.oncology);
const radiotherapy = must('radiothérapie', S.radiotherapy);
const radiology = may('radiologie', S.radiology);
const pathology = may('anatomopathologie', S.pathology);

export const quorumTemplates = {
  sein: template('Sein', surgery, oncology, radiotherapy, radiology, pathology),
  digestif: template(
    'Digestif',
    surgery,
    must('oncologie ou gastro-entérologie', S.oncology, S.digestive),
    radiotherapy,
    radiology,
    pathology,
  ),
  thorax: template(
    'Thorax',
    surgery,
    must('pneumologie ou oncologie', S.thorax, S.oncology),
    radiotherapy,
    radiology,
    pathology,
    may('médecine nucléaire', S.nuclear),
  ),
  urologie: template('Urologie', must('urologie', S.urology), oncology, radiotherapy, radiology, pathology),
  gynecologie: template(
    'Gynécologie',
    must('chirurgie gynécologique', S.gynaecology, ['SM05']),
    oncology,
    radiotherapy,
    radiology,
    pathology,
  ),
  orl: template(
    'ORL et voies aérodigestives',
    must('ORL', S.ent),
    oncology,
    radiotherapy,
    radiology,
    pathology,
  ),
  neuro: template(
    'Neuro-oncologie',
    must('neurochirurgie', S.neurosurgery),
    must('neurologie ou oncologie', S.neurology, S.oncology),
    radiotherapy,
    radiology,
    pathology,
  ),
  dermatologie: template(
    'Dermatologie',
    must('dermatologie', S.dermatology),
    surgery,
    oncology,
    radiotherapy,
    pathology,
    radiology,
  ),
  hematologie: template(
    'Hématologie',
    must('hématologie', S.haematology),
    must('anatomopathologie ou biologie', S.pathology),
    radiotherapy,
  ),
  sarcome: template(
    'Sarcomes',
    surgery,
    oncology,
    radiotherapy,
    must('anatomopathologie', S.pathology),
    radiology,
  ),
  pediatrie: template(
    'Pédiatrie',
    must('pédiatrie', S.paediatrics),
    must('chirurgie pédiatrique', S.surgery),
    radiotherapy,
    pathology,
    radiology,
  ),
  moleculaire: template(
    'Moléculaire',
    must('génétique ou biologie moléculaire', S.genetics, ['DSM205']),
    must('anatomopathologie', S.pathology),
    oncology,
  ),
  autre: template('Autre', must('oncologie médicale', S.oncology), surgery, radiotherapy),
} as const satisfies Record<string, BoardTemplate>;

export type BoardTemplateName = keyof typeof quorumTemplates;
export const boardTemplateNames = Object.keys(quorumTemplates) as BoardTemplateName[];
