import { caseFields, type CasePath } from '../../domain/caseFields';
import { folded } from '../../domain/french';
import { codeIn, labelOf, presentCode, type Code, type CodeListName } from '../../terminology/codes';
import { codeFromWords, codeOfLabel, whoCode, yesOrNo } from '../../domain/codeFromWords';
import { isDoubtful } from '../../domain/doubt';
import { isDash } from '../../domain/loneDash';
import { addsNothing, sameWords } from '../../domain/sameWords';
import { childAt, type XmlElement } from '../../xml/tree';
import { questions } from '../model/questions';
import { attr, type Section, type Statement } from './document';
import { cellText, type NarrativeRow } from './cells';
import { contentCells, rowLabel, rowQuestion } from './narrative';
import type { Reading } from './reading';

/** One coded question of a section and the field that takes its answer. */
export interface Rule {
  readonly code: string;
  readonly path: CasePath;
  /** Folded label of the narrative row that says it, for a file whose entry is missing or empty. */
  readonly label?: RegExp;
}

/** Statements of that code that affirm something; a negated one is left for the user to read. */
export const statementsOf = (section: Section, ...codes: readonly string[]): Statement[] =>
  section.statements.filter((s) => codes.includes(s.code) && !s.negated);

/** Marks what carries a statement: its code and date say nothing its value does not. */
export function markStatement(r: Reading, section: Section, statement: Statement): void {
  section.labels.add(attr(childAt(statement.el, 'code'), 'displayName'));
  for (const name of ['code', 'effectiveTime', 'text']) r.markAll(childAt(statement.el, name));
}

interface Coded {
  readonly code: string;
  readonly display: string;
  /** Words of `originalText`, resolved. */
  readonly original: string;
}

/** A coded value; null when the element is missing or says only that the answer is unknown. */
export function coded(r: Reading, el: XmlElement | undefined, section: Section): Coded | null {
  if (!el) return null;
  const original = childAt(el, 'originalText');
  const code = attr(el, 'code');
  // Beside a code, the words are only looked at: what they add to it must still be found at the end.
  const words = code === '' ? r.textOf(original, section) : r.peek(original);
  const value = { code, display: attr(el, 'displayName'), original: words };
  if (value.code === '' && value.display === '' && value.original === '') return null;
  r.mark(el);
  for (const word of [code, attr(el, 'codeSystemName')]) if (word !== '') section.known.add(word);
  return value;
}

/** The official code of a coded value, with what is wrong said; null when the list has none. */
export function official(
  r: Reading,
  section: Section,
  list: CodeListName,
  value: Coded,
  label: string,
): string | null {
  if (value.code === '') return null;
  const found = codeIn(list, value.code);
  for (const word of [value.display, found?.label ?? '', found?.former?.label ?? ''])
    if (word !== '') section.known.add(word);
  if (!found) {
    const byLabel = LABEL_IS_ENOUGH.has(list) ? codeOfLabel(list, value.display) : null;
    if (byLabel !== null) {
      r.warn(
        `${label}\u00a0: le code «\u00a0${value.code}\u00a0» n’est pas dans la liste officielle, «\u00a0${value.display}\u00a0» y est\u00a0: le libellé est retenu.`,
      );
      return byLabel;
    }
    r.warn(
      `${label}\u00a0: le code «\u00a0${value.code}\u00a0»${value.display ? ` (${value.display})` : ''} n’est pas dans la liste officielle.`,
    );
    return null;
  }
  const other = codeOfLabel(list, value.display);
  const own = presentCode(list, found.code);
  const differs =
    list === 'whoStatus'
      ? whoCode(value.display) !== null && whoCode(value.display) !== own
      : value.display !== '' &&
        ((other !== null && other !== own) ||
          ![found.label, found.former?.label ?? found.label].some((each) => sameWords(value.display, each)));
  if (differs)
    r.warn(
      `${label}\u00a0: le fichier écrit «\u00a0${value.display}\u00a0» à côté du code ${found.code}, qui veut dire «\u00a0${found.label}\u00a0». Le code est retenu.`,
    );
  const said = value.original === '' ? null : codeFromWords(list, value.original);
  if (said !== null && said !== own) warnText(r, label, value.original, found.label);
  if (isDoubtful(value.original)) warnDoubt(r, label, value.original, found.label);
  warnLeft(r, list, found, label);
  return own;
}

