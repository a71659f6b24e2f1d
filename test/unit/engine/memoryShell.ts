import type { Shell, ShellEvent } from '../../../shared/contracts/shell';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { unmeasured, type StorageView } from '../../../shared/contracts/storage';
import type { WitnessRecord } from '../../../shared/contracts/witness';

interface MemoryShell extends Shell {
  readonly journal: JournalEntry[];
  vault: string | null;
  tries: string | null;
  secret: string | null;
  witness: WitnessRecord | null;
  storage: StorageView;
  /** How often the engine told that IndexedDB failed. */
  troubles: number;
  /** Tells the engine what the main process would measure. */
  measure(storage: Partial<StorageView>): void;
}

/** A shell in memory: what it holds is what a desktop would have on disk outside IndexedDB. */
export function memoryShell(): MemoryShell {
  const journal: JournalEntry[] = [];
  const listeners: ((event: ShellEvent) => void)[] = [];
  const shell: MemoryShell = {
    kind: 'desktop',
    journal,
    vault: null,
    tries: null,
    secret: null,
    witness: null,
    appendJournal: (entries: readonly JournalEntry[]) => {
      journal.push(...entries);
      return Promise.resolve();
    },
    readJournal: (from: number) =>
      Promise.resolve({ entries: journal.slice(from), next: null, end: journal.length, damage: [] }),
    upkeep: null,
    readVault: () => Promise.resolve(shell.vault),
    writeVault: (text: string) => {
      shell.vault = text;
      return Promise.resolve();
    },
    readTries: () => Promise.resolve(shell.tries),
    writeTries: (text: string) => {
      shell.tries = text;
      return Promise.resolve();
    },
    keychain: {
      state: () => Promise.resolve({ isAvailable: true, isKept: shell.secret !== null }),
      keep: (secret: string) => {
        shell.secret = secret;
        return Promise.resolve();
      },
      read: () => Promise.resolve(shell.secret),
      forget: () => {
        shell.secret = null;
        return Promise.resolve();
      },
    },
    allowRegion: () => Promise.resolve(),
    readWitness: () => Promise.resolve(shell.witness),
    writeWitness: (sighting, settled) => {
      shell.witness = { sighting, trouble: !settled && (shell.witness?.trouble ?? false) };
      return Promise.resolve();
    },
    storage: unmeasured,
    troubles: 0,
    readSpace: () => Promise.resolve(shell.storage),
    noteTrouble: () => {
      shell.troubles++;
      shell.witness = { sighting: shell.witness?.sighting ?? null, trouble: true };
      return Promise.resolve();
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    measure: (storage) => {
      shell.storage = { ...shell.storage, ...storage };
      for (const listen of listeners) listen({ event: 'space', storage: shell.storage });
    },
    backups: null,
    phones: null,
  };
  return shell;
}
