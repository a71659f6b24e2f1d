import type { Shell } from '../../shared/contracts/shell';
import type { TaskView } from '../../shared/contracts/views';
import type { DatabaseName } from '../../shared/domain/ids';
import { BackupDesk } from './backup/desk';
import { SearchIndex } from './search/searchIndex';
import { Session, type SessionEvents } from './session';
import type { StorageState } from './storage/storageState';
import { catchUp } from './store/feed';
import type { Change } from './store/projector';
import { restoreFromJournal } from './store/restore';
import type { OpenVault } from './store/vaultRecord';
import { settleConflict } from './sync/conflicts';
import { SyncManager } from './sync/syncManager';

interface Listener {
  changed(changes: readonly Change[]): void;
  synced(): void;
  tasksChanged(): void;
  backupsChanged(): void;
  /** What the start-up check put back or found damaged. */
  noticed(notices: readonly string[]): void;
}

/** Everything that exists only while the workstation is unlocked. */
export class OpenNode {
  readonly session: Session;
  readonly search = new SearchIndex();
  readonly sync: SyncManager;
  /** Null where there are no files to write backups to. */
  readonly backups: BackupDesk | null;
  private settling: Promise<unknown> = Promise.resolve();
  /** Documents with several leaves, found while nothing could be written. */
  private readonly unsettled = new Map<string, { database: string; id: string }>();
  private isUpToDate = false;
  private closed = false;
  /** The databases are closed: what still tries to write to them fails, and nothing is wrong. */
  private isShut = false;

  constructor(
    vault: OpenVault,
    shell: Shell,
    private readonly storage: StorageState,
    timeZone: string,
    private readonly listener: Listener,
  ) {
    const events: SessionEvents = {
      changed: (changes) => this.changed(changes),
      doubted: (database, id) => this.settle(database, id),
      broke: (error) => {
        if (!this.isShut) storage.broke(error);
      },
      databaseAdded: async (name) => {
        await this.catchUp(name);
        await this.sync.add(name);
      },
      regionChanged: () => this.sync.restart(),
    };
    this.session = new Session(vault, shell, timeZone, events);
    this.sync = new SyncManager(this.session, storage, () => this.listener.synced());
    this.backups =
      shell.backups &&
      new BackupDesk(this.session, shell.backups, {
        tasksChanged: () => listener.tasksChanged(),
        changed: () => listener.backupsChanged(),
        noticed: (notices) => listener.noticed(notices),
      });
  }

  /** Brings everything up to date, or without room shows what is there; starts replicating. */
  async start(): Promise<void> {
    if (this.storage.mayWrite) await this.bringUpToDate();
    void this.search
      .fill(this.session.store)
      .catch((error: unknown) => console.warn('search incomplete', (error as { name?: string }).name));
    void this.sync.restart();
    this.backups?.start();
  }

  get tasks(): readonly TaskView[] {
    return this.backups?.tasks ?? [];
  }

  /** Writing stopped or goes on: then what waited for room is done first. */
  async storageChanged(): Promise<void> {
    if (this.storage.mayWrite && !this.isUpToDate) await this.bringUpToDate();
    for (const [key, { database, id }] of this.storage.mayWrite ? this.unsettled : []) {
      this.unsettled.delete(key);
      this.settle(database, id);
    }
    await this.sync.restart();
  }

  /** Compares with the journal and brings the read model up to date. */
  private async bringUpToDate(): Promise<void> {
    const { session } = this;
    const { notices, databases } = await restoreFromJournal(
      session.store,
      session.shell,
      session.workstation.databases,
    );
    if (databases.length > session.workstation.databases.length)
      await session.saveWorkstation({ databases: [...databases] });
    for (const name of databases) await this.catchUp(name);
    this.isUpToDate = true;
    this.listener.noticed(notices);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.sync.stop();
    await this.backups?.stop();
    await this.settling;
    await this.session.store.settled();
    this.isShut = true;
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
    if (!this.storage.mayWrite) {
      this.unsettled.set(`${database}/${id}`, { database, id });
      return;
    }
    this.settling = this.settling
      .then(async () => {
        if (!this.closed) await settleConflict(this.session.store, this.session.keys, database, id);
      })
      .catch((error: unknown) => console.warn('conflict left', (error as { name?: string }).name));
  }
}
