import { folded, shortDate } from '../../../domain/french';
import { childAt } from '../../../xml/tree';
import { questions } from '../../model/questions';
import { cellText } from '../cells';
import type { Section } from '../document';
import { contentCells, rowLabel, rowsText } from '../narrative';
import type { Reading } from '../reading';
import { markStatement, statementsOf } from '../simple';

/** The notice on data protection: it says nothing of the patient, the hospital may have written into it. */
export function leaveNotice(r: Reading, section: Section): void {
  const text = rowsText(section.rows);
  for (const row of section.rows) r.markRow(row);
  if (text !== '')
    r.leave(section.title, `Notice pour le patient (${text.length}\u00a0signes), à lire dans la fiche`);
}

/** « Souhaits du patient » (75320-2, model 2025.01), each with its day. */
export function readWishes(r: Reading, section: Section): void {
  for (const statement of statementsOf(section, questions.comment)) {
    const day = r.day(childAt(statement.el, 'effectiveTime'), 'Date du souhait', section);
    const text = r.textOf(childAt(statement.el, 'text'), section);
    markStatement(r, section, statement);
    const when = day ? ` (${shortDate(day)})` : '';
    if (text !== '') r.append('clinical.patientComment', `Souhait${when}\u00a0: ${text}`, section);
  }
  section.labels.add('Date', 'Souhait du patient');
}

/** « Commentaires » (48767-8, model 2.0): a row for each part of the fiche. */
export function readRemarks(r: Reading, section: Section): void {
  for (const row of section.rows) {
    const cells = contentCells(row);
    const text = cells
      .map(cellText)
      .filter((words) => folded(words) !== '')
      .join(' · ');
    r.mark(...cells);
    if (text === '') continue;
    const label = rowLabel(row);
    r.append('prior.comment', label ? `${label}\u00a0: ${text}` : text, section);
  }
}
