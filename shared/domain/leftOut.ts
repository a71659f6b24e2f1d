import { z } from 'zod';
import { caseValuesSchema } from './caseFields';

const placeSchema = z.looseObject({ where: z.string(), what: z.string() });

/** A case of an imported file that nobody has registered: kept until it is, or until a person sets it aside. */
const leftOutLineSchema = z.looseObject({
  /** Tells it from the others of this meeting. */
  id: z.string(),
  fileName: z.string(),
  source: z.enum(['cda', 'csv']),
  /** As the spreadsheet numbers it, from 1. */
  line: z.number().int().positive().optional(),
  values: caseValuesSchema,
  warnings: z.array(z.string()).default([]),
  unread: z.array(z.looseObject({ path: z.string(), what: z.string(), why: z.string() })).default([]),
  notPlaced: z.array(placeSchema).default([]),
});
export type LeftOutLine = z.infer<typeof leftOutLineSchema>;

export const leftOutSchema = z.looseObject({ lines: z.array(leftOutLineSchema).default([]) });
