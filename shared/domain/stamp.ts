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
}

interface Stamped {
  readonly clock: Record<string, number>;
  readonly stamps: Record<string, Stamp>;
  readonly pending?: Record<string, { value?: unknown; stamp: Stamp }[]> | undefined;
}

/** Advances the document's version vector and stamps the named fields as this author's; a pending choice is thereby made. */
export function stamped<T extends Stamped>(doc: T, fields: readonly string[], author: Author): T {
  const n = (doc.clock[author.device] ?? 0) + 1;
  const stamp: Stamp = {
    device: author.device,
    n,
    at: author.at,
    by: author.by,
    source: author.source ?? 'typed',
  };
  const { pending, ...rest } = doc;
  const left = Object.fromEntries(Object.entries(pending ?? {}).filter(([field]) => !fields.includes(field)));
  return {
    ...rest,
    clock: { ...doc.clock, [author.device]: n },
    stamps: { ...doc.stamps, ...Object.fromEntries(fields.map((field) => [field, stamp])) },
    ...(Object.keys(left).length > 0 ? { pending: left } : {}),
  } as unknown as T;
}
