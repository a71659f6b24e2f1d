import type { Shown } from '../../domain/fieldValue';
import type { FieldBlock, FieldLine, FieldSection } from '../content/sections';
import { contactTable, measureTable, treatmentTable } from './records';
import { labelledTable, pairedTable, type LabelledRow } from './tables';
import { faint, heading, notGiven, paragraph, prose, run, type Block } from './text';

const textLength = (shown: readonly Shown[]): number => shown.reduce((n, s) => n + s.text.length, 0);

/** Values on one line, each followed by its code in small print. */
const shownRuns = (shown: readonly Shown[], bold: boolean) =>
  shown.flatMap(({ text, code }, i) => [
    run(i === 0 ? text : `\u00a0; ${text}`, bold ? { bold } : {}),
    ...(code ? [faint(`  ${code}`)] : []),
  ]);

const row = ({ label, shown, isTelling }: FieldLine): LabelledRow =>
  shown.length > 0
    ? { label, content: shownRuns(shown, isTelling), length: textLength(shown) }
    : { label, content: [notGiven()] };

function body(block: FieldBlock, width: number): Block[] {
  switch (block.is) {
    case 'text':
      return prose(block.text);
    case 'treatments':
      return [treatmentTable(block.treatments, width)];
    case 'contacts':
      return [contactTable(block.contacts, width)];
    case 'measures':
      return [measureTable(block.measures, width)];
    case 'missing':
      return [paragraph([notGiven()], 'Prose')];
  }
}

/** The section without its heading. @param paired two fields a line, for sections of short values */
export function sectionBody({ lines, blocks }: FieldSection, width: number, paired = false): Block[] {
  const table = paired ? pairedTable : labelledTable;
  return [
    ...(lines.length > 0 ? [table(lines.map(row), width)] : []),
    ...blocks.flatMap((block) => [
      ...(block.title === null ? [] : [heading(block.title, 2)]),
      ...body(block, width),
    ]),
  ];
}