/** Lists whose labels are distinct enough to stand for a code that no list has. */
const LABEL_IS_ENOUGH = new Set<CodeListName>([
  'apparatus',
  'organ',
  'treatment',
  'careTopic',
  'documentStatus',
]);

/** A code that left the list and has no equal there is kept; a person says which of the present ones it is. */
function warnLeft(r: Reading, list: CodeListName, { code, label, former }: Code, what: string): void {
  if (!former || former.relation === 'same' || former.relation === 'former') return;
  const now = former.now.map((each) => `«\u00a0${labelOf(list, each)}\u00a0»`);
  r.warn(
    `${what}\u00a0: «\u00a0${label}\u00a0» (${code}) n’est plus dans la liste officielle${
      now.length > 0 ? `, qui dit maintenant ${now.join(' ou ')}` : ''
    }. La valeur est gardée, précisez-la si besoin.`,
  );
}

/** The narrative says one thing, the code another. */
const warnText = (r: Reading, label: string, text: string, code: string): void =>
  r.warn(
    `${label}\u00a0: le texte de la fiche dit «\u00a0${text}\u00a0», le code dit «\u00a0${code}\u00a0». Le code est retenu.`,
  );

/** The narrative gives the answer with a doubt, the code without. */
const warnDoubt = (r: Reading, label: string, text: string, code: string): void =>
  r.warn(
    `${label}\u00a0: le texte de la fiche exprime un doute («\u00a0${text}\u00a0»), le code dit «\u00a0${code}\u00a0». Le code est retenu, à vérifier.`,
  );

/** The narrative row a statement refers to, through its text or its value. */
export function rowOf(r: Reading, statement: Statement): NarrativeRow | null {
  const value = childAt(statement.el, 'value');
  const text = r.anchorOf(childAt(statement.el, 'text'));
  return (text ?? r.anchorOf(childAt(value, 'originalText')))?.row ?? null;
}

const rowWithLabel = (section: Section, label: RegExp | undefined): NarrativeRow | null =>
  (label && section.rows.find((row) => label.test(folded(rowQuestion(row))))) ?? null;

/** The row that asks what the statement asks, in its own words. */
function rowAsking(section: Section, statement: Statement | undefined): NarrativeRow | null {
  const question = statement ? folded(attr(childAt(statement.el, 'code'), 'displayName')) : '';
  return (question !== '' && section.rows.find((row) => folded(rowQuestion(row)) === question)) || null;
}

/** Compares what the row says with what the code says, and marks the cells that only repeat it. */
function compare(
  r: Reading,
  path: CasePath,
  value: string | boolean,
  row: NarrativeRow,
  question: string,
): void {
  const { label, list }: { label: string; list?: CodeListName } = caseFields[path];
  const words = typeof value === 'boolean' ? (value ? 'oui' : 'non') : list ? labelOf(list, value) : value;
  for (const cell of contentCells(row)) {
    // « Sein [JDV_ANRCPAppareil_CISIS] »: the name of the list is not part of the answer.
    const text = cellText(cell).replace(/\s*\[[^\]]*\]$/, '');
    if (addsNothing(text, question)) r.mark(cell);
    else if (addsNothing(text, words)) r.mark(cell);
    // What is doubtful stays unread too, so that it is listed.
    if (isDoubtful(text) && !r.wasRead(cell)) {
      warnDoubt(r, label, text, words);
      continue;
    }
    const yes = yesOrNo(text);
    const said =
      typeof value === 'boolean'
        ? yes
        : list && ((list === 'whoStatus' ? whoCode(text) : null) ?? codeOfLabel(list, text));
    if (said === null || said === undefined) continue;
    r.mark(cell);
    if (said === value) continue;
    warnText(r, label, text, words);
  }
}

