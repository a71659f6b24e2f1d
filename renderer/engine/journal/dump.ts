import { type Shell } from '../../../shared/contracts/shell';
import { journalEntrySchema, type JournalEntry } from '../../../shared/records/journalEntry';
import { JournalAudit } from '../proofs/journalAudit';
import { withSealedEnds } from '../database/sealedEnds';
import type { Pace } from './restore';
import { JOURNALED_ANCESTORS } from '../database/revisions';
import type { Store } from '../store/store';

const PAGE = 200;

/**
 * Copies into the journal what only PouchDB has. After a trouble the store may be gone at the next start. What came
 * from the region was never in the journal (database/README.md, "What a full disk does to IndexedDB"). Ciphertext as it
 * lies, no new format. What cannot be read any more is passed over, and what the journal cannot hold (a foreign id or
 * revision that is too long). A journal that refuses ends it with the shell's sentence.
 * @param first the journal's lowest number; null while entries of the former format may stand in it
 */
export async function dumpToJournal(
  store: Store,
  shell: Shell,
  names: readonly string[],
  { goOn }: Pick<Pace, 'goOn'>,
  first: number | null = null,
): Promise<Dumped> {
  const journaled = await revisionsOf(store, shell, goOn, first);
  let copied = 0;
  let odd = 0;
  for (const name of names) {
    const database = store.open(name);
    let since = 0;
    for (;;) {
      goOn();
      const page = await database.revisions(since, PAGE).catch(() => null);
      if (!page || page.revisions.length === 0) break;
      since = page.last;
      const absent = page.revisions.filter(({ id, rev }) => !journaled.has(placeOf(name, id, rev)));
      const entries = (await database.entries(absent)).map((entry): JournalEntry => ({
        ...entry,
        ancestors: entry.ancestors.slice(0, JOURNALED_ANCESTORS),
      }));
      const fitting = entries.filter(fits);
      odd += entries.length - fitting.length;
      if (fitting.length > 0) await shell.appendJournal(await withSealedEnds(store.keys, fitting));
      copied += fitting.length;
    }
  }
  return { copied, odd };
}

interface Dumped {
  /** Revisions. */
  readonly copied: number;
  /** Those that the journal cannot hold: they stay where they are. */
  readonly odd: number;
}

/** Ids, revisions and ancestors within what journal and backups hold: what the region's rules let in is. */
export const fits = (entry: JournalEntry): boolean => journalEntrySchema.safeParse(entry).success;

async function revisionsOf(
  { keys }: Store,
  shell: Shell,
  goOn: () => void,
  first: number | null,
): Promise<Set<string>> {
  const found = new Set<string>();
  const audit = new JournalAudit(keys, null, first);
  for (let next: number | null = 0; next !== null;) {
    goOn();
    const page = await shell.readJournal(next);
    for (const { database, id, rev } of await audit.take(page.entries)) found.add(placeOf(database, id, rev));
    ({ next } = page);
  }
  return found;
}

const placeOf = (database: string, id: string, rev: string): string => `${database}/${id}@${rev}`;
