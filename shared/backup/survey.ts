import type { JournalEntry } from '../records/journalEntry';
import type { Stretch } from '../records/frame';
import { idOf, Ledger } from './ledger';
import type { BackupAbout, Counts } from './about';
import { BACKUP_FORMAT, type BackupPayload } from './payloads';

interface BoardSummary {
  readonly database: string;
  readonly cases: number;
  /** Revisions, each counted once. */
  readonly records: number;
  /** By the footer, exactly; without it in documents, by what the header announced. */
  readonly missing: number;
}

/** What a backup file holds, and what it has lost. */
export interface BackupSummary {
  /** `unreadable`: without keys nothing in it can ever be opened. `newer`: made by a Concerto that this one does not know. */
  readonly state: 'whole' | 'damaged' | 'unreadable' | 'newer';
  readonly about: Omit<BackupAbout, 'keys' | 'documents'> | null;
  readonly size: number;
  readonly boards: readonly BoardSummary[];
  readonly records: number;
  readonly missing: number;
  /** Which ones, `id@rev`, as far as the table of contents can be read. */
  readonly missingNames: Readonly<Record<string, readonly string[]>>;
  /** False when the end is lost: then nobody knows all that it held. */
  readonly missingIsExact: boolean;
  readonly damagedBytes: number;
}

/** What a backup says of itself for whoever has the key. */
export interface BackupProof {
  readonly format: number | null;
  readonly seal: string | null;
  /** Its header, or footer, as `saidOf` (renderer/engine/proofs/backupProof.ts) gives it to be proven. */
  readonly said: readonly unknown[];
}

type About = Extract<BackupPayload, { kind: 'header' | 'footer' }>;
type Footer = Extract<BackupPayload, { kind: 'footer' }>;

/** Reads a backup's stretches one after the other and says what they amount to. */
export class BackupSurvey {
  private readonly held = new Ledger();
  /** What the contents name and no whole frame holds: the contents come last, so all that is held is known by then. */
  private readonly missing = new Ledger();
  private about: About | null = null;
  private footer: Footer | null = null;
  /** The last whole frame's. */
  lastHash = '';
  private frames = 0;
  private size = 0;
  private damagedBytes = 0;
  private inOrder = true;

  /** @returns the entries that were not met before, for whoever restores them */
  take(stretch: Stretch<BackupPayload>): readonly JournalEntry[] {
    this.size = stretch.end;
    if (stretch.kind === 'damage') {
      this.damagedBytes += stretch.end - stretch.start;
      return [];
    }
    const { payload, hash } = stretch;
    if (
      payload.previous !== this.lastHash ||
      this.footer ||
      (this.frames === 0) !== (payload.kind === 'header')
    )
      this.inOrder = false;
    this.lastHash = hash;
    this.frames += 1;
    switch (payload.kind) {
      case 'header':
        this.about ??= payload;
        return [];
      case 'documents':
        return payload.entries.filter((entry) => entry.database === payload.database && this.held.add(entry));
      case 'journal':
        return payload.entries.filter((entry) => this.held.add(entry));
      case 'contents':
        for (const name of payload.revisions)
          if (!this.held.has(payload.database, name))
            this.missing.add({
              database: payload.database,
              id: idOf(name),
              rev: name.slice(idOf(name).length + 1),
            });
        return [];
      case 'footer':
        this.about ??= payload;
        this.footer = payload;
        return [];
    }
  }

  /** The restored workstation's key file; null where neither header nor footer is left. */
  get keys(): string | null {
    return this.about?.keys ?? null;
  }

  /** What only the data key proves; null in the former format, or where the end is lost. */
  get proof(): BackupProof {
    const { at, device, purpose, documents, recovery, keys } = this.about ?? {};
    return {
      format: this.about?.format ?? null,
      seal: this.footer?.seal ?? null,
      said: [this.about?.format, at, device, purpose, recovery, keys, Object.entries(documents ?? {})],
    };
  }

  get startedAt(): BackupAbout['at'] | undefined {
    return this.about?.at;
  }

  summary(): BackupSummary {
    const boards = this.boards();
    const records = sum(boards, 'records');
    const missing = sum(boards, 'missing');
    const isWhole =
      this.inOrder && this.damagedBytes === 0 && this.footer?.frames === this.frames - 1 && missing === 0;
    return {
      state: this.isNewer()
        ? 'newer'
        : isWhole
          ? 'whole'
          : this.about && records > 0
            ? 'damaged'
            : 'unreadable',
      about: this.about && {
        at: this.about.at,
        device: this.about.device,
        version: this.about.version,
        purpose: this.about.purpose,
        recovery: this.about.recovery,
      },
      size: this.size,
      boards,
      records,
      missing,
      missingNames: Object.fromEntries(
        this.missing.databases.map((name) => [name, [...this.missing.of(name)]]),
      ),
      missingIsExact: this.footer !== null,
      damagedBytes: this.damagedBytes,
    };
  }

  private isNewer(): boolean {
    return (this.about?.format ?? BACKUP_FORMAT) > BACKUP_FORMAT;
  }

  private boards(): BoardSummary[] {
    const expected: Counts = this.footer?.records ?? this.about?.documents ?? {};
    return [...new Set([...this.held.databases, ...Object.keys(expected)])].sort().map((database) => {
      const records = this.held.of(database);
      const ids = new Set([...records].map(idOf));
      const found = this.footer ? records.size : ids.size;
      // A database may be called as a property that every object has.
      const announced = Object.hasOwn(expected, database) ? (expected[database] ?? 0) : 0;
      return {
        database,
        cases: [...ids].filter((id) => id.startsWith('case:')).length,
        records: records.size,
        missing: Math.max(0, announced - found),
      };
    });
  }
}

const sum = (boards: readonly BoardSummary[], field: 'records' | 'missing'): number =>
  boards.reduce((total, board) => total + board[field], 0);
