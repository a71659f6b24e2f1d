import { z } from 'zod';
import type { CodeListName } from '../terminology/codes';
import { civilDaySchema, timeOfDaySchema } from './brand';
import { measureSchema } from './measure';
import { personSchema } from './person';
import { sexes } from './sex';

/**
 * The case file, field by field: the one place that says which fields exist. The stored schema, the form, the
 * completeness check, the CSV columns and the report are all derived from this list. Sources: fiche RCP 2022.01
 * (README.md, "The fiche RCP"). To add a field, add a line here; see README.md, "Adding a field to the case file".
 */
const pastTreatmentSchema = z.looseObject({
  code: z.string().optional(),
  label: z.string(),
  status: z.enum(['done', 'active', 'cancelled']).default('done'),
  start: civilDaySchema.optional(),
  end: civilDaySchema.optional(),
  comment: z.string().optional(),
});
export type PastTreatment = z.infer<typeof pastTreatmentSchema>;

/** People named by the file outside the meeting's own attendance. */
const contactSchema = z.looseObject({
  role: z.enum([
    'coordinator',
    'requester',
    'presenter',
    'generalPractitioner',
    'participant',
    'outsideQuorum',
    'correspondent',
    'signatory',
    'author',
    'trusted',
  ]),
  person: personSchema.omit({ id: true }),
  /** What else the file says of them: relation, function, telephone, date of signature. */
  note: z.string().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

export const kindSchemas = {
  text: z.string(),
  longText: z.string(),
  day: civilDaySchema,
  time: timeOfDaySchema,
  boolean: z.boolean(),
  /** Points, halves among them: 14 or 14.5. */
  points: z.number().nonnegative().multipleOf(0.5),
  sex: z.enum(sexes),
  code: z.string(),
  codes: z.array(z.string()),
  treatments: z.array(pastTreatmentSchema),
  contacts: z.array(contactSchema),
  measures: z.array(measureSchema),
} as const;
export type FieldKind = keyof typeof kindSchemas;

/** A list of records: shown as a table or a line each, and never in one cell of a list. */
export const isOfRecords = (kind: FieldKind): boolean =>
  ['treatments', 'contacts', 'measures'].includes(kind);

export const sections = {
  identity: 'Patient',
  request: 'Demande',
  tumour: 'Tumeur',
  phase: 'Phase de la maladie',
  clinical: 'État général et antécédents',
  findings: 'Examens et comptes rendus',
  treatments: 'Traitements passés et en cours',
  summary: 'Synthèse et question',
  prior: 'Avis porté par la fiche importée',
} as const;
export type SectionName = keyof typeof sections;

export interface FieldSpec<K extends FieldKind = FieldKind> {
  readonly kind: K;
  readonly label: string;
  /** Official list the value is chosen from, for `code` and `codes`. */
  readonly list?: CodeListName;
  /** Asked for before the meeting; the words complete « Il manque … ». */
  readonly required?: string;
  /** Headers of a CSV that mean this field, compared without case, accents and punctuation. */
  readonly csv?: readonly string[];
  /** One line of help under the field. */
  readonly help?: string;
  /** Kept off the printed report. */
  readonly silent?: boolean;
  /** A day whose year may be of the former century as well: it is typed in full. */
  readonly isBirth?: boolean;
  /** The end of its scale, for `points`. */
  readonly max?: number;
  /** Codes may also be given as free words when the list has none. */
  readonly free?: boolean;
}

type Options = Omit<FieldSpec, 'kind' | 'label'>;
const field = <K extends FieldKind>(kind: K, label: string, options: Options = {}): FieldSpec<K> => ({
  kind,
  label,
  ...options,
});

export const caseFields = {
  'identity.birthName': field('text', 'Nom de naissance', {
    required: 'le nom de naissance',
    csv: [
      'nom',
      'nom de naissance',
      'nom naissance',
      'nom patient',
      'nom de famille',
      'nom de jeune fille',
      'nom jf',
      'njf',
      'nom patronymique',
      'nom de fille',
      'n de naissance',
    ],
  }),
  'identity.givenNames': field('text', 'Prénoms de naissance', { csv: ['prenoms', 'prenoms de naissance'] }),
  'identity.firstGivenName': field('text', 'Premier prénom', {
    required: 'le prénom',
    csv: ['prenom', 'premier prenom', '1er prenom', 'prenom patient'],
  }),
  'identity.usedName': field('text', 'Nom utilisé', {
    csv: [
      'nom utilise',
      'nom usuel',
      'nom marital',
      'nom d usage',
      'nom d epouse',
      'nom d epoux',
      'nom de femme mariee',
    ],
  }),
  'identity.usedGivenName': field('text', 'Prénom utilisé', { csv: ['prenom utilise', 'prenom usuel'] }),
  'identity.sex': field('sex', 'Sexe', { required: 'le sexe', csv: ['sexe'] }),
  'identity.birthDate': field('day', 'Date de naissance', {
    required: 'la date de naissance',
    isBirth: true,
    csv: ['date de naissance', 'ddn', 'ne le', 'nee le', 'ne e le', 'naissance', 'date naiss'],
  }),
  'identity.birthPlaceCode': field('text', 'Lieu de naissance (code INSEE)', {
    csv: ['code lieu de naissance', 'cog', 'insee'],
  }),
  'identity.deceased': field('boolean', 'Décédé'),
  'identity.deathDate': field('day', 'Date du décès', {
    csv: ['date de deces', 'date du deces', 'decede le'],
  }),
  'identity.ins': field('text', 'INS', {
    csv: ['ins', 'nir', 'matricule ins'],
    help: '15 caractères, clé comprise',
  }),
  'identity.insOid': field('text', 'Nature de l’INS (OID)', { csv: ['oid', 'oid ins'], silent: true }),
  'identity.ipp': field('text', 'IPP', { csv: ['ipp', 'numero patient', 'n patient'] }),
  'identity.address': field('text', 'Adresse', { csv: ['adresse'], silent: true }),
  'identity.telecom': field('text', 'Téléphone, messagerie', { csv: ['telephone', 'tel'], silent: true }),

  'request.requester': field('text', 'Médecin demandeur', {
    required: 'le médecin demandeur',
    csv: ['demandeur', 'medecin demandeur', 'medecin referent', 'referent'],
  }),
  'request.presenter': field('text', 'Présentateur', { csv: ['presentateur', 'medecin presentateur'] }),
  'request.generalPractitioner': field('text', 'Médecin traitant', { csv: ['medecin traitant', 'mt'] }),
  'request.registration': field('text', 'Inscription (numéro, remarque)', {
    csv: ['numero d inscription'],
    silent: true,
  }),
  'request.boardNature': field('code', 'Nature de la RCP', { list: 'boardNature' }),
  'request.apparatus': field('code', 'Appareil', { list: 'apparatus' }),
  'request.organs': field('codes', 'Organes', { list: 'organ', free: true }),
  'request.referral': field('boolean', 'RCP de recours'),
  'request.paediatric': field('boolean', 'RCP pédiatrique'),
  'request.diagnosticAdvice': field('boolean', 'Motif : avis diagnostique'),
  'request.treatmentProposal': field('boolean', 'Motif : proposition de traitement'),
  'request.referralReason': field('boolean', 'Motif : recours'),
  'request.paediatricReason': field('boolean', 'Motif : pédiatrie'),
  'request.caseStatus': field('code', 'Statut demandé', {
    list: 'caseStatus',
    help: 'Enregistré : strictement conforme à un référentiel',
  }),
  'request.guideline': field('text', 'Référentiel suivi', {
    csv: ['referentiel suivi', 'referentiel propose'],
    help: 'Pour un cas enregistré',
  }),
  'request.guidelineVersion': field('text', 'Version du référentiel', {
    csv: ['version du referentiel', 'version referentiel'],
  }),
  'request.guidelineDate': field('day', 'Date du référentiel', {
    csv: ['date du referentiel', 'date referentiel'],
  }),
  'request.plannedMinutes': field('points', 'Durée prévue (minutes)', {
    csv: ['duree', 'duree prevue', 'minutes'],
    max: 60,
    silent: true,
    help: 'Sans elle, trois minutes.',
  }),
  'request.joinsAt': field('time', 'Présenté en visio, à partir de', {
    csv: ['heure visio', 'creneau', 'creneau visio'],
    silent: true,
    help: 'L’ordre du jour dit s’il sera à l’heure.',
  }),
  'request.comment': field('longText', 'Remarque sur la demande', { csv: ['remarque', 'commentaire'] }),
  'request.contacts': field('contacts', 'Médecins et correspondants cités par la fiche', { silent: true }),

  'tumour.screening': field('boolean', 'Découverte par un dépistage'),
  'tumour.discovery': field('text', 'Mode de découverte', { csv: ['mode de decouverte'] }),
  'tumour.diagnosisDate': field('day', 'Date du diagnostic', {
    csv: ['date du diagnostic', 'date diagnostic'],
  }),
  'tumour.topography': field('code', 'Topographie (CIM-10)', {
    list: 'cim10',
    free: true,
    required: 'la localisation de la tumeur',
    csv: ['cim10', 'cim 10', 'topographie', 'localisation', 'code cim10'],
  }),
  'tumour.morphology': field('code', 'Morphologie (CIM-O-3)', {
    list: 'cimo3',
    free: true,
    required: 'le type histologique',
    csv: ['morphologie', 'histologie', 'cim o 3', 'cimo3'],
  }),
  'tumour.laterality': field('code', 'Côté', { list: 'laterality', csv: ['cote', 'lateralite'] }),
  'tumour.site': field('text', 'Précision du siège', {
    help: 'Quadrant, segment, rayon horaire',
    csv: ['siege', 'quadrant'],
  }),
  'tumour.t': field('text', 'T', { required: 'le TNM', csv: ['t'] }),
  'tumour.n': field('text', 'N', { csv: ['n'] }),
  'tumour.m': field('text', 'M', { csv: ['m'] }),
  'tumour.stage': field('text', 'Stade', { csv: ['stade'] }),
  'tumour.tnmEdition': field('text', 'Édition du TNM', { csv: ['version tnm'] }),
  'tumour.classification': field('text', 'Autre classification : nom'),
  'tumour.classificationVersion': field('text', 'Autre classification : version'),
  'tumour.classificationValue': field('text', 'Autre classification : valeur'),
  'tumour.biomarkers': field('text', 'Biomarqueurs', {
    help: 'RE, RP, HER2, Ki-67, EGFR, PD-L1…',
    csv: ['biomarqueurs', 'marqueurs'],
  }),
  'tumour.comment': field('longText', 'Remarque sur la tumeur'),

  'phase.phase': field('code', 'Phase', { list: 'phase' }),
  'phase.relapseDate': field('day', 'Date de la rechute'),
  'phase.progression': field('boolean', 'En progression'),
  'phase.local': field('boolean', 'Progression locale'),
  'phase.regional': field('boolean', 'Progression régionale'),
  'phase.distant': field('boolean', 'Progression à distance'),
  'phase.comment': field('longText', 'Remarque sur la phase'),

  'clinical.whoStatus': field('code', 'État général (OMS)', {
    list: 'whoStatus',
    required: 'l’état général (OMS)',
    csv: ['oms', 'ps', 'performance status', 'etat general'],
  }),
  'clinical.whoComment': field('text', 'Précision sur l’état général'),
  'clinical.pain': field('text', 'Douleur'),
  'clinical.g8': field('points', 'Score G8', {
    csv: ['g8', 'score g8'],
    // Of 17 in half points; 14 and below is the threshold (Soubeyran 2014, ONCODAGE).
    max: 17,
    help: 'De 0 à 17, par demi-points. À partir de 75 ans ; 14 ou moins appelle une évaluation gériatrique',
  }),
  'clinical.frailtyTool': field('text', 'Outil de dépistage de la fragilité'),
  'clinical.frailtyDate': field('day', 'Date du dépistage de la fragilité'),
  'clinical.history': field('longText', 'Antécédents', { csv: ['antecedents', 'atcd'] }),
  'clinical.comorbidities': field('longText', 'Comorbidités, problèmes actifs', {
    csv: ['comorbidites', 'problemes actifs'],
  }),
  'clinical.patientComment': field('longText', 'Commentaire sur le patient, ses souhaits', {
    csv: ['souhaits du patient', 'commentaire patient'],
  }),

  'findings.examinations': field('longText', 'Résultats d’examens', {
    csv: ['examens', 'resultats d examens', 'imagerie'],
  }),
  'findings.surgery': field('longText', 'Compte rendu opératoire : conclusion', {
    csv: ['cro', 'compte rendu operatoire'],
  }),
  'findings.pathology': field('longText', 'Anatomopathologie : conclusion', {
    csv: ['anapath', 'cr acp', 'anatomopathologie'],
  }),
  'findings.molecular': field('longText', 'Analyse moléculaire : conclusion', {
    csv: ['biologie moleculaire', 'genetique moleculaire'],
  }),
  'findings.measures': field('measures', 'Valeurs suivies', { help: 'PSA, CA 15-3, Ki-67…' }),

  'treatments.past': field('treatments', 'Traitements passés ou en cours'),
  'treatments.comment': field('longText', 'Remarque sur les traitements', {
    csv: ['traitements', 'traitements anterieurs'],
  }),

  'summary.history': field('longText', 'Synthèse du cas', {
    required: 'la synthèse du cas',
    csv: ['synthese', 'histoire de la maladie', 'resume'],
  }),
  'summary.question': field('longText', 'Question posée', {
    required: 'la question posée',
    csv: ['question', 'question posee'],
  }),
  'summary.otherData': field('longText', 'Autres données indispensables', { csv: ['autres donnees'] }),

  'prior.meetingDate': field('day', 'Date de cette RCP'),
  'prior.board': field('text', 'RCP d’origine'),
  'prior.completeFile': field('boolean', 'Dossier complet'),
  'prior.quorum': field('code', 'Quorum', { list: 'quorumStatus' }),
  'prior.proposals': field('longText', 'Proposition'),
  'prior.guideline': field('text', 'Référentiel'),
  'prior.trial': field('boolean', 'Essai proposé'),
  'prior.comment': field('longText', 'Remarque sur la proposition'),
  'prior.documentStatus': field('code', 'Statut de la fiche', { list: 'documentStatus' }),
} as const satisfies Record<string, FieldSpec>;

export type CasePath = keyof typeof caseFields;
type ValueOf<K extends FieldKind> = z.infer<(typeof kindSchemas)[K]>;
export type CaseValues = { [P in CasePath]?: ValueOf<(typeof caseFields)[P]['kind']> | undefined };

export const casePaths = Object.keys(caseFields) as CasePath[];
export const isCasePath = (path: string): path is CasePath => path in caseFields;
export const fieldSpec = (path: CasePath): FieldSpec => caseFields[path];
export const sectionOf = (path: CasePath): SectionName => path.slice(0, path.indexOf('.')) as SectionName;
export const pathsOf = (section: SectionName): CasePath[] =>
  casePaths.filter((path) => sectionOf(path) === section);

/** Values of a case file; a field of a newer version that this one does not know stays in place. */
export const caseValuesSchema = z.looseObject(
  Object.fromEntries(casePaths.map((path) => [path, kindSchemas[caseFields[path].kind].optional()])),
) as unknown as z.ZodType<CaseValues>;

/** A value that says nothing: clearing a field removes it. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
