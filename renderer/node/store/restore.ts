import type { JournalEntry, Shell } from '../../../shared/contracts/shell';
import { plural } from '../../../shared/domain/french';
import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import type { Store } from './store';

export interface Restored {
  readonly notices: readonly string[];
  /** Databases named by the journal: all of them belong to this workstation. */
  readonly databases: readonly DatabaseName[];
}

/**
 * The start-up comparison of journal and PouchDB: what the journal has and a database has not is put back in its own
 * place of the revision tree. Each database keeps (`_local/journal`) how far that was checked; a database that was lost
 * lost its cursor with it, so everything is read again.
 */
export async function restoreFromJournal(
  store: Store,
  shell: Shell,
  known: readonly DatabaseName[],
): Promise<Restored> {
  const cursors = await Promise.all(known.map((name) => store.open(name).journalCursor()));
  const from = known.length === 0 ? 0 : Math.min(...cursors);
  const databases = new Set<DatabaseName>(known);
  const damage: string[] = [];
  let restored = 0;
  let end = from;
  for (let next: number | null = from; next !== null;) {
    const page = await shell.readJournal(next);
    damage.push(...page.damage);
    for (const [name, entries] of byDatabase(page.entries)) {
      databases.add(name);
      const missing = await store.open(name).missing(entries);
      if (missing.length > 0) await store.open(name).insert(missing);
      restored += missing.length;
    }
    ({ next, end } = page);
  }
  await Promise.all([...databases].map((name) => store.open(name).setJournalCursor(end)));
  const notices =
    restored === 0
      ? []
      : [
          `${plural(restored, 'enregistrement retrouvé', 'enregistrements retrouvés')} dans le journal et remis en place. Rien de ce qui était enregistré n’est perdu.`,
        ];
  return { notices: [...damage, ...notices], databases: [...databases] };
}

function byDatabase(entries: readonly JournalEntry[]): Map<DatabaseName, JournalEntry[]> {
  const groups = new Map<DatabaseName, JournalEntry[]>();
  for (const entry of entries) {
    const name = databaseNameSchema.safeParse(entry.database);
    if (!name.success) continue;
    const group = groups.get(name.data);
    if (group) group.push(entry);
    else groups.set(name.data, [entry]);
  }
  return groups;
}
