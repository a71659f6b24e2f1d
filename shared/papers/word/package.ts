import { Document, Packer, PageOrientation, type Header } from 'docx';
import { FONT, numbering, styles } from './styles';
import { clean } from '../content/plainText';
import type { PaperHead } from '../content/head';
import { letterhead, pageFooter } from './pageMarks';
import { paragraph, type Block } from './text';
import { withDates } from './zipDates';

/** A4 in twips; the margins leave room for a hole punch on the left. */
const A4 = { width: 11906, height: 16838 } as const;
const MARGIN = { top: 1360, bottom: 1250, left: 1130, right: 1020, header: 560, footer: 480 } as const;
/** A landscape page is short: its lines are worth more than its edges. */
const LANDSCAPE_MARGIN = { ...MARGIN, top: 1150, bottom: 960, header: 480, footer: 400 } as const;

export const PORTRAIT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
export const LANDSCAPE_WIDTH = A4.height - MARGIN.left - MARGIN.right;

interface Sheet {
  readonly head: PaperHead;
  readonly landscape?: boolean;
  readonly header: Header;
  /** The header does not say what the paper is: the footer does. */
  readonly saysWhatBelow?: boolean;
  /** What follows the letterhead, the title and the subtitle. */
  readonly children: readonly Block[];
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => clean(text).replace(/[&<>"]/g, (c) => escapes[c] ?? c);

/** The library stamps the moment of the build; the document bears the instant it was issued (ISO 29500-2 §11.1). */
const coreProperties = ({ property, boardName, issuedAt }: PaperHead): string => {
  const at = issuedAt.replace(/\.\d+Z$/, 'Z');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(property)}</dc:title><dc:subject>${escaped(boardName)}</dc:subject>` +
    '<dc:creator>Concerto</dc:creator><cp:lastModifiedBy>Concerto</cp:lastModifiedBy>' +
    '<dc:language>fr-FR</dc:language>' +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  );
};

/** Names the stand-ins, so that a computer without Office lays the pages out alike (ISO 29500-1 §17.8.3.1). */
const fontTable =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `<w:font w:name="${FONT}"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>` +
  '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>';

const opening = (head: PaperHead): Block[] => [
  ...letterhead(head),
  paragraph(head.title, 'Title'),
  paragraph(head.subtitle, 'Subtitle'),
];

/** The bytes of the .docx: the same for the same sheet, whatever the clock says. */
export async function packed(sheet: Sheet): Promise<Uint8Array> {
  const { head, landscape = false } = sheet;
  const document = new Document({
    styles,
    numbering,
    title: head.property,
    creator: 'Concerto',
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: {
          page: {
            size: {
              ...A4,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: landscape ? LANDSCAPE_MARGIN : MARGIN,
          },
        },
        headers: { default: sheet.header },
        footers: {
          default: pageFooter(head, landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH, sheet.saysWhatBelow),
        },
        // A body ends on a paragraph; Word adds a full line of its own where it ends on a table.
        children: [...opening(head), ...sheet.children, paragraph('', 'Gap')],
      },
    ],
  });
  const bytes = await Packer.pack(document, 'uint8array', false, [
    { path: 'docProps/core.xml', data: coreProperties(head) },
    { path: 'word/fontTable.xml', data: fontTable },
  ]);
  return withDates(bytes, head.issuedAt);
}
