import { isEnd } from '../../../shared/records/sealed';
import type { ShellAnswers, ShellRequest } from '../../../shared/contracts/shell';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { unmeasured } from '../../../shared/contracts/storage';
import type { WitnessRecord } from '../../../shared/contracts/witness';
import type { Change, Committed, KeptDatabase } from './messages';

/**
 * Who made each revision of a schedule: told by the journal that had it first, as others get it only from there. A merge
 * alone ends leaves in one write with what it makes; a later one may note its winner once more, which makes nothing of it.
 */
export class Origins {
  private readonly known = new Set<string>();
  /** As `id rev`: no person wrote it. */
  readonly merges = new Set<string>();

  note(entries: readonly JournalEntry[]): void {
    const isMerge = entries.some(isEnd);
    for (const { id, rev } of entries) {
      const key = `${id} ${rev}`;
      if (isMerge && !this.known.has(key)) this.merges.add(key);
      this.known.add(key);
    }
  }
}

/** How many of the last transactions of IndexedDB a power cut may take: Chromium flushes most of them late, if at all. */
const UNFLUSHED = 12;

/**
 * What outlives a workstation's thread, held by the process that kills it. Model of a kill (SIGKILL of the
 * application): everything that the thread had handed over is there, in that order, and nothing else. Journal entries,
 * vault and witness are as the main process had them; transactions of IndexedDB that had completed are there, each as a
 * whole. Nothing is answered to anybody before it was handed over, so what was acknowledged survives, and what was
 * under way may or may not. A power cut keeps journal, vault and witness (they are flushed before they are answered),
 * but takes the last transactions of IndexedDB that were not flushed, in their order. A lost store takes all of
 * IndexedDB.
 */
export class Disk {
  readonly journal: JournalEntry[] = [];
  private vault: string | null = null;
  private tries: string | null = null;
  private witness: WitnessRecord | null = null;
  private readonly kept = new Map<string, KeptDatabase>();
  private unflushed: (() => void)[] = [];

  constructor(private readonly origins: Origins) {}

  get databases(): ReadonlyMap<string, KeptDatabase> {
    return this.kept;
  }

  committed(it: Committed): void {
    this.unflushed.push(() => this.apply(it));
    if (it.isStrict) this.flush();
    else while (this.unflushed.length > UNFLUSHED) this.unflushed.shift()?.();
  }

  dropped(database: string): void {
    this.flush();
    this.kept.delete(database);
  }

  /** After a kill of the process: the system writes what it was handed. */
  flush(): void {
    for (const apply of this.unflushed.splice(0)) apply();
  }

  /** @param chance in [0, 1): how much of what was not flushed is gone */
  cutPower(chance: number): void {
    this.unflushed.length -= Math.floor(chance * (this.unflushed.length + 1));
    this.flush();
  }

  loseStore(): void {
    this.unflushed = [];
    this.kept.clear();
  }

  answer(request: ShellRequest): ShellAnswers[keyof ShellAnswers] {
    switch (request.op) {
      case 'journal.append':
        this.journal.push(...request.entries);
        this.origins.note(request.entries);
        return { flushed: request.entries.length };
      case 'journal.read':
        return {
          entries: this.journal.slice(request.from),
          next: null,
          end: this.journal.length,
          damage: [],
        };
      case 'vault.read':
        return { text: this.vault };
      case 'vault.write':
        this.vault = request.text;
        return { written: true };
      case 'tries.read':
        return { text: this.tries };
      case 'tries.write':
        this.tries = request.text;
        return { written: true };
      case 'keychain.state':
        return { isAvailable: false, isKept: false };
      case 'region.allow':
        return { allowed: true };
      case 'witness.read':
        return { record: this.witness };
      case 'witness.write': {
        const trouble = !request.settled && (this.witness?.trouble ?? false);
        this.witness = { sighting: request.sighting, trouble };
        return { written: true };
      }
      case 'witness.trouble':
        this.witness = { sighting: this.witness?.sighting ?? null, trouble: true };
        return { noted: true };
      case 'space.read':
        return unmeasured;
      default:
        throw new Error(`not asked for in a soak: ${request.op}`);
    }
  }

  private apply({ database, layout, changes, numbers }: Committed): void {
    const held = layout
      ? { layout, records: new Map(layout.stores.map(({ name }) => [name, new Map()])), numbers: new Map() }
      : this.kept.get(database);
    // Of a database that was dropped meanwhile.
    if (!held) return;
    this.kept.set(database, held);
    for (const change of changes) applyTo(held, change);
    for (const [store, last] of numbers) held.numbers.set(store, last);
  }
}

function applyTo({ records }: KeptDatabase, change: Change): void {
  const store = records.get(change.store);
  if (change.kind === 'clear') store?.clear();
  else if (change.kind === 'delete') store?.delete(JSON.stringify(change.key));
  else store?.set(JSON.stringify(change.key), { key: change.key, value: change.value });
}
