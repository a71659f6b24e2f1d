import type { SyncView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isDemonstration } from '../../../shared/region/databaseName';
import type { Session } from '../session';
import type { StorageState } from '../storage/storageState';
import { BoardSync, type BoardSyncState } from './boardSync';
import { refusalOf } from './regionHttp';

/** Longer than CouchDB keeps an account shut. */
const RETRY_REFUSED_MS = 6 * 60_000;

/** All boards' replications and their one sentence. */
export class SyncManager {
  private readonly boards = new Map<DatabaseName, BoardSync>();
  /** Their local database is being replaced. */
  private readonly paused = new Set<DatabaseName>();
  private refusal: string | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  private isRunning = false;
  private cut = false;

  constructor(
    private readonly session: Session,
    private readonly storage: StorageState,
    private readonly onView: () => void,
  ) {}

  /** Starts, or starts again, every database of this workstation; called at unlock, on joining and when the network returns. */
  async restart(): Promise<void> {
    this.stop();
    this.isRunning = true;
    this.cut = false;
    const turn = this.turn;
    const { region, databases } = this.session.workstation;
    await this.session.shell.allowRegion(region?.origin ?? null);
    // Asked once for all: each board trying a wrong password on its own would have the account shut (CouchDB 3.4).
    this.refusal = region ? await refusalOf(region) : null;
    if (turn !== this.turn) return;
    if (region && !this.refusal) await Promise.all(databases.map((name) => this.add(name)));
    this.changed();
  }

  async add(name: DatabaseName): Promise<void> {
    const { region } = this.session.workstation;
    if (!region || this.refusal || this.boards.has(name) || this.paused.has(name) || isDemonstration(name))
      return;
    const { store, keys } = this.session;
    const sync = new BoardSync(name, store, keys, this.storage, () => this.changed());
    this.boards.set(name, sync);
    await sync.start(region);
  }

  /** Resolves once its replication writes nothing more here. */
  async pause(name: DatabaseName): Promise<void> {
    this.paused.add(name);
    const sync = this.boards.get(name);
    this.boards.delete(name);
    await sync?.stop();
  }

  resume(name: DatabaseName): void {
    this.paused.delete(name);
    if (this.isRunning)
      this.add(name).catch((error: unknown) =>
        console.warn('replication not resumed', (error as { name?: string }).name),
      );
  }

  async written(names: Iterable<string>): Promise<void> {
    for (const name of new Set(names)) await this.boards.get(name as DatabaseName)?.countPending();
  }

  networkLost(): void {
    this.cut = true;
    this.onView();
  }

  stop(): void {
    this.turn++;
    this.isRunning = false;
    clearTimeout(this.retry);
    this.retry = undefined;
    for (const sync of this.boards.values()) void sync.stop();
    this.boards.clear();
  }

  view(): SyncView {
    const seen = [...this.boards.values()].map((sync) => sync.state);
    const states = this.cut ? seen.map((state) => ({ ...state, phase: 'offline' as const })) : seen;
    const { region } = this.session.workstation;
    const address = region?.base ?? null;
    return { ...summed(states, address !== null, this.refusal), address, username: region?.username };
  }

  /** A refusal is tried again by itself: rights are given back, an account that was shut opens. */
  private changed(): void {
    const refused = this.refusal ?? [...this.boards.values()].find((sync) => sync.state.refusal);
    if (refused) this.retry ??= setTimeout(() => void this.restart(), RETRY_REFUSED_MS);
    this.onView();
  }
}

/** The worst state speaks for all. */
export function summed(
  states: readonly BoardSyncState[],
  joined: boolean,
  refusedEntry: string | null = null,
): Omit<SyncView, 'address'> {
  const sum = (field: 'pending' | 'done' | 'total') => states.reduce((n, s) => n + s[field], 0);
  const [pending, done, total] = [sum('pending'), sum('done'), sum('total')];
  const refusal = refusedEntry ?? states.find((s) => s.refusal)?.refusal ?? null;
  const worst = refusedEntry
    ? 'refused'
    : (['refused', 'offline', 'syncing'] as const).find((phase) => states.some((s) => s.phase === phase));
  const state = joined ? (worst ?? 'upToDate') : 'alone';
  const waiting = pending > 0 ? ` · ${plural(pending, 'modification', 'modifications')} en attente` : '';
  const sentence = {
    alone: 'Ce poste travaille seul · tout est enregistré sur ce poste',
    offline: `Hors ligne${waiting} · tout est enregistré sur ce poste`,
    syncing:
      total > 0
        ? `Synchronisation avec la région\u00a0: ${done} sur ${total}`
        : `Synchronisation avec la région${waiting} · tout est enregistré sur ce poste`,
    upToDate: 'À jour avec la région',
    refused: refusal ?? 'La région refuse la synchronisation',
  }[state];
  return { state, pending, done, total, refusal, sentence };
}
