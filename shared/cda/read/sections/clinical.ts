import { caseFields, kindSchemas } from '../../../domain/caseFields';
import { decimal, folded, shortDate } from '../../../domain/french';
import { codeIn } from '../../../terminology/codes';
import { childAt, type XmlElement } from '../../../xml/tree';
import { answers, formerWhoAnswers } from '../../model/answers';
import { questions } from '../../model/questions';
import { sectionCodes } from '../../model/sections';
import { attr, type Section, type Statement } from '../document';
import { cellText } from '../cells';
import { contentCells, rowsText } from '../narrative';
import type { Reading, TextPath } from '../reading';
import { applyRule, coded, commentsWithin, labelled, rowOf, statementsOf, type Rule } from '../simple';

/** A section that is only narrative: all its text goes to one field. */
export function readNarrative(r: Reading, section: Section, path: TextPath): void {
  const rows = section.rows.filter((row) => !row.cells.every((cell) => r.wasRead(cell)));
  r.append(path, rowsText(rows), section);
  for (const row of rows) r.markRow(row);
}

function readWho(r: Reading, section: Section): void {
  applyRule(r, section, { code: questions.whoStatus, path: 'clinical.whoStatus', label: /oms/ });
  const statement = statementsOf(section, questions.whoStatus)[0];
  const status = r.values['clinical.whoStatus'];
  if (!statement) return;
  const day = r.day(childAt(statement.el, 'effectiveTime'), 'Date de l’état général', section);
  const meaning = coded(r, childAt(statement.el, 'interpretationCode'), section);
  const implied = meaning
    ? (formerWhoAnswers[meaning.code] ?? (codeIn('whoStatus', meaning.code) && meaning.code))
    : undefined;
  if (implied && status && implied !== status)
    r.warn(
      `État général\u00a0: le code et son interprétation («\u00a0${meaning?.display}\u00a0») ne disent pas le même grade.`,
    );
  r.append(
    'clinical.whoComment',
    [meaning?.display ?? '', day ? `évalué le ${shortDate(day)}` : ''].filter(Boolean).join(' · '),
    section,
  );
}

/** The number of a value of type INT, REAL, CO or PQ. */
const numberOf = (value: XmlElement | undefined): number | null => {
  const text = attr(value, 'value');
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
};

function readPain(r: Reading, section: Section): void {
  const statement = statementsOf(section, questions.pain)[0];
  const value = statement && childAt(statement.el, 'value');
  const code = coded(r, value, section);
  const number = numberOf(value);
  if (number !== null) r.mark(value);
  const words = statement ? r.textOf(childAt(statement.el, 'text'), section) : '';
  const answer = [
    words.includes(`${number}`) ? '' : (number?.toString() ?? ''),
    code?.display ?? '',
    words,
  ].filter(Boolean);
  if (statement) r.mark(childAt(statement.el, 'code'));
  r.append('clinical.pain', [...new Set(answer)].join(' · '), section);
  if (answer.length === 0) readNarrative(r, section, 'clinical.pain');
}

/** Since model 2025.01 the code of a score is common to all tools, and its words name the one. */
const toolOf = (statement: Statement): XmlElement | undefined =>
  childAt(statement.el, 'code', 'originalText');
const isG8 = (words: string): boolean => /g ?8|oncodage/.test(folded(words));

const wordsOfTool = (r: Reading, score: Statement): string =>
  r.peek(toolOf(score) ?? childAt(score.el, 'text'));

/** The G8 among the scores; where no tool is named by its code, the one score there is. */
function scoreIn(r: Reading, section: Section): Statement | undefined {
  const scores = statementsOf(section, questions.frailtyScore);
  const g8 = scores.filter((score) => isG8(wordsOfTool(r, score)));
  if (new Set(g8.map(({ el }) => numberOf(childAt(el, 'value')))).size > 1)
    r.warn('Score G8\u00a0: la fiche en donne plusieurs. Le premier est retenu, à vérifier.');
  return g8[0] ?? scores.find((score) => toolOf(score) === undefined);
}

