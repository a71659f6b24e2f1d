import { folded } from '../../../domain/french';
import type { Section } from '../document';
import { type NarrativeRow } from '../cells';
import { rowLabel, rowText } from '../narrative';
import type { Reading } from '../reading';

type Part = 'summary.history' | 'summary.question' | 'summary.otherData';

/** What a heading or a label announces; both at once (as the model's own heading does) tells nothing apart. */
function announced(words: string): Part | null {
  const text = folded(words);
  if (/autres? donnees/.test(text)) return 'summary.otherData';
  const question = /question|motif de (la )?(presentation|demande)/.test(text);
  const history = /synthese|histoire|resume|anamnese|presentation du cas/.test(text);
  if (question && !history) return 'summary.question';
  return history ? 'summary.history' : null;
}

const MARKER = /(?:^|\n|(?<=[.!?]\s))\s*questions?(?:\s+pos[ée]es?)?(?:\s+(?:à|a)\s+la\s+rcp)?\s*:\s*/i;

interface Split {
  readonly history: string;
  readonly question: string;
  /** How it was told apart: by the word, or by the last sentences being questions. */
  readonly by: 'word' | 'questionMark' | null;
}

/** Tells the question from the summary in one run of text; leaves all in the summary where nothing tells them apart. */
export function splitQuestion(text: string): Split {
  const marker = MARKER.exec(text);
  if (marker) {
    const history = text.slice(0, marker.index).trim();
    return { history, question: text.slice(marker.index + marker[0].length).trim(), by: 'word' };
  }
  if (!text.trimEnd().endsWith('?')) return { history: text, question: '', by: null };
  const sentences = text.trim().split(/(?<=[.!?])\s+|\n+/);
  let first = sentences.length;
  while (first > 0 && sentences[first - 1]?.endsWith('?')) first--;
  const question = sentences.slice(first).join(' ');
  const at = text.lastIndexOf(sentences[first] ?? '');
  return { history: text.slice(0, at).trim(), question, by: question ? 'questionMark' : null };
}

/** A row without its label where the label is what told its place. */
const content = (row: NarrativeRow): string => {
  const label = rowLabel(row);
  return label && announced(label)
    ? rowText(row)
        .slice(label.length)
        .replace(/^\s*:\s*/, '')
    : rowText(row);
};

/** « Histoire de la maladie » (10164-2): summary, question, other data; a narrative without entries. */
export function readSummary(r: Reading, section: Section): void {
  const parts: Record<Part, string[]> = {
    'summary.history': [],
    'summary.question': [],
    'summary.otherData': [],
  };
  for (const row of section.rows) {
    const text = content(row);
    r.markRow(row);
    if (text !== '') parts[announced(rowLabel(row)) ?? announced(row.title) ?? 'summary.history'].push(text);
  }
  let history = parts['summary.history'].join('\n');
  if (parts['summary.question'].length === 0) {
    const split = splitQuestion(history);
    history = split.history;
    if (split.question) parts['summary.question'].push(split.question);
    if (split.by === 'questionMark')
      r.warn(
        'La question posée a été séparée de la synthèse d’après son point d’interrogation\u00a0: relisez-les.',
      );
    if (split.by === null && history !== '')
      r.warn('La fiche ne distingue pas la question posée de la synthèse\u00a0: tout est dans la synthèse.');
  }
  r.append('summary.history', history, section);
  r.append('summary.question', parts['summary.question'].join('\n'), section);
  r.append('summary.otherData', parts['summary.otherData'].join('\n'), section);
}
