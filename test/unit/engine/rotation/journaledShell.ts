import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realDisk } from '../../../../electron/files/disk';
import { Journal } from '../../../../electron/journal/journal';
import type { Shell } from '../../../../shared/contracts/shell';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import { memoryShell } from '../memoryShell';

export interface JournaledShell extends Shell {
  readonly memory: ReturnType<typeof memoryShell>;
  readonly folder: string;
  /** All that the journal holds, and what it says of its state. */
  entries(): Promise<{ entries: JournalEntry[]; damage: string[] }>;
  remove(): Promise<void>;
}

/** A shell whose journal is the desktop's own, in a folder of its own; its segments and pages are small. */
export async function journaledShell(): Promise<JournaledShell> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-rotation-'));
  const journal = await Journal.open(folder, realDisk, { segment: 4_000, ahead: 0, page: 2_000 });
  const memory = memoryShell();
  return {
    ...memory,
    memory,
    folder,
    appendJournal: (entries) => journal.append(entries),
    readJournal: (from, until) => journal.read(from, until),
    upkeep: journal,
    entries: async () => {
      const found: JournalEntry[] = [];
      const damage: string[] = [];
      for (let next: number | null = 0; next !== null;) {
        const page = await journal.read(next);
        found.push(...page.entries);
        damage.push(...page.damage);
        ({ next } = page);
      }
      return { entries: found, damage };
    },
    remove: async () => {
      await journal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