/** A score in words, « Score 14,5 », « 14,5/17 »; null for what is none. */
function scoreInWords(text: string): number | null {
  const [, points] = /^(?:score\s*:?\s*)?(\d{1,2}(?:[.,]\d)?)(?:\s*\/\s*17)?$/i.exec(text) ?? [];
  return points === undefined ? null : Number(points.replace(',', '.'));
}

/** A score of the narrative that is not the coded one is said: between 14 and 14,5 the advice changes. */
function compareScore(r: Reading, statement: Statement, score: number): void {
  const row = rowOf(r, statement);
  for (const text of row ? contentCells(row).map(cellText) : []) {
    const told = scoreInWords(text);
    if (told !== null && told !== score)
      r.warn(
        `Score de fragilité\u00a0: le texte de la fiche dit «\u00a0${text}\u00a0», le code dit «\u00a0${decimal(score)}\u00a0». Le code est retenu.`,
      );
  }
}

/** Frailty screening from 75 years on: score, date, and in the narrative the name of the tool (shared/domain/README.md, "G8"). */
function readFrailty(r: Reading, section: Section): void {
  const statement = scoreIn(r, section);
  if (!statement) return;
  const value = childAt(statement.el, 'value');
  const score = numberOf(value);
  const named = toolOf(statement);
  const tool = r.textOf(named ?? childAt(statement.el, 'text'), section);
  r.mark(childAt(statement.el, 'code'));
  if (tool !== '') r.set('clinical.frailtyTool', tool, section);
  const day = r.day(childAt(statement.el, 'effectiveTime'), 'Date du dépistage de la fragilité', section);
  if (day) r.set('clinical.frailtyDate', day, section);
  if (score === null) return;
  compareScore(r, statement, score);
  const isScore = kindSchemas[caseFields['clinical.g8'].kind].safeParse(score).success;
  if (!isScore)
    r.warn(
      `Score de fragilité\u00a0: ${decimal(score)} n’est ni entier ni un demi-point, il n’a pas été repris.`,
    );
  else {
    r.set('clinical.g8', score, section);
    r.mark(value);
    for (const word of [`score ${score}`, `${score}`]) section.known.add(word);
    if (!isG8(tool))
      r.warn(
        `Le score de fragilité ${decimal(score)} vient de l’outil «\u00a0${tool || 'non précisé'}\u00a0»\u00a0: vérifiez qu’il s’agit bien d’un G8.`,
      );
    else if (score > 17) r.warn(`Le score G8 va de 0 à 17, la fiche donne ${decimal(score)}.`);
  }
}

/** « Évaluation du statut fonctionnel » (47420-5) and its parts. */
export function readFunction(r: Reading, section: Section): void {
  for (const part of [section, ...section.parts]) {
    if (part.code === sectionCodes.pain) readPain(r, part);
    if (part.code === sectionCodes.whoStatus || part.statements.some((s) => s.code === questions.whoStatus))
      readWho(r, part);
    if (part.statements.some((s) => s.code === questions.frailtyScore)) readFrailty(r, part);
  }
}

const phaseRules: readonly Rule[] = [
  { code: questions.phase, path: 'phase.phase', label: /^phase/ },
  { code: questions.progression, path: 'phase.progression', label: /^(en )?progression( du cancer)?$/ },
  { code: questions.localProgression, path: 'phase.local', label: /^(progression )?locale/ },
  { code: questions.regionalProgression, path: 'phase.regional', label: /^(progression )?regionale/ },
  { code: questions.distantProgression, path: 'phase.distant', label: /^(progression )?a distance/ },
];

/** « Note de progression » (18733-6): the phase; its date means the relapse only when it is one. */
export function readPhase(r: Reading, section: Section): void {
  const phase: Statement | undefined = statementsOf(section, questions.phase)[0];
  const day = r.day(phase && childAt(phase.el, 'effectiveTime'), 'Date de la phase', section);
  for (const rule of phaseRules) applyRule(r, section, rule);
  if (r.values['phase.progression'] !== undefined)
    for (const place of ['Locale', 'Régionale', 'À distance']) section.known.add(place);
  if (day && r.values['phase.phase'] === answers.relapse) r.set('phase.relapseDate', day, section);
  const comment = commentsWithin(r, section, null);
  r.append('phase.comment', comment || labelled(r, section, /^commentaire/), section);
}
