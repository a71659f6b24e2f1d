import { z } from 'zod';
import { journalEntrySchema } from '../records/journalEntry';
import { instantSchema } from '../domain/brand';
import { frameCodec, type Digests, type FrameCodec } from '../records/frame';
import { backupAboutSchema, countsSchema } from './about';

/**
 * What the frames of a backup file hold, in this order: one `header`; `documents`, every leaf of every board;
 * `journal`; `contents`, the table of what the file holds; one `footer`. All of the journal is read, and last, so that
 * what was written meanwhile is there too. Everything is ciphertext, a wrapped key, or says nothing of a patient.
 * Header and footer say the same of the backup, so that either may be lost.
 */
export const BACKUP_FORMAT = 2;

/** From this one on each entry is proven with the data key, and the footer carries the proof of the whole. */
export const PROVEN_FORMAT = 2;

const link = { previous: z.string() };
const entries = z.array(journalEntrySchema.loose());
const about = { ...backupAboutSchema.shape, format: z.number().int().min(1) };

const payloadSchema = z.discriminatedUnion('kind', [
  z.looseObject({ ...link, kind: z.literal('header'), ...about }),
  z.looseObject({ ...link, kind: z.literal('documents'), database: z.string().max(80), entries }),
  z.looseObject({ ...link, kind: z.literal('journal'), at: instantSchema.optional(), entries }),
  /** `id@rev` of everything in this database that the frames above hold. */
  z.looseObject({
    ...link,
    kind: z.literal('contents'),
    database: z.string().max(80),
    revisions: z.array(z.string().max(300)),
  }),
  /** `frames` stand before it; `records` is how many revisions each board has in the contents. */
  z.looseObject({
    ...link,
    kind: z.literal('footer'),
    ...about,
    frames: z.number().int().nonnegative(),
    records: countsSchema,
    seal: z.string().max(1000).optional(),
  }),
]);
export type BackupPayload = z.infer<typeof payloadSchema>;
export type BackupCodec = FrameCodec<BackupPayload>;

export const backupCodec = (digests: Digests): BackupCodec => frameCodec(payloadSchema, digests);
