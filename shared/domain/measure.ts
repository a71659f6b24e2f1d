import { z } from 'zod';
import { onPartialDay, partialDaySchema, partialDayWords } from './partialDay';

/** Plain ASCII: the region's rules name the words of a document. */
const comparators = ['<', '<=', '>', '>='] as const;
type Comparator = (typeof comparators)[number];
const signs: Readonly<Record<Comparator, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** One result of what is measured again and again. What is not known yet is left out. */
export const measureSchema = z.looseObject({
  /** Of `markers.ts`; none for what is named freely. */
  marker: z.string().optional(),
  label: z.string(),
  /** The digits as they were given, with a point: `0.10` says more than 0.1. */
  value: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,15})?$/)
    .optional(),
  /** Of a value under or over what the laboratory can tell: « < 0,01 ». */
  comparator: z.enum(comparators).optional(),
  unit: z.string().optional(),
  date: partialDaySchema.optional(),
});
export type Measure = z.infer<typeof measureSchema>;

type Result = Pick<Measure, 'value' | 'comparator'>;

/** « 12,4 », « 12.4 », « 1 250 », « < 0,01 », « <=5 »; null when it is none. */
export function resultFromWords(text: string): Result | null {
  const found = /^(<=|>=|[<≤>≥])?\s*(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (!found) return null;
  const [, sign, whole = '', part] = found;
  const comparator = comparators.find((one) => one === sign || signs[one] === sign);
  const value = `${whole.replace(/\D/g, '')}${part === undefined ? '' : `.${part}`}`;
  if (!measureSchema.shape.value.safeParse(value).success) return null;
  return comparator === undefined ? { value } : { value, comparator };
}

/** « < 0,01 » */
export const resultWords = ({ value, comparator }: Result): string =>
  value === undefined
    ? ''
    : `${comparator === undefined ? '' : `${signs[comparator]}\u00a0`}${value.replace('.', ',')}`;

/** « < 0,01 ng/mL » */
export const quantityWords = (measure: Measure): string =>
  [resultWords(measure), measure.value === undefined ? '' : measure.unit].filter(Boolean).join('\u00a0');

/** « PSA : 12,4 ng/mL, le 03/02/2025 »; what is wanting is said. */
export function measureWords(measure: Measure): string {
  const { label, date } = measure;
  const when = date === undefined ? 'sans date' : onPartialDay(date);
  return `${label}\u00a0: ${quantityWords(measure) || 'sans résultat'}, ${when}`;
}

const labelsOf = (measures: readonly Measure[]): readonly string[] => [
  ...new Set(measures.map(({ label }) => label)),
];

/** By marker in the order they were first given, then by date; what has none comes last. */
export const inTurn = (measures: readonly Measure[]): readonly Measure[] =>
  labelsOf(measures).flatMap((label) =>
    measures
      .filter((measure) => measure.label === label)
      .sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999')),
  );

/** The same in a line for each marker, the latest first: « PSA : 0,2 ng/mL (03/2025) ; 12,4 ng/mL (03/02/2025) » */
export function measuresByMarker(measures: readonly Measure[]): string {
  const words = (one: Measure) =>
    `${quantityWords(one) || 'sans résultat'} (${one.date === undefined ? 'sans date' : partialDayWords(one.date)})`;
  return labelsOf(measures)
    .map((label) => {
      const of = measures
        .filter((measure) => measure.label === label)
        .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
      return `${label}\u00a0: ${of.map(words).join('\u00a0; ')}`;
    })
    .join('\n');
}
