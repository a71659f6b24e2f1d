import { ImageRun, Paragraph, type Table } from 'docx';
import { SIGNATURE_BOX } from '../../domain/signature';
import type { DrawnSignature } from '../content/attendanceSheet';
import { inkPng } from './ink';
import { dataTable, type CellContent } from './tables';
import { faint, paragraph } from './text';

/** In pixels of a ninety-sixth of an inch: as wide as its cell allows. */
const WIDTH = 126;
const HEIGHT = Math.round((WIDTH * SIGNATURE_BOX.height) / SIGNATURE_BOX.width);

/** @param id of the drawing in the document: the library's own go on from one document to the next */
export const drawnSignature = ({ strokes, words, signed }: DrawnSignature, id: number): CellContent => [
  new Paragraph({
    style: 'Cell',
    children: [
      new ImageRun({
        type: 'png',
        data: inkPng(strokes),
        transformation: { width: WIDTH, height: HEIGHT },
        altText: { id: String(id), name: words, description: words },
      }),
    ],
  }),
  paragraph([faint(signed)], 'CellDense'),
];

/** Room for one hand-written signature; never parted from its own header. */
export const signatureTable = (name: string, width: number): Table =>
  dataTable(
    [
      { head: 'Animateur de la séance', share: 36 },
      { head: 'Date', share: 20 },
      { head: 'Signature', share: 44 },
    ],
    [{ cells: [name, '', ''], height: 1100 }],
    width,
    { grid: true },
  );
