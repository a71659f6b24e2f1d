import { yesOrNo } from '../../domain/codeFromWords';
import { isDash } from '../../domain/loneDash';
import { cellText, type Cell, type NarrativeRow } from './cells';
import type { Section } from './document';
import type { Known, Labels } from './known';
import { isEmptyCell, rowLabel, rowPart, rowQuestion } from './narrative';
import type { Reading } from './reading';

const NOMENCLATURE = /\s*\[(CIM|TNM|SNOMED|NCIT|LOINC|JDV|ADICAP|CCAM)[^\]]*\]$/i;
const DATE = /^\d{2}\/\d{2}\/\d{4}$/;
/** « Statut du document : validé »: a label and its answer in one text. */
const LABELLED = /^([^:]{1,60}):\s*(\S.*)$/s;

/** « Progression : Non », « Ganglions : 8 » in one text: the same « Non » or « 8 » elsewhere may answer something else. */
const addsAnAnswer = (text: string, labels: Labels): boolean =>
  text.split('\n').some((line) => {
    const [, own = '', answer = ''] = LABELLED.exec(line) ?? [];
    if (/^\d[\d\s.,]*$/.test(answer)) return true;
    const yes = yesOrNo(answer);
    return yes !== null && !labels.tells(own, yes);
  });

const bare = (text: string): string => text.replace(NOMENCLATURE, '');

/** What is left of the narratives. */
export class SweepRows {
  constructor(
    private readonly r: Reading,
    private readonly repeats: (text: string, known: Known) => boolean,
  ) {}

  /** Rows of a narrative with something nobody read; labels and headings only introduce them. */
  list(section: Section): void {
    for (const row of section.rows) {
      const left = this.leftIn(row, section);
      if (left.length === 0) continue;
      const label = rowLabel(row).replace(/\s*:$/, '');
      this.r.leave(section.title, label ? `${label}\u00a0: ${left.join(' · ')}` : left.join(' · '));
      for (const date of left.filter((text) => DATE.test(text)))
        if (section.statements.length > 0)
          this.r.warn(
            `${section.title}\u00a0: la date ${date}${label ? ` («\u00a0${label}\u00a0»)` : ''} est dans le texte mais pas dans les données codées.`,
          );
    }
  }

  /** Whether something of the row was read: an entry refers to it, so its label is that of the entry. */
  private isRead(row: NarrativeRow): boolean {
    return row.cells.some((cell) => !cell.head && this.r.unread(cell) !== cellText(cell));
  }

  /** The same value is a repetition only under a label that was answered: beside another it is another fact. */
  private isRepeated(text: string, label: string, row: NarrativeRow, section: Section): boolean {
    if (!this.isRead(row) && addsAnAnswer(text, section.labels)) return false;
    const asked = label === '' || this.isRead(row) || section.labels.names(label, text);
    if (asked && this.repeats(text, section.known)) return true;
    const [, own, answer] = LABELLED.exec(text) ?? [];
    return (
      own !== undefined &&
      answer !== undefined &&
      (this.isRead(row) || section.labels.names(own, answer)) &&
      this.repeats(answer, section.known)
    );
  }

  private leftIn(row: NarrativeRow, section: Section): string[] {
    const label = rowLabel(row);
    const left = row.cells.map((cell: Cell, i) => {
      if (cell.head || (i === 0 && label !== '')) return '';
      // « C50.4 [CIM-10] »: the name of a nomenclature is not content.
      const text = bare(this.r.unread(cell));
      // « Date : <content ID="d">…</content> »: what stands before a read part is its label.
      const part = text !== bare(cellText(cell));
      if (text === '' || (part && /[:–—-]$/.test(text)) || (isDash(text) && isEmptyCell(row, i))) return '';
      const isAnswer = yesOrNo(text) !== null;
      const header = row.headers[i] || (isAnswer ? rowPart(row) : '');
      const asked = row.headers[i] || (isAnswer ? rowQuestion(row) : label);
      // All dashes are one sign.
      if (this.isRepeated(isDash(text) ? '-' : text, asked, row, section)) return '';
      return header ? `${header}\u00a0: ${text}` : text;
    });
    const found = left.filter(Boolean);
    // In a table with headers the first column says what the row is about.
    const first = row.cells[0];
    if (found.length > 0 && label === '' && row.cells.length > 1 && first && left[0] === '') {
      const about = cellText(first);
      if (about !== '' && !isDash(about) && !DATE.test(about)) return [about, ...found];
    }
    return found;
  }
}
