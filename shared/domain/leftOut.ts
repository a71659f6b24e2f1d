import { z } from 'zod';
import { caseValuesSchema, type CaseValues } from './caseFields';
import { caseIdSchema } from './ids';

const placeSchema = z.looseObject({ where: z.string(), what: z.string() });

/** A case of an imported file that is not registered: kept until it is, or until a person sets it aside. */
export const importLineSchema = z.looseObject({
  /** Tells it from the others of this meeting. */
  id: z.string(),
  fileName: z.string(),
  source: z.enum(['cda', 'csv']),
  /** As the spreadsheet numbers it, from 1. */
  line: z.number().int().positive().optional(),
  values: caseValuesSchema,
  warnings: z.array(z.string()).default([]),
  /** `where`: the header of its column. */
  unread: z
    .array(
      z.looseObject({ path: z.string(), where: z.string().optional(), what: z.string(), why: z.string() }),
    )
    .default([]),
  notPlaced: z.array(placeSchema).default([]),
  /** All its values, once a person has corrected some; what the file says stays beside them. */
  mended: caseValuesSchema.optional(),
  /** Ticked or unticked by a person; absent: as it is proposed. */
  isChosen: z.boolean().optional(),
  isDiscarded: z.boolean().optional(),
  /** Registered while others of its review were not. */
  isRegistered: z.boolean().optional(),
});
export type ImportLine = z.infer<typeof importLineSchema>;

export const leftOutSchema = z.looseObject({ lines: z.array(importLineSchema).default([]) });

/** As they stand, with what was corrected. */
export const valuesOf = (line: ImportLine): CaseValues => line.mended ?? line.values;

/** Neither registered nor set aside: somebody has to deal with them. */
export const standing = (lines: readonly ImportLine[]): ImportLine[] =>
  lines.filter(({ isRegistered, isDiscarded }) => !isRegistered && !isDiscarded);

const isMended = (line: ImportLine, path: string): boolean => {
  const at = (values: CaseValues) => JSON.stringify((values as Readonly<Record<string, unknown>>)[path]);
  return at(valuesOf(line)) !== at(line.values);
};

/** Cells that could not be read, and that nobody has corrected since. */
export const stillUnread = (line: ImportLine): ImportLine['unread'] =>
  line.unread.filter(({ path }) => !isMended(line, path));

/** Words of a file that no value of the registered case holds, as they stood: kept until a person has dealt with them. */
export const leftOutWordsSchema = z.looseObject({
  case: caseIdSchema,
  /** The patient's, when the case was registered. */
  name: z.string(),
  fileName: z.string(),
  line: z.number().int().positive().optional(),
  /** `where`: the column of a list, the section of a fiche. */
  words: z.array(placeSchema).default([]),
});
export type LeftOutWords = z.infer<typeof leftOutWordsSchema>;

export const allLeftOutWordsSchema = z.looseObject({ cases: z.array(leftOutWordsSchema).default([]) });

/** What registering a line leaves out of its case. What a person corrected was dealt with. */
export function wordsLeftOut(line: ImportLine): LeftOutWords['words'] {
  const mended = line.unread.filter(({ path }) => isMended(line, path));
  return line.notPlaced.filter(
    (place) => !mended.some(({ where, what }) => where === place.where && what === place.what),
  );
}
