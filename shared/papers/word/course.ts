import { ImageRun, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { AXIS, type Drawn, type PaperCourse } from '../content/course';
import { UNPLACED } from '../content/titles';
import { DRAWING_WIDTH, heightOf, MARGIN, rowPng } from './courseDrawing';
import { dataTable } from './tables';
import { paragraph, run, strong, type Block } from './text';

/** Twips to a pixel. */
const PIXEL = 15;

/** The days of the axis, each over its line. */
const axisHead = ({ ticks }: PaperCourse): Paragraph =>
  new Paragraph({
    style: 'CellHead',
    tabStops: ticks.map(({ x }) => ({
      type: TabStopType.CENTER,
      position: Math.round((MARGIN + (x / AXIS) * (DRAWING_WIDTH - 2 * MARGIN)) * PIXEL),
    })),
    children: ticks.flatMap(({ words }) => [new TextRun({ children: [new Tab()] }), run(words)]),
  });

const drawing = (drawn: Drawn, course: PaperCourse, at: number): Paragraph =>
  new Paragraph({
    style: 'CellDense',
    children: [
      new ImageRun({
        type: 'png',
        data: rowPng(drawn, course),
        transformation: { width: DRAWING_WIDTH, height: heightOf(drawn) },
        // The row says the same in words.
        altText: {
          id: String(at + 1),
          name: 'Axe du temps',
          description: 'Place de cette ligne dans le temps',
        },
      }),
    ],
  });

/** The illness over time, one fact a line: its words, and its place on the axis of all. */
export const courseBlocks = (course: PaperCourse, width: number): Block[] => [
  dataTable(
    [
      { head: 'Date', share: 20, holds: '00/00/0000' },
      { head: 'Quoi', share: 35 },
      { head: axisHead(course), share: 45, holds: DRAWING_WIDTH * PIXEL },
    ],
    course.rows.map(({ when, what, drawn }, at) => ({
      cells: [when, what, [drawing(drawn, course, at)]],
    })),
    width,
    { dense: true },
  ),
  paragraph(course.legend, 'Note'),
  ...(course.unplaced.length > 0
    ? [paragraph([strong(`${UNPLACED}\u00a0: `), run(`${course.unplaced.join('\u00a0; ')}.`)], 'Note')]
    : []),
];
