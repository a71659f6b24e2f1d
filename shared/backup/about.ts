import { z } from 'zod';
import { instantSchema } from '../domain/brand';

/** Each board's database and a number of what it holds. */
export const countsSchema = z.record(z.string().max(80), z.number().int().nonnegative());
export type Counts = z.infer<typeof countsSchema>;

export const backupAboutSchema = z.object({
  at: instantSchema,
  device: z.string().max(40),
  version: z.string().max(40),
  /** Made by itself once a day, and then one of the last seven kept; or because a person asked for it. */
  purpose: z.enum(['daily', 'asked']),
  /** How many documents each board had when the backup began. */
  documents: countsSchema,
  /** Names the printed key that opens it, and says nothing of that key: a later one does not. */
  recovery: z.string().max(200),
  /** The text of the restored workstation's key file: the recovery key alone opens it. Nothing here understands it. */
  keys: z.string().max(200_000),
});
export type BackupAbout = z.infer<typeof backupAboutSchema>;
