import { z } from 'zod';
import { instantSchema } from './brand';
import { personIdSchema } from './ids';

/** Where a value came from, shown beside the field. */
export const sourceSchema = z.enum(['typed', 'cda', 'csv', 'demo']);
export type Source = z.infer<typeof sourceSchema>;

/**
 * Who gave a field its present value: the n-th change of that device. With the version vector of the document it
 * tells whether one side of a conflict knew the other's value (shared/merge); no clock decides, `at` is for reading.
 */
export const stampSchema = z.looseObject({
  device: z.string(),
  n: z.number().int().nonnegative(),
  at: instantSchema,
  by: personIdSchema,
  source: sourceSchema.default('typed'),
  /** The workstation where it was first written, where taking a choice back made it a new change of another one. */
  origin: z.string().optional(),
  /** Who wrote the value, where this act only left it as it was beside another one that means one thing with it. */
  kept: z.looseObject({ at: instantSchema, by: personIdSchema, source: sourceSchema }).optional(),
  /** Of a presence: all that was ever marked was taken back, and the value is what stands where nobody marked anything. */
  unmarked: z.boolean().optional(),
});
export type Stamp = z.infer<typeof stampSchema>;

/** What every mutable document carries. `pending` holds values that neither side knew, until a person chooses. */
export const mutableShape = {
  schema: z.number().int().default(1),
  clock: z.record(z.string(), z.number().int()).default({}),
  stamps: z.record(z.string(), stampSchema).default({}),
  pending: z
    .record(z.string(), z.array(z.looseObject({ value: z.unknown().optional(), stamp: stampSchema })))
    .optional(),
};

export interface Author {
  readonly device: string;
  readonly by: Stamp['by'];
  readonly at: Stamp['at'];
  readonly source?: Source;
  readonly unmarked?: boolean;
}

interface Stamped {
  readonly clock: Record<string, number>;
  readonly stamps: Record<string, Stamp>;
  readonly pending?: Record<string, { value?: unknown; stamp: Stamp }[]> | undefined;
}

/** The author's next change of this document. */
export const nextStamp = ({ clock }: Pick<Stamped, 'clock'>, author: Author): Stamp => ({
  device: author.device,
  n: (clock[author.device] ?? 0) + 1,
  at: author.at,
  by: author.by,
  source: author.source ?? 'typed',
  ...(author.unmarked ? { unmarked: true } : {}),
});

/** Whoever wrote what a document says, what stands side by side in it included. */
export const authorsOf = ({ stamps, pending = {} }: Pick<Stamped, 'stamps' | 'pending'>): Stamp['by'][] =>
  [
    ...Object.values(stamps),
    ...Object.values(pending).flatMap((apart) => apart.map(({ stamp }) => stamp)),
  ].flatMap(({ by, kept }) => (kept ? [by, kept.by] : [by]));

/** The stamp of an act on a value that it leaves as it was: who wrote it stays with it. */
export function keeping(stamp: Stamp, former: Stamp = stamp): Stamp {
  const { kept = { at: former.at, by: former.by, source: former.source } } = former;
  return { ...stamp, kept };
}

/** Advances the document's version vector and stamps the named fields as this author's; a pending choice is thereby made. */
export function stamped<T extends Stamped>(doc: T, fields: readonly string[], author: Author): T {
  const stamp = nextStamp(doc, author);
  const { pending, ...rest } = doc;
  const left = Object.fromEntries(Object.entries(pending ?? {}).filter(([field]) => !fields.includes(field)));
  return {
    ...rest,
    clock: { ...doc.clock, [author.device]: stamp.n },
    stamps: { ...doc.stamps, ...Object.fromEntries(fields.map((field) => [field, stamp])) },
    ...(Object.keys(left).length > 0 ? { pending: left } : {}),
  } as unknown as T;
}
