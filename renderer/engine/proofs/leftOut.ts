import { z } from 'zod';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { NumberRange } from '../../../shared/records/journalSequence';
import type { Keyring } from '../keys/cipher';
import { newId } from '../keys/ways';
import { sealDocument, unsealDocument } from '../database/sealedDocument';

/** No board's: nobody puts it into a database, asks the region for it, or leaves it out. */
const DATABASE = 'journal';
const contentSchema = z.object({ ranges: z.array(z.tuple([z.number(), z.number()])) });

export const isLeftOut = ({ database }: JournalEntry): boolean => database === DATABASE;

/** An entry of the journal that says which numbers are not in it, on purpose. */
export async function leftOut(keys: Keyring, ranges: readonly NumberRange[]): Promise<JournalEntry> {
  const at = { database: DATABASE, id: `left-out:${newId()}`, rev: `1-${'0'.repeat(32)}` };
  return { ...at, ancestors: ['0'.repeat(32)], cipher: await sealDocument(keys, at, [], { ranges }) };
}

export async function rangesIn(keys: Keyring, entry: JournalEntry): Promise<NumberRange[]> {
  const content = await unsealDocument(keys, entry, entry.cipher).catch(() => null);
  return contentSchema.safeParse(content).data?.ranges ?? [];
}
