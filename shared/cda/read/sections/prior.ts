import { folded, shortDate } from '../../../domain/french';
import { labelOf } from '../../../terminology/codes';
import { yesOrNo } from '../../../domain/codeFromWords';
import { isDash } from '../../../domain/loneDash';
import { addsNothing } from '../../../domain/sameWords';
import { childAt } from '../../../xml/tree';
import { questions } from '../../model/questions';
import { attr, type Section, type Statement } from '../document';
import { cellText, type NarrativeRow } from '../cells';
import { contentCells, isEmptyCell, rowText } from '../narrative';
import type { Reading } from '../reading';
import {
  applyRule,
  coded,
  commentsWithin,
  labelled,
  markStatement,
  official,
  rowOf,
  statementsOf,
} from '../simple';

/** All remarks go to one field, each under the part of the fiche it stands in. */
function remark(r: Reading, section: Section, part: string): void {
  const text = commentsWithin(r, section, null) || labelled(r, section, /^commentaire/);
  if (text !== '') r.append('prior.comment', `${part}\u00a0: ${text}`, section);
}

/** « Statut du dossier présenté » (21874-3). */
export function readFileStatus(r: Reading, section: Section): void {
  applyRule(r, section, {
    code: questions.completeFile,
    path: 'prior.completeFile',
    label: /^dossier complet/,
  });
  applyRule(r, section, { code: questions.quorum, path: 'prior.quorum', label: /^quorum/ });
  // Model 2.0 asks for the status of the case here.
  applyRule(r, section, { code: questions.caseStatus, path: 'request.caseStatus', label: /^statut du cas/ });
  for (const s of statementsOf(section, questions.fileStatus)) r.mark(childAt(s.el, 'code'));
  remark(r, section, 'Dossier');
}

/** « du 20/02/2019 au 20/08/2019 », « à partir du … », « jusqu’au … » */
function period(r: Reading, section: Section, statement: Statement, what: string): string {
  const time = childAt(statement.el, 'effectiveTime');
  const start = r.day(time, `${what}, début`, section);
  const end = r.day(childAt(time, 'high'), `${what}, fin`, section);
  if (start && end) return `du ${shortDate(start)} au ${shortDate(end)}`;
  if (start) return `à partir du ${shortDate(start)}`;
  return end ? `jusqu’au ${shortDate(end)}` : '';
}

/** « oui » alone adds nothing to a line that is there because the answer is yes. */
const saysMore = (text: string): string => text.replace(/^oui\b[\s:,.-]*/i, '');

function encounterLine(r: Reading, section: Section, statement: Statement, title: string): string {
  const words = saysMore(r.textOf(childAt(statement.el, 'text'), section));
  const priority = coded(r, childAt(statement.el, 'priorityCode'), section);
  const when = period(r, section, statement, title);
  markStatement(r, section, statement);
  return [title, words, when, priority?.display ?? ''].filter(Boolean).join(' · ');
}

function examLine(r: Reading, section: Section, statement: Statement): string {
  const row = rowOf(r, statement);
  const words = r.textOf(childAt(statement.el, 'text'), section);
  const when = period(r, section, statement, 'Examen demandé');
  const value = coded(r, childAt(statement.el, 'value'), section);
  markStatement(r, section, statement);
  const more = row
    ? row.cells.filter(
        (c, i) =>
          !/date/.test(folded(row.headers[i] ?? 'date')) &&
          r.unread(c) !== '' &&
          !section.known.has(cellText(c)),
      )
    : [];
  const asked = attr(childAt(statement.el, 'code'), 'displayName');
  const own =
    attr(childAt(statement.el, 'code'), 'code') === questions.furtherExamination || addsNothing(asked, words)
      ? ''
      : asked;
  return ['Examen ou expertise demandé', own, value?.display ?? '', words, ...more.map(cellText), when]
    .filter((part) => part !== '' && !isDash(part))
    .join(' · ');
}

/** The cell of a row under the header that matches, without the dash that stands for nothing. */
const columnOf = (row: NarrativeRow | null, header: RegExp): string => {
  const at = row?.headers.findIndex((each) => header.test(folded(each))) ?? -1;
  const cell = row?.cells[at];
  const text = cell ? cellText(cell) : '';
  return isDash(text) ? '' : text;
};

const INTENTION = /intention/;
const TYPE = /type|^traitement/;

/** What the other columns of a proposal's row say: precision as it is, the others under their header. */
function moreOf(r: Reading, section: Section, row: NarrativeRow): string[] {
  return row.cells.flatMap((cell, i) => {
    const header = row.headers[i] ?? '';
    const text = cellText(cell);
    const told =
      INTENTION.test(folded(header)) || TYPE.test(folded(header)) || /sequentiel/.test(folded(header));
    const dated = /^\d{2}\/\d{2}\/\d{4}$/.test(text) && section.known.has(text);
    if (!told && !dated && r.unread(cell) === '') return [];
    r.mark(cell);
    if (told || dated || isEmptyCell(row, i)) return [];
    return [header === '' || /precision/.test(folded(header)) ? text : `${header}\u00a0: ${text}`];
  });
}

