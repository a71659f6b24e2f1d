import { fieldSpec, type CasePath, type CaseValues } from './caseFields';
import type { CivilDay } from './brand';
import { decimal } from './french';
import { partialDay, wholeDay, type PartialDay } from './partialDay';

export const eventNames = {
  diagnosis: 'Diagnostic',
  relapse: 'Rechute',
  meeting: 'RCP',
  examination: 'Examen',
  frailty: 'Dépistage de la fragilité',
  death: 'Décès',
} as const;
type EventKind = keyof typeof eventNames;

export interface CourseEvent {
  readonly kind: EventKind;
  readonly day: PartialDay;
  /** Short, for the figure. */
  readonly words: string;
  /** All that is known of it, for the table; empty where the words say it. */
  readonly more: string;
}

/** A decision of an earlier meeting. */
export interface EarlierDecision {
  readonly day: CivilDay;
  readonly words: string;
  readonly more: string;
}

const places: readonly (readonly [CasePath, string])[] = [
  ['phase.local', 'locale'],
  ['phase.regional', 'régionale'],
  ['phase.distant', 'à distance'],
];

function ofFields(values: CaseValues): CourseEvent[] {
  const at = (
    kind: EventKind,
    day: CivilDay | undefined,
    words: string = eventNames[kind],
    more = '',
  ): CourseEvent[] => (day === undefined ? [] : [{ kind, day: wholeDay(day), words, more }]);
  const where = places.flatMap(([path, words]) => (values[path] === true ? [words] : [])).join(', ');
  const { 'clinical.g8': g8, 'clinical.frailtyTool': tool, 'prior.board': board } = values;
  return [
    ...at('diagnosis', values['tumour.diagnosisDate']),
    ...at('relapse', values['phase.relapseDate'], where === '' ? undefined : `Rechute ${where}`),
    ...at(
      'meeting',
      values['prior.meetingDate'],
      board ? `RCP ${board}` : undefined,
      values['prior.proposals'],
    ),
    ...at('frailty', values['clinical.frailtyDate'], g8 === undefined ? tool : `G8 ${decimal(g8)}/17`),
    ...at('death', values['identity.deathDate']),
  ];
}

/** Where examinations are told in free words, and what is said of one that its sentence does not name. */
const told = [
  ['findings.examinations', 'Examen'],
  ['findings.surgery', 'Compte rendu opératoire'],
  ['findings.pathology', 'Anatomopathologie'],
  ['findings.molecular', 'Analyse moléculaire'],
] as const;

const DATE = /(?<![\d/.-])(?:\d{1,2}\/)?\d{1,2}\/\d{4}(?![\d/])/g;
/** « TEP-TDM du », « IRM, le » : the words before the day name the examination. */
const BEFORE = /(?:[\s,:(–-]|\b(?:du|le|de|en|au|fait|faite|réalisée?))+$/u;
/** More are a sentence, not a name. */
const LONGEST_NAME = 40;

const sentences = (text: string): string[] => text.split(/\n+|(?<=[.;!?])\s+/).map((one) => one.trim());

function inSentence(sentence: string, other: string): CourseEvent[] {
  let from = 0;
  return [...sentence.matchAll(DATE)].flatMap((found) => {
    const name = sentence.slice(from, found.index).replace(BEFORE, '').trim();
    from = found.index + found[0].length;
    const day = partialDay(found[0]);
    const words = name === '' || name.length > LONGEST_NAME || !/^\p{L}/u.test(name) ? other : name;
    return day === null ? [] : [{ kind: 'examination' as const, day, words, more: sentence }];
  });
}

/** Examinations by the days that their own words give: a day is read, never worked out. */
function ofTexts(values: CaseValues): CourseEvent[] {
  const operations = new Set(
    (values['treatments.past'] ?? []).flatMap(({ start }) => (start === undefined ? [] : [start as string])),
  );
  return told.flatMap(([path, other]) =>
    sentences(values[path] ?? '')
      .flatMap((sentence) => inSentence(sentence, other))
      .filter(({ day }) => day !== (values['identity.birthDate'] as string))
      // The operation is drawn as a treatment.
      .filter(({ day }) => path !== 'findings.surgery' || !operations.has(day))
      .map((event) => ({ ...event, more: `${fieldSpec(path).label}\u00a0: ${event.more}` })),
  );
}

/** What happened on days that the file gives, the earliest first. */
export function courseEvents(
  values: CaseValues,
  earlier: readonly EarlierDecision[],
): readonly CourseEvent[] {
  const decided = earlier.map(({ day, words, more }): CourseEvent => ({
    kind: 'meeting',
    day: wholeDay(day),
    words,
    more,
  }));
  return [...ofFields(values), ...decided, ...ofTexts(values)].sort((a, b) => a.day.localeCompare(b.day));
}
