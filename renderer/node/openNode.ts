import type { Shell } from '../../shared/contracts/shell';
import type { DatabaseName } from '../../shared/domain/ids';
import { SearchIndex } from './search/searchIndex';
import { Session, type SessionEvents } from './session';
import { catchUp } from './store/feed';
import type { Change } from './store/projector';
import { restoreFromJournal } from './store/restore';
import type { OpenVault } from './store/vaultRecord';
import { settleConflict } from './sync/conflicts';
import { SyncManager } from './sync/syncManager';

interface Listener {
  changed(changes: readonly Change[]): void;
  synced(): void;
  lagging(): void;
}

/** Everything that exists only while the workstation is unlocked. */
export class OpenNode {
  readonly session: Session;
  readonly search = new SearchIndex();
  readonly sync: SyncManager;
  private settling: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(
    vault: OpenVault,
    shell: Shell,
    timeZone: string,
    private readonly listener: Listener,
  ) {
    const events: SessionEvents = {
      changed: (changes) => this.changed(changes),
      doubted: (database, id) => this.settle(database, id),
      lagging: () => this.listener.lagging(),
      databaseAdded: async (name) => {
        await this.catchUp(name);
        await this.sync.add(name);
      },
      regionChanged: () => this.sync.restart(),
    };
    this.session = new Session(vault, shell, timeZone, events);
    this.sync = new SyncManager(this.session, () => this.listener.synced());
  }

  /** Compares with the journal, brings the read model up to date, starts replicating. @returns what to tell the user */
  async start(): Promise<readonly string[]> {
    const { session } = this;
    const { notices, databases } = await restoreFromJournal(
      session.store,
      session.shell,
      session.workstation.databases,
    );
    if (databases.length > session.workstation.databases.length)
      await session.saveWorkstation({ databases: [...databases] });
    for (const name of databases) await this.catchUp(name);
    void this.search
      .fill(session.store)
      .catch((error: unknown) => console.warn('search incomplete', (error as { name?: string }).name));
    void this.sync.restart();
    return notices;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.sync.stop();
    await this.settling;
    await this.session.store.close();
  }

  private async catchUp(name: DatabaseName): Promise<void> {
    for (const id of await catchUp(this.session.store, name)) this.settle(name, id);
  }

  private changed(changes: readonly Change[]): void {
    this.search.take(changes);
    this.listener.changed(changes);
    void this.sync.written(changes.map((change) => change.database));
  }

  private settle(database: string, id: string): void {
    this.settling = this.settling
      .then(async () => {
        if (!this.closed) await settleConflict(this.session.store, this.session.keys, database, id);
      })
      .catch((error: unknown) => console.warn('conflict left', (error as { name?: string }).name));
  }
}
