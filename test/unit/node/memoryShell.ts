import type { JournalEntry, Shell } from '../../../shared/contracts/shell';
import type { Sighting, WitnessRecord } from '../../../shared/contracts/witness';

/** A shell in memory: what it holds is what a desktop would have on disk outside IndexedDB. */
export function memoryShell(): Shell & {
  readonly journal: JournalEntry[];
  vault: string | null;
  witness: WitnessRecord | null;
} {
  const journal: JournalEntry[] = [];
  const shell = {
    kind: 'desktop' as const,
    journal,
    vault: null as string | null,
    witness: null as WitnessRecord | null,
    appendJournal: (entries: readonly JournalEntry[]) => {
      journal.push(...entries);
      return Promise.resolve();
    },
    readJournal: (from: number) =>
      Promise.resolve({ entries: journal.slice(from), next: null, end: journal.length, damage: [] }),
    readVault: () => Promise.resolve(shell.vault),
    writeVault: (text: string) => {
      shell.vault = text;
      return Promise.resolve();
    },
    allowRegion: () => Promise.resolve(),
    readWitness: () => Promise.resolve(shell.witness),
    writeWitness: (sighting: Sighting, settled: boolean) => {
      shell.witness = { sighting, trouble: !settled && (shell.witness?.trouble ?? false) };
      return Promise.resolve();
    },
  };
  return shell;
}
