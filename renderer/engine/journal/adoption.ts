import type { JournalSegment, JournalUpkeep, Shell } from '../../../shared/contracts/shell';
import type { BackupProof } from '../../../shared/backup/survey';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { ADOPTED } from '../../../shared/records/journalSequence';
import { BackupAudit, isOfDocuments, isOurs, type BackupVerdict } from '../proofs/backupProof';
import { labelOf, proven } from '../proofs/entryProof';
import type { Keyring } from '../keys/cipher';
import { rebindDocument } from '../database/sealedDocument';

interface Around {
  readonly shell: Pick<Shell, 'readJournal'>;
  readonly upkeep: JournalUpkeep;
  readonly keys: Keyring;
  /** Between two pages; rejects when the work is to stop. */
  readonly breath: () => Promise<void>;
}

/** What becomes of an entry: it has its proof already, is given one, or goes. */
type Fate = 'stays' | 'adopted' | 'goes';
type Judge = (entry: JournalEntry) => Promise<Fate>;

interface Adopted {
  /** The lowest number, from which on each entry is proven. */
  readonly first: number;
  /** Entries that nobody vouches for. */
  readonly gone: number;
}

/** Entries of the former format, which nobody proved, get their proofs once. */
export const adoptFormer = (around: Around): Promise<Adopted> =>
  adopt(around, ADOPTED, ({ proof }) => Promise.resolve(proof === undefined ? 'adopted' : 'stays'));

/**
 * A journal that was made of a backup: what the key vouches for, whether as an entry of that journal or of that backup,
 * becomes the beginning of this one. The rest goes.
 * @param isFormer the backup was made before entries were proven
 * @param run names this restore
 */
export const adoptRestored = (around: Around, run: string, isFormer: boolean): Promise<Adopted> =>
  adopt(around, run, async (entry) => {
    if ((await labelOf(around.keys, entry))?.run === run) return 'stays';
    const isBelieved = (isFormer && entry.proof === undefined) || (await isOurs(around.keys, entry));
    return isBelieved ? 'adopted' : 'goes';
  });

/**
 * What the key says of a backup that was restored without it, as the application asks before it restores one. Read before
 * the journal is adopted, since that gives every entry a new proof.
 * @param first the lowest number of its workstation's journal; null before entries were proven
 */
export async function auditRestored(
  { shell, upkeep, keys, breath }: Around,
  { run, first }: { readonly run: string; readonly first: number | null },
  proof: BackupProof,
): Promise<BackupVerdict> {
  const audit = new BackupAudit(keys, first);
  for (const { start, end } of await upkeep.segments())
    for (let next: number | null = start; next !== null;) {
      await breath();
      const page = await shell.readJournal(next, end);
      for (const entry of page.entries)
        // What this workstation wrote meanwhile is not of the backup.
        if ((await labelOf(keys, entry))?.run !== run)
          await audit.take({ kind: isOfDocuments(entry) ? 'documents' : 'journal', entries: [entry] });
      ({ next } = page);
    }
  return audit.verdict(proof);
}

/**
 * From the last segment back to the first, so that at any moment nothing unproven stands behind what is proven; numbered so
 * that the last one is 0. What was sealed for its document alone is sealed for its revision. Killed at any moment, it goes
 * on from what it finds.
 */
async function adopt(around: Around, run: string, judge: Judge): Promise<Adopted> {
  const { upkeep } = around;
  let [first, gone] = [1, 0];
  for (let before = Infinity; ;) {
    // Listed again each time: what was written meanwhile has moved the ends.
    const segment = (await upkeep.segments()).filter((it) => it.segment < before).at(-1);
    if (!segment) return { first, gone };
    const found = await lookThrough(around, run, judge, segment);
    const isToChange = found.adopted + found.gone > 0;
    if (isToChange && !segment.closed) {
      await upkeep.roll();
      continue;
    }
    first = Math.min(first, found.lowest);
    if (isToChange) {
      first -= found.adopted;
      gone += found.gone;
      await rewrite(around, run, judge, segment, first);
    }
    before = segment.segment;
  }
}

async function lookThrough(
  { shell, keys, breath }: Around,
  run: string,
  judge: Judge,
  { start, end }: JournalSegment,
): Promise<{ adopted: number; gone: number; lowest: number }> {
  const found = { adopted: 0, gone: 0, lowest: 1 };
  for (let next: number | null = start; next !== null;) {
    await breath();
    const page = await shell.readJournal(next, end);
    const fates = await Promise.all(page.entries.map(judge));
    found.adopted += fates.filter((fate) => fate === 'adopted').length;
    found.gone += fates.filter((fate) => fate === 'goes').length;
    for (const label of await Promise.all(page.entries.map((entry) => labelOf(keys, entry))))
      if (label?.run === run) found.lowest = Math.min(found.lowest, label.n);
    ({ next } = page);
  }
  return found;
}

async function rewrite(
  { shell, upkeep, keys, breath }: Around,
  run: string,
  judge: Judge,
  { segment, start, end }: JournalSegment,
  first: number,
): Promise<void> {
  let n = first;
  let from: number | null = start;
  for (let part = 0; from !== null; part++) {
    await breath();
    const page = await shell.readJournal(from, end);
    const fates = await Promise.all(page.entries.map(judge));
    const isIn = (_: JournalEntry, i: number) => fates[i] !== 'goes';
    const numbers = fates.map((fate) => (fate === 'adopted' ? n++ : null));
    const entries = await Promise.all(
      page.entries.map((entry, i) => adopted(keys, run, numbers[i] ?? null, entry)),
    );
    await upkeep.rewrite({
      segment,
      part,
      entries: entries.filter(isIn),
      gone: page.entries
        .filter((entry, i) => !isIn(entry, i))
        .map(({ database, id, rev }) => ({ database, id, rev })),
      last: page.next === null,
    });
    from = page.next;
  }
}

async function adopted(
  keys: Keyring,
  run: string,
  n: number | null,
  entry: JournalEntry,
): Promise<JournalEntry> {
  if (n === null) return entry;
  const cipher =
    entry.cipher === '' ? null : await rebindDocument(keys, entry, entry.ancestors, entry.cipher);
  const label = { run, start: n, after: '', n };
  return proven(keys, label, cipher === null ? entry : { ...entry, cipher });
}
