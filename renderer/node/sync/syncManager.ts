import type { SyncView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isDemonstration } from '../../../shared/region/databaseName';
import type { Session } from '../session';
import { BoardSync, type BoardSyncState } from './boardSync';

/** All boards' replications and their one sentence. */
export class SyncManager {
  private readonly boards = new Map<DatabaseName, BoardSync>();

  constructor(
    private readonly session: Session,
    private readonly onView: () => void,
  ) {}

  /** Starts, or starts again, every database of this workstation; called at unlock, on joining and when the network returns. */
  async restart(): Promise<void> {
    this.stop();
    const { region, databases } = this.session.workstation;
    await this.session.shell.allowRegion(region?.origin ?? null);
    if (region) for (const name of databases) await this.add(name);
    this.onView();
  }

  async add(name: DatabaseName): Promise<void> {
    const { region } = this.session.workstation;
    if (!region || this.boards.has(name) || isDemonstration(name)) return;
    const sync = new BoardSync(name, this.session.store, this.session.dataKey, this.onView);
    this.boards.set(name, sync);
    await sync.start(region);
  }

  async written(names: Iterable<string>): Promise<void> {
    for (const name of new Set(names)) await this.boards.get(name as DatabaseName)?.countPending();
  }

  stop(): void {
    for (const sync of this.boards.values()) sync.stop();
    this.boards.clear();
  }

  view(): SyncView {
    const states = [...this.boards.values()].map((sync) => sync.state);
    const address = this.session.workstation.region?.base ?? null;
    return { ...summed(states, address !== null), address };
  }
}

/** The worst state speaks for all. */
export function summed(states: readonly BoardSyncState[], joined: boolean): Omit<SyncView, 'address'> {
  const sum = (field: 'pending' | 'done' | 'total') => states.reduce((n, s) => n + s[field], 0);
  const [pending, done, total] = [sum('pending'), sum('done'), sum('total')];
  const refusal = states.find((s) => s.refusal)?.refusal ?? null;
  const worst = (['refused', 'offline', 'syncing'] as const).find((phase) =>
    states.some((s) => s.phase === phase),
  );
  const state = joined ? (worst ?? 'upToDate') : 'alone';
  const waiting = pending > 0 ? ` · ${plural(pending, 'modification', 'modifications')} en attente` : '';
  const sentence = {
    alone: 'Ce poste travaille seul · tout est enregistré sur ce poste',
    offline: `Hors ligne${waiting} · tout est enregistré sur ce poste`,
    syncing:
      total > 0
        ? `Synchronisation avec la région : ${done} sur ${total}`
        : `Synchronisation avec la région${waiting}`,
    upToDate: 'À jour avec la région',
    refused: refusal ?? 'La région refuse la synchronisation',
  }[state];
  return { state, pending, done, total, refusal, sentence };
}
