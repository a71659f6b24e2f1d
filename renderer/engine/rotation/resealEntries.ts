import type { JournalEntry } from '../../../shared/records/journalEntry';
import { reproveEntry } from '../proofs/entryProof';
import type { Keyring } from '../keys/cipher';
import { resealDocument } from '../database/sealedDocument';
import { isBelieved } from '../database/storedDocument';

/** The same entries; those that lay under the previous data key are sealed, and proven, anew. */
export async function resealEntries(
  keys: Keyring,
  entries: readonly JournalEntry[],
): Promise<{ readonly entries: JournalEntry[]; readonly changed: number }> {
  let changed = 0;
  const sealed = await Promise.all(
    entries.map(async (entry) => {
      const { ancestors, cipher: before } = entry;
      const isSure = entry.proof !== undefined || (await isBelieved(keys, entry));
      const cipher = before === '' ? null : await resealDocument(keys, entry, ancestors, before, isSure);
      const now = cipher === null ? entry : { ...entry, cipher };
      const resealed = entry.proof === undefined ? now : ((await reproveEntry(keys, entry, now)) ?? now);
      if (resealed === entry) return entry;
      changed++;
      return resealed;
    }),
  );
  return { entries: sealed, changed };
}
