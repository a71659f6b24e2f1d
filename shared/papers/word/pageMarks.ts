import { BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { PaperHead } from '../content/head';
import type { PatientMark } from '../content/patientMark';
import { clean } from '../content/plainText';
import { colours } from './styles';
import { faint, paragraph, run } from './text';

/** The name is what a hand leafing through a file looks for. */
const whose = { bold: true, size: 18, color: colours.text } as const;

const rule = { style: BorderStyle.SINGLE, size: 6, space: 4, color: colours.accent } as const;

/** Keeps the body off the rule when a long name takes two lines. */
const AWAY = { after: 200 } as const;

/** @param mark what stands behind the name of a draft; empty for none */
export const patientHeader = ({ name, traits }: PatientMark, mark: string): Header =>
  new Header({
    children: [
      paragraph([run(name, whose), ...(mark ? [run(`  ·  ${mark}`, whose)] : [])], 'PageMark'),
      paragraph(traits.join('  ·  '), 'PageMark', { border: { bottom: rule }, spacing: AWAY }),
    ],
  });

export const plainHeader = (text: string): Header =>
  new Header({ children: [paragraph(text, 'PageMark', { border: { bottom: rule }, spacing: AWAY })] });

export function pageFooter({ about, issued }: PaperHead, width: number, saysWhat = false): Footer {
  const border = { top: { ...rule, size: 4, color: colours.rule } };
  return new Footer({
    children: [
      ...(saysWhat ? [paragraph(about, 'PageMark', { border })] : []),
      new Paragraph({
        style: 'PageMark',
        ...(saysWhat ? {} : { border }),
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          run(issued),
          new TextRun({
            children: ['\tPage\u00a0', PageNumber.CURRENT, '\u00a0/\u00a0', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** Organisation, board and place, at the head of the first page. */
export function letterhead({ organisation, boardName, place }: PaperHead): Paragraph[] {
  const parts = [organisation, boardName, place].map((part) => clean(part).trim()).filter(Boolean);
  const [first = boardName, ...rest] = parts;
  return [
    paragraph([run(first, { bold: true, size: 21, color: colours.text })], 'Letterhead'),
    ...(rest.length > 0 ? [paragraph([faint(rest.join('  ·  '))], 'Letterhead')] : []),
  ];
}