/** The answer from the entry: null when it gives none, undefined when it gives one that cannot be taken. */
function fromEntry(
  r: Reading,
  section: Section,
  statement: Statement,
  path: CasePath,
): string | boolean | null | undefined {
  const spec: { kind: string; label: string; list?: CodeListName; free?: boolean } = caseFields[path];
  const el = childAt(statement.el, 'value');
  if (spec.kind === 'boolean') {
    const given = attr(el, 'value');
    if (given !== 'true' && given !== 'false') return null;
    r.mark(el);
    return given === 'true';
  }
  const value = coded(r, el, section);
  if (!value) return null;
  if (!spec.list) return value.original || value.display || value.code;
  const code = official(r, section, spec.list, value, spec.label);
  if (code !== null) return code;
  if (spec.free) return value.display || value.original || value.code;
  if (value.code === '') return codeFromWords(spec.list, value.original || value.display);
  r.leave(section.title, `${spec.label}\u00a0: ${value.display || value.code}`);
  return undefined;
}

/** The answer from the words of the narrative, where the entry gives none. */
function fromWords(r: Reading, row: NarrativeRow, path: CasePath): string | boolean | null {
  const { kind, list }: { kind: string; list?: CodeListName } = caseFields[path];
  for (const cell of contentCells(row)) {
    const text = cellText(cell);
    const value =
      kind === 'boolean'
        ? yesOrNo(text)
        : list
          ? codeFromWords(list, text)
          : text === '' || isDash(text)
            ? null
            : text;
    if (value === null) continue;
    r.mark(cell);
    return value;
  }
  return null;
}

const answerOf = ({ el }: Statement): string => {
  const value = childAt(el, 'value');
  return attr(value, 'code') || attr(value, 'value');
};

/** Answers one question of a section: the coded entry first, the narrative where there is none. */
export function applyRule(r: Reading, section: Section, rule: Rule): void {
  const [statement, ...others] = statementsOf(section, rule.code);
  if (statement && others.some((other) => answerOf(other) !== answerOf(statement)))
    r.warn(
      `${caseFields[rule.path].label}\u00a0: la fiche répond plusieurs fois, et pas la même chose. La première réponse est retenue, à vérifier.`,
    );
  const row =
    (statement && rowOf(r, statement)) ?? rowWithLabel(section, rule.label) ?? rowAsking(section, statement);
  const entry = statement ? fromEntry(r, section, statement, rule.path) : null;
  if (statement) markStatement(r, section, statement);
  if (row && rule.label?.test(folded(rowQuestion(row)))) section.labels.add(rowLabel(row));
  const value = entry === null ? row && fromWords(r, row, rule.path) : entry;
  if (value === null || value === undefined) return;
  r.set(rule.path, value, section);
  const question = statement ? attr(childAt(statement.el, 'code'), 'displayName') : '';
  if (typeof value === 'boolean')
    for (const label of [question, row ? rowQuestion(row) : ''])
      if (label !== '') section.labels.answer(label, value);
  if (row && entry !== null && entry !== undefined) compare(r, rule.path, entry, row, question);
}

/** Words of some comments (LOINC 48767-8). */
const commentWords = (r: Reading, section: Section, comments: readonly Statement[]): string =>
  comments
    .map((s) => {
      const text = r.textOf(childAt(s.el, 'text'), section);
      markStatement(r, section, s);
      return text;
    })
    .filter(Boolean)
    .join('\n');

/** The comments that hang on a statement of that code. */
export const commentsOn = (r: Reading, section: Section, parent: string): string =>
  commentWords(
    r,
    section,
    statementsOf(section, questions.comment).filter((s) => s.parent?.code === parent),
  );

/** The comments that hang on that statement, or with null all those of the section. */
export const commentsWithin = (r: Reading, section: Section, parent: Statement | null): string =>
  commentWords(
    r,
    section,
    statementsOf(section, questions.comment).filter((s) => parent === null || s.parent === parent),
  );

/** Words of the unread narrative row with that label, under that heading: what a broken reference meant. */
export function labelled(r: Reading, section: Section, label: RegExp, title = /./): string {
  const row = section.rows.find(
    (each) =>
      label.test(folded(rowLabel(each))) &&
      title.test(folded(each.title)) &&
      contentCells(each).every((c) => r.unread(c) === cellText(c)),
  );
  if (!row) return '';
  const cells = contentCells(row).filter((cell) => !isDash(cellText(cell)));
  r.mark(...cells);
  const text = cells.map(cellText).filter(Boolean).join(' · ');
  section.known.add(text);
  return text;
}
