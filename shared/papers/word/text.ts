import { Paragraph, TextRun, type IParagraphOptions, type IRunOptions, type Table } from 'docx';
import { NOT_GIVEN } from '../../domain/valueWords';
import { clean, lines, unbroken } from '../content/plainText';
import { OUTSIDE_QUORUM } from '../content/words';

/** What a document's body is made of. */
export type Block = Paragraph | Table;

/** One run; a line feed inside is a space, paragraphs are made by `prose`. */
export const run = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ ...options, text: unbroken(clean(text).replace(/\n+/g, ' ')) });

export const strong = (text: string): TextRun => run(text, { bold: true });

/** Codes, sources and other small print inside a line. */
export const faint = (text: string): TextRun => run(text, { style: 'Faint' });

/** What is asked for and is not there. */
export const notGiven = (): TextRun => run(NOT_GIVEN, { italics: true });

export const paragraph = (
  content: string | readonly TextRun[],
  style?: string,
  options: IParagraphOptions = {},
): Paragraph =>
  new Paragraph({
    ...options,
    ...(style ? { style } : {}),
    children: typeof content === 'string' ? [run(content)] : content,
  });

/** A text as it was written, one paragraph a line. */
export const prose = (text: string, style = 'Prose', options: IParagraphOptions = {}): Paragraph[] =>
  lines(text).map((line) => paragraph(line, style, options));

export const heading = (text: string, level: 1 | 2 = 1): Paragraph => paragraph(text, `Heading${level}`);

/** A name, and behind it whether the person counts for the quorum. */
export const personCell = (name: TextRun, isOutsideQuorum: boolean): TextRun[] => [
  name,
  ...(isOutsideQuorum ? [faint(`  ${OUTSIDE_QUORUM}`)] : []),
];
