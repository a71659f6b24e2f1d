import type { JournalEntry } from '../records/journalEntry';
import type { Counts } from './about';

type Named = Pick<JournalEntry, 'database' | 'id' | 'rev'>;

const nameOf = ({ id, rev }: Named): string => `${id}@${rev}`;
export const idOf = (name: string): string => name.slice(0, name.lastIndexOf('@'));

/**
 * Which revisions were met, each counted once: a backup holds most of them twice, in the documents and in the journal.
 * Only their names are kept, some hundred bytes each.
 */
export class Ledger {
  private readonly names = new Map<string, Set<string>>();

  /** @returns false where it was known already */
  add(entry: Named): boolean {
    let names = this.names.get(entry.database);
    if (!names) this.names.set(entry.database, (names = new Set()));
    const before = names.size;
    return names.add(nameOf(entry)).size > before;
  }

  has(database: string, name: string): boolean {
    return this.names.get(database)?.has(name) ?? false;
  }

  of(database: string): ReadonlySet<string> {
    return this.names.get(database) ?? new Set();
  }

  get databases(): string[] {
    return [...this.names.keys()].sort();
  }

  get size(): number {
    return [...this.names.values()].reduce((sum, names) => sum + names.size, 0);
  }

  counts(): Counts {
    return Object.fromEntries(this.databases.map((name) => [name, this.of(name).size]));
  }
}
