import { BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { Instant } from '../domain/brand';
import type { CaseValues } from '../domain/caseFields';
import { patientName } from '../domain/caseFile';
import { shortDate } from '../domain/french';
import { colours } from './styles';
import { clean, faint, paragraph, run } from './text';
import { bornOn, insNature, moment, NOT_GIVEN } from './words';

/** The name is what a hand leafing through a file looks for. */
const whose = { bold: true, size: 18, color: colours.text } as const;

const rule = { style: BorderStyle.SINGLE, size: 6, space: 4, color: colours.accent } as const;

/** « LE GOFF Marie (nom de naissance : MARTIN) » */
function fullName(values: CaseValues): string {
  const birthName = values['identity.birthName']?.toLocaleUpperCase('fr');
  const name = patientName(values);
  const used = values['identity.usedName']?.toLocaleUpperCase('fr');
  return birthName && used && birthName !== used ? `${name} (nom de naissance\u00a0: ${birthName})` : name;
}

/** Keeps the body off the rule when a long name takes two lines. */
const AWAY = { after: 200 } as const;

/** Who the page is about, on every page: sheets get separated (identitovigilance). */
export function patientHeader(values: CaseValues, draft: boolean): Header {
  const birth = values['identity.birthDate'];
  const ins = values['identity.ins'];
  const ipp = values['identity.ipp'];
  const identity = [
    `${bornOn(values['identity.sex'])} ${birth ? shortDate(birth) : NOT_GIVEN.toLowerCase()}`,
    ins ? `INS ${ins} (${insNature(values['identity.insOid'])})` : `INS ${NOT_GIVEN.toLowerCase()}`,
    ...(ipp ? [`IPP ${ipp}`] : []),
  ];
  return new Header({
    children: [
      paragraph([run(fullName(values), whose), ...(draft ? [run('  ·  PROJET', whose)] : [])], 'PageMark'),
      paragraph(identity.join('  ·  '), 'PageMark', { border: { bottom: rule }, spacing: AWAY }),
    ],
  });
}

export const plainHeader = (text: string): Header =>
  new Header({ children: [paragraph(text, 'PageMark', { border: { bottom: rule }, spacing: AWAY })] });

interface FooterText {
  /** What this is: board, day, version; for a paper whose header does not say it. */
  readonly about?: string;
  readonly issuedAt: Instant;
  readonly timeZone: string;
  readonly width: number;
}

export function pageFooter({ about, issuedAt, timeZone, width }: FooterText): Footer {
  const border = { top: { ...rule, size: 4, color: colours.rule } };
  return new Footer({
    children: [
      ...(about ? [paragraph(about, 'PageMark', { border })] : []),
      new Paragraph({
        style: 'PageMark',
        ...(about ? {} : { border }),
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          run(`Document issu de Concerto · édité le ${moment(issuedAt, timeZone)} · secret médical`),
          new TextRun({
            children: ['\tPage\u00a0', PageNumber.CURRENT, '\u00a0/\u00a0', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** Organisation, board and place, at the head of the first page. */
export function letterhead(organisation: string, boardName: string, place: string): Paragraph[] {
  const parts = [organisation, boardName, place].map((part) => clean(part).trim()).filter(Boolean);
  const [first = boardName, ...rest] = parts;
  return [
    paragraph([run(first, { bold: true, size: 21, color: colours.text })], 'Letterhead'),
    ...(rest.length > 0 ? [paragraph([faint(rest.join('  ·  '))], 'Letterhead')] : []),
  ];
}
