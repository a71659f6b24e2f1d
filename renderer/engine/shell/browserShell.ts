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
  const read = async (name: string) => (await kept.files.get(name))?.text ?? null;
  const write = async (name: string, text: string) => {
    await kept.files.put({ name, text });
  };
  return {
    kind: 'browser',
    appendJournal: () => Promise.resolve(),
    readJournal: (from) => Promise.resolve({ entries: [], next: null, end: from, damage: [] }),
    upkeep: null,
    readVault: () => read('vault'),
    writeVault: (text) => write('vault', text),
    readTries: () => read('tries'),
    writeTries: (text) => write('tries', text),
    // A page has no access to the computer's keychain.
    keychain: {
      state: () => Promise.resolve({ isAvailable: false, isKept: false }),
      keep: () => Promise.reject(new Error('no keychain')),
      read: () => Promise.resolve(null),
      forget: () => Promise.resolve(),
    },
    allowRegion: () => Promise.resolve(),
    readWitness: () => Promise.resolve(null),
    writeWitness: () => Promise.resolve(),
    // A page cannot ask how much room the disk has; it learns of a full one by the first write that fails.
    readSpace: () => Promise.resolve(unmeasured),
    noteTrouble: () => Promise.resolve(),
    onEvent: () => undefined,
    backups: null,
    phones: null,
  };
}