/**
 * One proposed treatment. The intention is read where a person reads it, in the column of that name. `priorityCode`
 * holds the intention in some files and a running number in others (the official sample has 1, 2, 3 for 1, 2, 2).
 */
function treatmentLine(r: Reading, section: Section, statement: Statement): string {
  const row = rowOf(r, statement) ?? r.anchorOf(childAt(statement.el, 'code', 'originalText'))?.row ?? null;
  const value = coded(r, childAt(statement.el, 'code'), section);
  const code = value && official(r, section, 'treatment', value, 'Traitement proposé');
  const name = code ? labelOf('treatment', code) : value?.display || value?.original || 'Traitement';
  const when = period(r, section, statement, name);
  const priorityEl = childAt(statement.el, 'priorityCode');
  const rank = r.textOf(childAt(priorityEl, 'originalText'), section) || attr(priorityEl, 'code');
  r.markAll(priorityEl);
  const intention = columnOf(row, INTENTION) || rank;
  const words = r.textOf(childAt(statement.el, 'text'), section);
  const type = columnOf(row, TYPE) || words || value?.original || '';
  const more = row ? moreOf(r, section, row) : [];
  if (rank && /^\d/.test(intention) && !intention.startsWith(rank))
    r.warn(
      `Proposition «\u00a0${name}\u00a0»\u00a0: intention ${intention} dans le texte de la fiche, rang ${rank} dans le code.`,
    );
  return [
    intention && `Intention ${intention}`,
    type && !addsNothing(type, name) ? `${name}\u00a0: ${type}` : name,
    ...more,
    when,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** « Plan de soins » (18776-5): referral, examinations, surveillance, treatments by intention, as lines. */
export function readPlan(r: Reading, section: Section): void {
  const lines = [
    ...statementsOf(section, questions.boardOfReferral).map((s) =>
      encounterLine(r, section, s, 'Passage en RCP de recours demandé'),
    ),
    ...statementsOf(section, questions.furtherExamination).map((s) => examLine(r, section, s)),
    ...statementsOf(section, questions.surveillance)
      .filter((s) => s.el.name !== 'procedure')
      .map((s) => encounterLine(r, section, s, 'Surveillance seule')),
    ...section.statements
      .filter((s) => s.el.name === 'procedure' && s.mood !== 'EVN' && !s.negated)
      .map((s) => treatmentLine(r, section, s)),
  ];
  remark(r, section, 'Proposition');
  if (lines.length > 0) r.append('prior.proposals', lines.join('\n'), section);
  else {
    r.append('prior.proposals', section.rows.map(rowText).filter(Boolean).join('\n'), section);
    for (const row of section.rows) r.markRow(row);
  }
}

const NO_ROW: NarrativeRow = { title: '', headers: [], cells: [] };

/** « Cadre de la proposition » (35510-7): guideline with its version and date, trial. */
export function readFrame(r: Reading, section: Section): void {
  for (const statement of statementsOf(section, questions.guideline)) {
    const row = r.anchorOf(childAt(statement.el, 'value', 'originalText'))?.row ?? rowOf(r, statement);
    const value = coded(r, childAt(statement.el, 'value'), section);
    const translation = r.textOf(childAt(statement.el, 'code', 'translation', 'originalText'), section);
    const more = section.statements.find((s) => s.parent === statement);
    const inside = more ? r.peek(childAt(more.el, 'value')) : '';
    // What else hangs on it is no name: the sweep says it.
    if (more && inside !== '') markStatement(r, section, more);
    const name =
      inside ||
      value?.original ||
      value?.display ||
      translation ||
      r.textOf(childAt(statement.el, 'text'), section);
    const day = r.day(childAt(statement.el, 'effectiveTime'), 'Date du référentiel', section);
    markStatement(r, section, statement);
    // The row says « Oui » beside the name: the name being given, it is the same answer.
    for (const cell of contentCells(row ?? NO_ROW)) if (yesOrNo(cellText(cell)) === true) r.mark(cell);
    r.append('prior.guideline', [name, day ? shortDate(day) : ''].filter(Boolean).join(', '), section);
  }
  if (!r.values['prior.guideline'])
    r.append('prior.guideline', labelled(r, section, /referentiel|recommandation/), section);
  applyRule(r, section, { code: questions.trial, path: 'prior.trial', label: /essai/ });
  remark(r, section, 'Cadre');
}

/** « Statut du document » (33557-0); the date of the status has no field, it goes with the remark. */
export function readDocumentStatus(r: Reading, section: Section): void {
  const statement = statementsOf(section, questions.documentStatus)[0];
  const day = r.day(
    statement && childAt(statement.el, 'effectiveTime'),
    'Date du statut de la fiche',
    section,
  );
  section.labels.add('Date du statut du document');
  applyRule(r, section, { code: questions.documentStatus, path: 'prior.documentStatus', label: /^statut/ });
  remark(r, section, day ? `Fiche (statut du ${shortDate(day)})` : 'Fiche');
  if (day && !r.values['prior.comment']?.includes(shortDate(day)))
    r.append('prior.comment', `Fiche\u00a0: statut du ${shortDate(day)}`, section);
}
