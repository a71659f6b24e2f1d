import type { Shell } from '../../../shared/contracts/shell';
import type { EntryHead } from '../../../shared/records/journalEntry';
import type { Keyring } from '../keys/cipher';
import { labelOf } from './entryProof';

const keyOf = ({ database, id, rev }: EntryHead): string => JSON.stringify([database, id, rev]);

/** The numbers of these entries in a closed segment; null where one of it is not as it was written. */
export async function numbersOf(
  shell: Pick<Shell, 'readJournal' | 'upkeep'>,
  keys: Keyring,
  segment: number,
  heads: readonly EntryHead[],
): Promise<number[] | null> {
  const place = (await shell.upkeep?.segments())?.find((it) => it.segment === segment);
  if (!place) return null;
  const asked = new Set(heads.map(keyOf));
  const numbers: number[] = [];
  for (let next: number | null = place.start; next !== null;) {
    const page = await shell.readJournal(next, place.end);
    if (page.damage.length > 0) return null;
    const labels = await Promise.all(page.entries.map((entry) => labelOf(keys, entry)));
    for (const [i, entry] of page.entries.entries()) {
      const label = labels[i];
      if (!label) return null;
      if (asked.has(keyOf(entry))) numbers.push(label.n);
    }
    ({ next } = page);
  }
  return numbers;
}
