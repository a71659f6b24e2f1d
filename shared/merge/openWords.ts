import { boardSchema } from '../domain/board';
import { fieldSpec, isBlank, isCasePath, type CaseValues } from '../domain/caseFields';
import { fieldGroups, isFieldGroup, type FieldGroupName } from '../domain/fieldGroups';
import type { CaseFile } from '../domain/caseFile';
import { outcomeNames, type Decision } from '../domain/decision';
import { clockTime, listed, longDate, intentionWords } from '../domain/french';
import { decisionLines } from '../domain/decisionWords';
import { personSchema } from '../domain/person';
import { personWords } from '../domain/whoWords';
import type { Proposal } from '../domain/proposal';
import type { StoredType } from '../domain/stored';
import { ruleWords } from '../domain/quorum';
import { quorumTemplates } from '../domain/quorumTemplates';
import { valueWords } from '../domain/valueWords';
import { labelOf } from '../terminology/codes';
import { openFields } from './openFields';
import { ownOf } from './ownOf';
import { openDecision, openProposals } from './openDecision';

const labels: Partial<Record<StoredType, Readonly<Record<string, string>>>> = {
  board: {
    name: 'Nom de la RCP',
    organisation: 'Établissement ou réseau',
    place: 'Lieu habituel',
    template: 'Modèle de quorum',
    quorum: 'Règle de quorum',
    members: 'Membres',
    phrases: 'Phrases des propositions',
    asksPin: 'Code de l’animateur',
    coordinator: 'Coordonnateur',
    nationalIds: 'Identifiants nationaux',
  },
  meeting: {
    date: 'Date de la séance',
    time: 'Heure',
    place: 'Lieu',
    mode: 'Modalité',
    chair: 'Animateur',
    attendanceValidated: 'Validation des présences',
  },
  case: {
    discussion: 'Discussion',
    meeting: 'Séance du dossier',
    withdrawn: 'Inscription du dossier',
    continues: 'Dossier de l’année précédente',
  },
  attendance: { person: 'Participant', signature: 'Signature' },
  report: { decisionVersion: 'Version de la décision' },
  decision: { alternatives: 'Décision' },
  proposal: { alternatives: 'Proposition' },
};

/** A field as its screen names it. */
export function fieldWords(type: StoredType, field: string): string {
  if (type === 'case' && isCasePath(field)) return fieldSpec(field).label;
  if (type === 'case' && isFieldGroup(field)) return fieldGroups[field].label;
  return ownOf(labels[type], field) ?? 'Un champ d’une version plus récente de Concerto';
}

const modes: Readonly<Record<string, string>> = {
  room: 'En salle',
  video: 'En visioconférence',
  mixed: 'En salle et en visioconférence',
};

/** « T : cT2 », « Stade : IIA », each on its line. */
const setWords = (name: FieldGroupName, values: CaseValues): string =>
  fieldGroups[name].members
    .flatMap((path) => {
      const words = valueWords(path, values[path]);
      return words === '' ? [] : [`${fieldSpec(path).label}\u00a0: ${words}`];
    })
    .join('\n');

/** A value as a person reads it; empty where the field was cleared. */
export function openValueWords(type: StoredType, field: string, value: unknown): string {
  if (type === 'case' && isCasePath(field)) return valueWords(field, value);
  if (type === 'case' && isFieldGroup(field)) return setWords(field, value as CaseValues);
  if (field === 'signature') return value ? 'Signé' : '';
  if (field === 'attendanceValidated') return value ? 'Présences validées' : '';
  if (field === 'withdrawn') return value === true ? 'Retiré de la liste' : 'Inscrit';
  if (isBlank(value)) return '';
  if (typeof value === 'string') {
    if (type === 'case' && field === 'meeting') return `Séance du ${longDate(value.split(':')[1] ?? '')}`;
    if (field === 'date') return longDate(value);
    if (field === 'time') return clockTime(value);
    if (field === 'template' && Object.hasOwn(quorumTemplates, value))
      return quorumTemplates[value as keyof typeof quorumTemplates].label;
    return field === 'mode' ? (modes[value] ?? value) : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((one) => openValueWords(type, field, one)).join('\n');
  const rule = type === 'board' && field === 'quorum' ? boardSchema.shape.quorum.safeParse(value) : null;
  if (rule?.success) return ruleWords(rule.data).join('\n');
  const person = personSchema.safeParse(value);
  if (person.success) return personWords(person.data);
  return Object.entries(value as object)
    .map(([, inner]) => openValueWords(type, '', inner))
    .filter(Boolean)
    .join('\n');
}

/**
 * A decision of several, as one reads it to choose; where it takes another back, with what is then in force.
 * @param proposals those it may name
 * @param inForce the decision in force once it is chosen
 */
export function decisionContentWords(
  decision: Decision,
  proposals: readonly Proposal[],
  inForce: Decision | null = null,
): string {
  if (decision.revoked)
    return inForce
      ? `Décision reprise\u00a0: la précédente est de nouveau en vigueur\n${decisionContentWords(inForce, proposals)}`
      : 'Décision reprise\u00a0: aucune n’est en vigueur';
  const kept = decision.retained.flatMap((id) => proposals.find(({ _id }) => _id === id)?.text ?? []);
  return [
    outcomeNames[decision.outcome],
    ...kept.map((one) => `Retenu\u00a0: ${one}`),
    decision.text,
    ...decisionLines(decision),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A proposal of several, as one reads it to choose. */
export const proposalContentWords = ({ text, treatments, intention, examinations }: Proposal): string =>
  [
    text,
    treatments.length > 0 &&
      `Traitements\u00a0: ${treatments.map((code) => labelOf('treatment', code)).join(', ')}`,
    examinations && `Examens\u00a0: ${examinations}`,
    intentionWords(intention),
  ]
    .filter(Boolean)
    .join('\n');

interface OfCase {
  readonly file: CaseFile;
  readonly proposals: readonly Proposal[];
  readonly decisions: readonly Decision[];
}

/** What a person must still choose for a case, in words: « Question posée », « Décision ». */
export const openInCase = ({ file, proposals, decisions }: OfCase): string[] => [
  ...openFields(file).map(({ field }) => fieldWords('case', field)),
  ...openProposals(proposals).map(() => fieldWords('proposal', 'alternatives')),
  ...(openDecision(decisions) ? [fieldWords('decision', 'alternatives')] : []),
];

/** « « T » et « N » » */
export const quotedList = (names: readonly string[]): string =>
  listed(names.map((name) => `«\u00a0${name}\u00a0»`));
