import { z } from 'zod';
import {
  casePaths,
  caseValuesSchema,
  fieldSpec,
  isBlank,
  type CasePath,
  type CaseValues,
  type Contact,
  type PastTreatment,
} from './caseFields';
import { presentCode } from '../terminology/codes';
import { folded } from './french';
import { caseIdSchema } from './ids';
import { valueWords } from './valueWords';

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
  /** What stands in the fields of its mending and is not understood, by its field: it is no value yet. */
  typed: z.record(z.string(), z.string()).optional(),
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

/** Words of a file that no value of the case holds, as they stood: kept until a person has dealt with them. */
export const leftOutWordsSchema = z.looseObject({
  case: caseIdSchema,
  /** The patient's, when they were kept. */
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

const NAMES = new Set<CasePath>([
  'identity.birthName',
  'identity.givenNames',
  'identity.firstGivenName',
  'identity.usedName',
  'identity.usedGivenName',
]);

/** Letters alone make a name. Of another text every sign may matter, the case and the spaces do not. */
const linesIn = (path: CasePath, text: string): string[] =>
  NAMES.has(path)
    ? [folded(text).replaceAll(' ', '')]
    : text
        .normalize('NFC')
        .toLowerCase()
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter(Boolean);

const itemWords = (path: CasePath, item: unknown): string =>
  [valueWords(path, [item]), fieldSpec(path).kind === 'contacts' ? (item as Contact).note : '']
    .filter(Boolean)
    .join(' · ');

/** Under the codes of today: one that changed means what it meant, whichever build wrote it. */
function present(path: CasePath, value: unknown): unknown {
  const { kind, list } = fieldSpec(path);
  const now = (code: unknown): unknown => (list && typeof code === 'string' ? presentCode(list, code) : code);
  if (kind === 'treatments' && Array.isArray(value))
    return (value as PastTreatment[]).map((one) =>
      one.code === undefined ? one : { ...one, code: presentCode('treatment', one.code) },
    );
  return kind === 'codes' && Array.isArray(value) ? value.map(now) : kind === 'code' ? now(value) : value;
}

function partNotHeld(path: CasePath, saidNow: unknown, heldThen: unknown): string {
  const [said, held] = [present(path, saidNow), present(path, heldThen)];
  if (isBlank(said)) return '';
  if (Array.isArray(said)) {
    const known = new Set(Array.isArray(held) ? held.map((item) => JSON.stringify(item)) : []);
    const more = said.filter((item) => !known.has(JSON.stringify(item)));
    return more.map((item) => itemWords(path, item)).join('\n');
  }
  if (typeof said !== 'string') return said === held ? '' : valueWords(path, said);
  const known = new Set(typeof held === 'string' ? linesIn(path, held) : []);
  return linesIn(path, said).every((line) => known.has(line)) ? '' : valueWords(path, said);
}

/** What a file says of a patient whose case is there already, and that case does not hold, by the label of its field. */
export const wordsNotHeld = (said: CaseValues, held: CaseValues): LeftOutWords['words'] =>
  casePaths.flatMap((path) => {
    const what = partNotHeld(path, said[path], held[path]);
    return what === '' ? [] : [{ where: fieldSpec(path).label, what }];
  });
