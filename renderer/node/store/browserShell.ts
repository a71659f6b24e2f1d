import Dexie, { type EntityTable } from 'dexie';
import type { Shell } from '../../../shared/contracts/shell';
import { unmeasured } from '../../../shared/contracts/storage';

interface Kept {
  readonly name: string;
  readonly text: string;
}

/**
 * The browser shell keeps the wrapped keys in IndexedDB and has no journal: what IndexedDB loses, only the region or
 * a backup can give back. The interface says so.
 */
export function browserShell(): Shell {
  const kept = new Dexie('concerto-vault', { chromeTransactionDurability: 'strict' }) as Dexie & {
    files: EntityTable<Kept, 'name'>;
  };
  kept.version(1).stores({ files: 'name' });
  return {
    kind: 'browser',
    appendJournal: () => Promise.resolve(),
    readJournal: (from) => Promise.resolve({ entries: [], next: null, end: from, damage: [] }),
    readVault: async () => (await kept.files.get('vault'))?.text ?? null,
    writeVault: async (text) => {
      await kept.files.put({ name: 'vault', text });
    },
    allowRegion: () => Promise.resolve(),
    readWitness: () => Promise.resolve(null),
    writeWitness: () => Promise.resolve(),
    // A page cannot ask how much room the disk has; it learns of a full one by the first write that fails.
    readSpace: () => Promise.resolve(unmeasured),
    noteTrouble: () => Promise.resolve(),
    onEvent: () => undefined,
    backups: null,
  };
}
