import type { JournalEntry } from '../../../shared/contracts/shell';
import type { Keyring } from '../store/cipher';
import { documentAfresh } from '../store/sealedDocument';

/** The same entries; those that lay under the previous data key are sealed anew. */
export async function entriesAfresh(
  keys: Keyring,
  entries: readonly JournalEntry[],
): Promise<{ readonly entries: JournalEntry[]; readonly changed: number }> {
  let changed = 0;
  const sealed = await Promise.all(
    entries.map(async (entry) => {
      if (entry.cipher === '') return entry;
      const cipher = await documentAfresh(keys, entry, entry.ancestors, entry.cipher);
      if (cipher === null) return entry;
      changed++;
      return { ...entry, cipher };
    }),
  );
  return { entries: sealed, changed };
}
