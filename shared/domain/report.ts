import { z } from 'zod';
import { instantSchema } from './brand';
import { caseIdSchema, personIdSchema, reportIdSchema } from './ids';
import { mutableShape } from './stamp';

/** What was issued: the file is the user's, its hash and the occasion are kept. */
export const reportSchema = z.looseObject({
  _id: reportIdSchema,
  type: z.literal('report'),
  ...mutableShape,
  case: caseIdSchema,
  decisionVersion: z.number().int(),
  issues: z
    .array(
      z.looseObject({ at: instantSchema, by: personIdSchema, format: z.enum(['docx']), sha256: z.string() }),
    )
    .default([]),
});
export type Report = z.infer<typeof reportSchema>;
