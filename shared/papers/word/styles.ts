import { AlignmentType, BorderStyle, LevelFormat, ShadingType, type IPropertiesOptions } from 'docx';

/** One accent, the deep teal of the application; everything else is black, two greys and a tint. */
export const colours = {
  accent: '0B4F55',
  text: '1A1A1A',
  faint: '595959',
  rule: 'B9C6C7',
  tint: 'E9F1F1',
  draft: 'EFEFEF',
} as const;

/**
 * Arial is on every Windows and Mac; LibreOffice carries its metric twin, Liberation Sans, and swaps the two by itself.
 * Calibri was worse: where Carlito is absent, LibreOffice ignores `altName` and takes DejaVu, a quarter wider.
 */
export const FONT = 'Arial';

export const LIST = 'concerto-list';

const solid = { type: ShadingType.CLEAR, color: 'auto' } as const;
const bar = (color: string) => ({ style: BorderStyle.SINGLE, size: 24, space: 8, color });
/** Padding of a tinted box: Word paints the shading out to the border, and this one is of the same colour. */
const pad = (color: string) => ({ style: BorderStyle.SINGLE, size: 4, space: 4, color });
const box = (edge: string, fill: string) => ({
  border: { left: bar(edge), top: pad(fill), bottom: pad(fill), right: pad(fill) },
  shading: { ...solid, fill },
  indent: { left: 220, right: 110 },
});

/**
 * Named Word styles, so that a hospital can restyle the document, and a screen reader sees its structure. `lineRule` is
 * written out each time: without it LibreOffice takes `line` for a least height in twips.
 */
export const styles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 19,
        color: colours.text,
        language: { value: 'fr-FR', eastAsia: 'fr-FR' },
      },
      paragraph: { spacing: { line: 252, lineRule: 'auto' } },
    },
    title: {
      run: { size: 34, bold: true, color: colours.accent, font: FONT },
      paragraph: { spacing: { before: 200, after: 20, line: 240, lineRule: 'auto' }, keepNext: true },
    },
    heading1: {
      run: { size: 24, bold: true, color: colours.accent, font: FONT },
      paragraph: {
        spacing: { before: 240, after: 70, line: 240, lineRule: 'auto' },
        keepNext: true,
        keepLines: true,
        outlineLevel: 0,
      },
    },
    heading2: {
      run: { size: 19, bold: true, color: colours.text, font: FONT },
      paragraph: {
        spacing: { before: 130, after: 30, line: 240, lineRule: 'auto' },
        keepNext: true,
        keepLines: true,
        outlineLevel: 1,
      },
    },
  },
  paragraphStyles: [
    { id: 'Prose', name: 'Prose', basedOn: 'Normal', paragraph: { spacing: { after: 70 } } },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 21 },
      paragraph: { spacing: { after: 120 }, keepNext: true },
    },
    {
      id: 'Letterhead',
      name: 'Letterhead',
      basedOn: 'Normal',
      run: { size: 18, color: colours.faint },
      paragraph: { spacing: { line: 245, lineRule: 'auto' } },
    },
    {
      id: 'Banner',
      name: 'Banner',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: {
        ...box(colours.accent, colours.tint),
        spacing: { line: 252, lineRule: 'auto' },
        keepLines: true,
      },
    },
    {
      id: 'BannerDraft',
      name: 'Banner Draft',
      basedOn: 'Banner',
      paragraph: box(colours.faint, colours.draft),
    },
    {
      id: 'Question',
      name: 'Question',
      basedOn: 'Normal',
      run: { size: 21 },
      paragraph: { ...box(colours.accent, colours.tint), spacing: { line: 259, lineRule: 'auto' } },
    },
    {
      id: 'Conclusion',
      name: 'Conclusion',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { ...box(colours.accent, colours.tint), spacing: { line: 259, lineRule: 'auto' } },
    },
    {
      id: 'Summary',
      name: 'Summary Line',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { after: 80 } },
    },
    {
      id: 'Cell',
      name: 'Table Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { line: 252, lineRule: 'auto' } },
    },
    /** For the list of a whole meeting, which must fit a hand. */
    { id: 'CellDense', name: 'Table Cell Dense', basedOn: 'Cell', run: { size: 16 } },
    { id: 'CellLabel', name: 'Table Label', basedOn: 'Cell', run: { color: colours.faint } },
    {
      id: 'CellHead',
      name: 'Table Head',
      basedOn: 'Cell',
      run: { size: 16, bold: true, color: colours.accent },
      paragraph: { keepNext: true },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 16, color: colours.faint },
      paragraph: { spacing: { before: 60, after: 60, line: 240, lineRule: 'auto' } },
    },
    /** Between two tables, which Word would otherwise join. */
    {
      id: 'Gap',
      name: 'Gap',
      basedOn: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { line: 120, lineRule: 'exact' } },
    },
    {
      id: 'PageMark',
      name: 'Page Mark',
      basedOn: 'Normal',
      run: { size: 16, color: colours.faint },
      paragraph: { spacing: { line: 240, lineRule: 'auto' } },
    },
  ],
  characterStyles: [{ id: 'Faint', name: 'Faint', run: { size: 16, color: colours.faint } }],
};

export const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: LIST,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '–',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 284, hanging: 227 } } },
        },
      ],
    },
  ],
};
