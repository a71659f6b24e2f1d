import type { JournalEntry, Shell } from '../../../shared/contracts/shell';
import type { Pace } from './restore';
import { JOURNALED_ANCESTORS } from './revisions';
import type { Store } from './store';

const PAGE = 200;

/**
 * Copies into the journal what only PouchDB has: after a trouble the store may be gone at the next start, and what
 * came from the region was never in the journal (anchors §0.1). Ciphertext as it lies, no new format. What cannot be
 * read any more is passed over; a journal that refuses ends it with the shell's sentence.
 * @returns how many revisions were copied
 */
export async function dumpToJournal(
  store: Store,
  shell: Shell,
  names: readonly string[],
  { goOn }: Pick<Pace, 'goOn'>,
): Promise<number> {
  const journaled = await revisionsOf(shell, goOn);
  let copied = 0;
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
      if (entries.length > 0) await shell.appendJournal(entries);
      copied += entries.length;
    }
  }
  return copied;
}

async function revisionsOf(shell: Shell, goOn: () => void): Promise<Set<string>> {
  const found = new Set<string>();
  for (let next: number | null = 0; next !== null;) {
    goOn();
    const page = await shell.readJournal(next);
    for (const { database, id, rev } of page.entries) found.add(placeOf(database, id, rev));
    ({ next } = page);
  }
  return found;
}

const placeOf = (database: string, id: string, rev: string): string => `${database}/${id}@${rev}`;
