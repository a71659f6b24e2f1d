import { z } from 'zod';
import { instantSchema } from './brand';
import { personIdSchema } from './ids';

/** Who did what when, chained per device: each entry names the hash of the one before. Says nothing of the content. */
export const traceSchema = z.looseObject({
  _id: z
    .string()
    .regex(/^trace:[a-z0-9]+:\d{9}$/)
    .brand<'TraceId'>(),
  type: z.literal('trace'),
  schema: z.number().int().default(1),
  device: z.string(),
  seq: z.number().int(),
  at: instantSchema,
  by: personIdSchema,
  action: z.string(),
  targets: z.array(z.string()),
  previous: z.string(),
  hash: z.string(),
});
export type Trace = z.infer<typeof traceSchema>;
