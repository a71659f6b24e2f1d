import type { JournalEntry, JournalSegment, JournalUpkeep, Shell } from '../../../shared/contracts/shell';
import { ADOPTED, type EntryLabel } from '../../../shared/records/journalSequence';
import { labelOf, proven } from '../proofs/entryProof';
import type { Keyring } from '../store/cipher';
import { boundAfresh } from '../store/sealedDocument';

interface Around {
  readonly shell: Shell;
  readonly keys: Keyring;
  /** Between two pages; rejects when the work is to stop. */
  readonly breath: () => Promise<void>;
}

/**
 * Entries of the former format, which nobody proved, get their proofs once: from the last segment back to the first, so that
 * at any moment nothing unproven stands behind what is proven; numbered so that the last one is 0. What was sealed for its
 * document alone is sealed for its revision. Killed at any moment, it goes on from what it finds.
 * @returns the lowest number, from which on each entry is proven
 */
export async function adoptFormer(around: Around, upkeep: JournalUpkeep): Promise<number> {
  let lowest = 1;
  for (let before = Infinity; ;) {
    // Listed again each time: what was written meanwhile has moved the ends.
    const segment = (await upkeep.segments()).filter((it) => it.segment < before).at(-1);
    if (!segment) return lowest;
    const found = await lookThrough(around, segment);
    if (found.former > 0 && !segment.closed) {
      await upkeep.roll();
      continue;
    }
    lowest = Math.min(lowest, found.lowest);
    if (found.former > 0) {
      lowest -= found.former;
      await prove(around, upkeep, segment, lowest);
    }
    before = segment.segment;
  }
}

/** How many entries in front have no proof, and the lowest number among those behind. */
async function lookThrough(
  { shell, keys, breath }: Around,
  { start, end }: JournalSegment,
): Promise<{ former: number; lowest: number }> {
  let [former, lowest] = [0, 1];
  for (let next: number | null = start; next !== null;) {
    await breath();
    const page = await shell.readJournal(next, end);
    former += page.entries.filter(isFormer).length;
    for (const label of await Promise.all(page.entries.map((entry) => labelOf(keys, entry))))
      lowest = Math.min(lowest, label?.n ?? lowest);
    ({ next } = page);
  }
  return { former, lowest };
}

const isFormer = ({ proof }: JournalEntry): boolean => proof === undefined;

async function prove(
  { shell, keys, breath }: Around,
  upkeep: JournalUpkeep,
  { segment, start, end }: JournalSegment,
  first: number,
): Promise<void> {
  let n = first;
  let from: number | null = start;
  for (let part = 0; from !== null; part++) {
    await breath();
    const page = await shell.readJournal(from, end);
    const entries = await Promise.all(
      page.entries.map((entry) => (isFormer(entry) ? adopted(keys, entry, n++) : entry)),
    );
    await upkeep.rewrite({ segment, part, entries, gone: [], last: page.next === null });
    from = page.next;
  }
}

async function adopted(keys: Keyring, entry: JournalEntry, n: number): Promise<JournalEntry> {
  const label: EntryLabel = { run: ADOPTED, start: n, after: '', n };
  const cipher = entry.cipher === '' ? null : await boundAfresh(keys, entry, entry.ancestors, entry.cipher);
  return proven(keys, label, cipher === null ? entry : { ...entry, cipher });
}
