import { sections, type SectionName } from '../../domain/caseFields';

/** The titles of the report, the same on paper and on the screen. */
export const REPORT_TITLE = 'Compte rendu de RCP';

export const titles = {
  request: 'Séance et demande',
  decision: 'Décision',
  question: 'Question posée',
  summary: 'Synthèse du cas',
  course: 'Chronologie de la maladie',
  participants: 'Participants et quorum',
  discussion: 'Discussion',
  proposals: 'Propositions thérapeutiques et votes',
  details: 'Détail de la décision',
  earlier: 'Passages antérieurs en RCP',
  signature: 'Signature',
} as const;

/** Under the discussion, where it was written on after the decision had frozen it. */
export const SAID_SINCE =
  'La discussion a été écrite ou changée après la décision\u00a0: ce compte rendu n’en donne que ce qui était écrit à ce moment.';

/** Before what no axis of the course can show. */
export const UNPLACED = 'Sans place sur l’axe';

/** Sections with a place of their own; every other one follows in the order of the catalogue. */
const placed: ReadonlySet<SectionName> = new Set(['identity', 'request', 'summary']);

export const medicalSections: readonly SectionName[] = (Object.keys(sections) as SectionName[]).filter(
  (name) => !placed.has(name),
);
