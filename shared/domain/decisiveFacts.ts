import { fieldSpec, isBlank, pathsOf, type CasePath, type CaseValues, type SectionName } from './caseFields';
import { measuresByMarker } from './measure';
import { valueWords } from './valueWords';

/** What the room decides on, in the order it is looked at. A field of the catalogue named nowhere here comes last. */
interface Block {
  readonly title: string;
  readonly paths: readonly CasePath[];
}

const blocks: readonly Block[] = [
  { title: 'Synthèse', paths: ['summary.history', 'summary.otherData'] },
  {
    title: 'Tumeur',
    paths: [
      'tumour.t',
      'tumour.n',
      'tumour.m',
      'tumour.stage',
      'phase.phase',
      'phase.relapseDate',
      'phase.progression',
      'phase.local',
      'phase.regional',
      'phase.distant',
      'tumour.site',
      'tumour.classification',
      'tumour.classificationVersion',
      'tumour.classificationValue',
      'tumour.diagnosisDate',
      'tumour.comment',
      'phase.comment',
    ],
  },
  {
    title: 'État général',
    paths: ['clinical.whoStatus', 'clinical.whoComment', 'clinical.g8', 'clinical.pain'],
  },
  { title: 'Comorbidités', paths: ['clinical.comorbidities'] },
  { title: 'Antécédents', paths: ['clinical.history'] },
  { title: 'Anatomopathologie', paths: ['findings.pathology', 'findings.molecular'] },
  { title: 'Examens', paths: ['findings.examinations'] },
  { title: 'Valeurs suivies', paths: ['findings.measures'] },
  { title: 'Chirurgie', paths: ['findings.surgery'] },
  { title: 'Traitements', paths: ['treatments.past', 'treatments.comment'] },
  { title: 'Souhaits du patient', paths: ['clinical.patientComment'] },
];

/** Said in larger type above, or of no weight in the room: the whole file is one key away. */
const elsewhere: readonly CasePath[] = [
  'summary.question',
  'tumour.topography',
  'tumour.laterality',
  'tumour.morphology',
  'tumour.biomarkers',
  'tumour.screening',
  'tumour.discovery',
  'tumour.tnmEdition',
  'clinical.frailtyTool',
  'clinical.frailtyDate',
];

/** Read without their label: the words say themselves what they are. */
const bare = new Set<CasePath>([
  'tumour.site',
  'tumour.t',
  'tumour.n',
  'tumour.m',
  'tumour.classification',
  'tumour.classificationVersion',
  'tumour.classificationValue',
  'phase.phase',
  'clinical.whoStatus',
  'clinical.whoComment',
]);

const medical: readonly SectionName[] = ['tumour', 'phase', 'clinical', 'findings', 'treatments', 'summary'];
const placed = new Set<CasePath>([...blocks.flatMap((block) => block.paths), ...elsewhere]);
const unplaced = medical.flatMap(pathsOf).filter((path) => !placed.has(path) && !fieldSpec(path).silent);

/** What is decided on, under one heading. */
export interface Fact {
  readonly title: string;
  /** Short values in one line, then each long text by itself. */
  readonly line: string;
  readonly texts: readonly string[];
}

/** « Ki-67 22 % » and « 3-2-2 » stay in one piece at the end of a line. */
export const unbroken = (text: string): string =>
  text.replace(/-(?=\d)/g, '\u2011').replace(/ (?=[%:;?!])/g, '\u00a0');

const isLong = (path: CasePath): boolean =>
  ['longText', 'treatments', 'measures'].includes(fieldSpec(path).kind);

function fact({ title, paths }: Block, values: CaseValues): Fact | null {
  const given = paths.filter((path) => !isBlank(values[path]));
  if (given.length === 0) return null;
  const words = (path: CasePath) =>
    path === 'findings.measures' ? measuresByMarker(values[path] ?? []) : valueWords(path, values[path]);
  const line = given
    .filter((path) => !isLong(path))
    .map((path) => (bare.has(path) ? words(path) : `${fieldSpec(path).label}\u00a0: ${words(path)}`))
    .join(' · ');
  return { title, line: unbroken(line), texts: given.filter(isLong).map(words).map(unbroken) };
}

export const decisiveFacts = (values: CaseValues): readonly Fact[] =>
  [...blocks, { title: 'Autres éléments', paths: unplaced }].flatMap((block) => fact(block, values) ?? []);
