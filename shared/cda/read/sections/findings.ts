import type { CivilDay } from '../../../domain/brand';
import { folded, shortDate } from '../../../domain/french';
import { personName } from '../../../domain/person';
import { childAt, childrenNamed, type XmlElement } from '../../../xml/tree';
import { questions } from '../../model/questions';
import { sectionCodes } from '../../model/sections';
import { dayOf } from '../dates';
import { attr, type Section, type Statement } from '../document';
import { cellText } from '../cells';
import { contentCells, rowLabel, rowsText } from '../narrative';
import { readPerson } from '../people';
import type { Reading, TextPath } from '../reading';
import { coded, labelled, markStatement, statementsOf } from '../simple';
import { readNarrative } from './clinical';

/** What the people of a report are called, by kind of report. */
interface ReportWords {
  readonly path: TextPath;
  readonly date: string;
  readonly performer: string;
}

export const reports = {
  surgery: { path: 'findings.surgery', date: 'Opération du', performer: 'Chirurgien' },
  pathology: { path: 'findings.pathology', date: 'Examen du', performer: 'Anatomopathologiste' },
  molecular: { path: 'findings.molecular', date: 'Examen du', performer: 'Biologie moléculaire' },
} as const satisfies Record<string, ReportWords>;

/** « Préleveur : Dr Anne LE GOFF (Clinique du Port), le 15/01/2019 » */
function personLine(r: Reading, section: Section, role: string, holder: XmlElement, entity: string): string {
  const found = readPerson(r, childAt(holder, entity));
  if (!found) return '';
  const time = childAt(holder, 'time');
  const day = dayOf(attr(time, 'value'));
  if (day) r.mark(time);
  section.known.add(found.words);
  section.labels.add(role, 'Médecin');
  if (day) section.known.add(shortDate(day));
  return `${role}\u00a0: ${found.words}${day ? `, le ${shortDate(day)}` : ''}`;
}

/** The narrative gives the day once more: of the sampling under that heading, of the act elsewhere. */
function checkDates(r: Reading, section: Section, day: CivilDay | null): void {
  if (!day) return;
  for (const row of section.rows.filter((each) => /^date/.test(folded(rowLabel(each)))))
    for (const cell of /preleve/.test(folded(row.title)) ? [] : contentCells(row)) {
      const text = cellText(cell);
      if (!/^\d{2}\/\d{2}\/\d{4}$/.test(text) || text === shortDate(day)) continue;
      r.mark(cell);
      r.leave(section.title, `${rowLabel(row)}\u00a0: ${text}`);
      r.warn(
        `${section.title}\u00a0: «\u00a0${rowLabel(row)}\u00a0» est le ${text} dans le texte de la fiche, le ${shortDate(day)} dans le code. Le code est retenu.`,
      );
    }
}

function statementLines(r: Reading, section: Section, statement: Statement, words: ReportWords): string[] {
  const { el } = statement;
  const day = r.day(childAt(el, 'effectiveTime'), `${section.title}, date`, section);
  r.markAll(childAt(el, 'effectiveTime'));
  const performers = childrenNamed(el, 'performer').map((p) =>
    // In the molecular report the one who took the sample is a second performer, with the time of sampling.
    personLine(r, section, childAt(p, 'time') ? 'Préleveur' : words.performer, p, 'assignedEntity'),
  );
  const samplers = childrenNamed(el, 'participant').map((p) =>
    personLine(r, section, 'Préleveur', p, 'participantRole'),
  );
  const value = coded(r, childAt(el, 'value'), section);
  const conclusion =
    value?.original ||
    r.textOf(childAt(el, 'text'), section) ||
    labelled(r, section, /conclusion$/) ||
    value?.display ||
    '';
  markStatement(r, section, statement);
  checkDates(r, section, day);
  const authors = childrenNamed(el, 'author').map((a) =>
    personLine(r, section, 'Auteur de la conclusion', a, 'assignedAuthor'),
  );
  return [
    day ? `${words.date} ${shortDate(day)}` : '',
    ...performers,
    ...samplers,
    conclusion && `Conclusion\u00a0: ${conclusion}`,
    ...authors,
  ];
}

/** Who typed the conclusion into the fiche: said only when it is not the author of the fiche. */
function retypedBy(r: Reading, section: Section): string[] {
  return childrenNamed(section.el, 'author').map((author) => {
    const found = readPerson(r, childAt(author, 'assignedAuthor'));
    r.mark(childAt(author, 'time'));
    const same =
      found &&
      r.contacts.some(({ person }) => folded(personName(person)) === folded(personName(found.person)));
    return !found || same ? '' : `Saisi dans la fiche par ${found.words}`;
  });
}

/** A conclusion of a report (operation, pathology, molecular biology): who, when, what, and the remark beside it. */
export function readReport(r: Reading, section: Section, words: ReportWords): void {
  const statements = statementsOf(section, questions.reportedAct, questions.conclusion);
  if (statements.length === 0) readNarrative(r, section, words.path);
  const lines = [
    ...statements.flatMap((s) => statementLines(r, section, s, words)),
    ...retypedBy(r, section),
  ];
  for (const part of section.parts.filter((p) => p.code === sectionCodes.comment)) {
    const text = rowsText(part.rows);
    for (const row of part.rows) r.markRow(row);
    if (text !== '') lines.push(`Remarque\u00a0: ${text}`);
  }
  // Model 2.0 puts the examination and its conclusion in sections of their own.
  for (const part of section.parts.filter(
    (p) => p.code === sectionCodes.conclusion || p.code === sectionCodes.treatments,
  )) {
    const text = rowsText(part.rows);
    for (const row of part.rows) r.markRow(row);
    if (text !== '') lines.push(text);
  }
  r.append(words.path, lines.filter(Boolean).join('\n'), section);
}
