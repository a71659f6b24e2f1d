import { z } from 'zod';
import { databaseNameSchema, meetingIdSchema } from '../domain/ids';
import { kdfSchema, saltSchema } from '../domain/kdf';

/**
 * One meeting on a USB stick, for two workstations without a region. A first line in clear says what the file is and
 * how its key is derived, then everything else as one ciphertext. Nothing in clear names a patient, a board or a day.
 */
export const EXCHANGE_EXTENSION = 'concerto';
const MAGIC = 'concerto-seance';
/** Ten thousand documents take some ten megabytes; the rest is for attached files, twice in base64. */
export const MAX_EXCHANGE_BYTES = 64_000_000;
export const MAX_EXCHANGED_FILES_BYTES = 24_000_000;

const exchangeHeadSchema = z.object({
  format: z.literal(MAGIC),
  version: z.literal(1),
  kdf: kdfSchema,
  salt: saltSchema,
});
type ExchangeHead = z.infer<typeof exchangeHeadSchema>;

export const exchangeHead = (kdf: ExchangeHead['kdf'], salt: string): ExchangeHead => ({
  format: MAGIC,
  version: 1,
  kdf,
  salt,
});

/** A document as it stands on the other workstation, with its place in the tree of revisions. */
export interface Exchanged {
  readonly rev: string;
  /** Hashes, the newest first. */
  readonly ancestors: readonly string[];
  readonly doc: Readonly<Record<string, unknown>> & { readonly _id: string; readonly type: string };
}

export const exchangeBodySchema = z.object({
  database: databaseNameSchema,
  meeting: meetingIdSchema,
  /** Each looked at by itself (admission.ts): one that is odd does not keep the others out. */
  documents: z.array(z.unknown()).min(1),
});
export type ReadBody = z.infer<typeof exchangeBodySchema>;
export type ExchangeBody = Omit<ReadBody, 'documents'> & { readonly documents: readonly Exchanged[] };

const isMine = (head: unknown): boolean => (head as { format?: unknown } | null)?.format === MAGIC;

/** @returns the first line and the rest; `newer` for a file of a later Concerto; null for any other file */
export function readExchange(
  text: string,
): { readonly head: ExchangeHead; readonly sealed: string } | 'newer' | null {
  const end = text.indexOf('\n');
  if (end < 0 || end > 2000) return null;
  let head: unknown;
  try {
    head = JSON.parse(text.slice(0, end));
  } catch {
    return null;
  }
  if (!isMine(head)) return null;
  const parsed = exchangeHeadSchema.safeParse(head);
  return parsed.success ? { head: parsed.data, sealed: text.slice(end + 1).trim() } : 'newer';
}

export const writeExchange = (head: ExchangeHead, sealed: string): string =>
  `${JSON.stringify(head)}\n${sealed}\n`;
