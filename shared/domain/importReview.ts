import { z } from 'zod';
import { importLineSchema } from './leftOut';

const reviewedFileSchema = z.looseObject({
  fileName: z.string(),
  /** About the file as a whole: what was understood of it. */
  notes: z.array(z.string()).default([]),
  /** Why nothing of it could be read, in sentences. */
  refusal: z.string().optional(),
});

/** A review of imported files that is under way: kept until its cases are registered, or a person gives it up. */
export const importReviewSchema = z.looseObject({
  files: z.array(reviewedFileSchema).default([]),
  lines: z.array(importLineSchema).default([]),
});
export type ImportReview = z.infer<typeof importReviewSchema>;
