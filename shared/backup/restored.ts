import { z } from 'zod';
import { instantSchema } from '../domain/brand';

export const RESTORED_FILE = 'restored.json';

/** Kept beside the restored journal: what the first opening tells the user, and IT may read. Names no patient. */
export const restoredSchema = z.object({
  backupAt: instantSchema,
  records: z.number().int(),
  missing: z.number().int(),
  missingIsExact: z.boolean(),
  damagedBytes: z.number().int().default(0),
  missingNames: z.record(z.string(), z.array(z.string())).default({}),
  /** What the backup says of itself for whoever has the key, where it was restored without: the first start judges it. */
  proof: z
    .object({
      format: z.number().int().nullable(),
      seal: z.string().nullable(),
      said: z.array(z.unknown()),
    })
    .optional(),
});
export type Restored = z.infer<typeof restoredSchema>;
