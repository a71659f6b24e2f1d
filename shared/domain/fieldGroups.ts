import type { CasePath } from './caseFields';

interface FieldGroup {
  readonly label: string;
  readonly members: readonly [CasePath, CasePath, ...CasePath[]];
}

/**
 * Fields that mean one thing together. Who changes one says it beside the others as they read, so an act on one stamps
 * them all. Two acts that knew nothing of one another stand side by side whole (shared/merge/acts.ts). A name is no
 * path, and is never stored. Free remarks are left out: they are read beside the value, and change nothing of it.
 */
export const fieldGroups = {
  // The strict traits of an identity: an INS is valid with the traits it was given for, and with no others (RNIV).
  'identity.traits': {
    label: 'Identité (traits et INS)',
    members: [
      'identity.birthName',
      'identity.givenNames',
      'identity.firstGivenName',
      'identity.sex',
      'identity.birthDate',
      'identity.birthPlaceCode',
      'identity.ins',
      'identity.insOid',
    ],
  },
  // A day of death beside « Non » is a contradiction that nobody wrote.
  'identity.death': { label: 'Décès', members: ['identity.deceased', 'identity.deathDate'] },
  // An organ is one of an apparatus.
  'request.site': { label: 'Appareil et organes', members: ['request.apparatus', 'request.organs'] },
  // A version and a date are of the guideline that is named.
  'request.followed': {
    label: 'Référentiel suivi',
    members: ['request.guideline', 'request.guidelineVersion', 'request.guidelineDate'],
  },
  // The words say by what it was found, a screening among others.
  'tumour.finding': {
    label: 'Mode de découverte',
    members: ['tumour.screening', 'tumour.discovery'],
  },
  // One coded site in the fiche: the topography, qualified by its side. A side alone may be that of another organ.
  'tumour.location': {
    label: 'Localisation et côté',
    members: ['tumour.topography', 'tumour.laterality', 'tumour.site'],
  },
  // A stage follows from T, N and M of one edition.
  'tumour.tnm': {
    label: 'TNM et stade',
    members: ['tumour.t', 'tumour.n', 'tumour.m', 'tumour.stage', 'tumour.tnmEdition'],
  },
  // « III » says nothing without « FIGO 2018 ».
  'tumour.otherClassification': {
    label: 'Autre classification',
    members: ['tumour.classification', 'tumour.classificationVersion', 'tumour.classificationValue'],
  },
  // Where it progresses and since when are of the phase that is named.
  'phase.state': {
    label: 'Phase et progression',
    members: [
      'phase.phase',
      'phase.relapseDate',
      'phase.progression',
      'phase.local',
      'phase.regional',
      'phase.distant',
    ],
  },
  // The words explain the figure: « OMS 2, pour une fracture ».
  'clinical.performance': {
    label: 'État général (OMS)',
    members: ['clinical.whoStatus', 'clinical.whoComment'],
  },
  // A score is of one tool on one day.
  'clinical.frailty': {
    label: 'Dépistage de la fragilité',
    members: ['clinical.g8', 'clinical.frailtyTool', 'clinical.frailtyDate'],
  },
  // One earlier meeting: a board on a day.
  'prior.meeting': { label: 'RCP d’origine et date', members: ['prior.meetingDate', 'prior.board'] },
} as const satisfies Record<string, FieldGroup>;
export type FieldGroupName = keyof typeof fieldGroups;

const groupNames = Object.keys(fieldGroups) as FieldGroupName[];
const groupOfPath = new Map<string, FieldGroupName>(
  groupNames.flatMap((name) => fieldGroups[name].members.map((path) => [path, name] as const)),
);
export const isFieldGroup = (name: string): name is FieldGroupName => Object.hasOwn(fieldGroups, name);
/** The group that a field is of; null for a field that speaks for itself. */
export const groupOf = (field: string): FieldGroupName | null => groupOfPath.get(field) ?? null;
/** The field and all that mean one thing with it, in the order of the form; a group's name gives its members. */
export function togetherWith(field: string): readonly string[] {
  const name = isFieldGroup(field) ? field : groupOf(field);
  return name ? fieldGroups[name].members : [field];
}
