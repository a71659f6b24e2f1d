import type { Shell } from '../../shared/contracts/shell';
import type { TaskView } from '../../shared/contracts/views';
import type { DatabaseName } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { Ageing } from './ageing/ageing';
import { putAway } from './ageing/putAway';
import { BackupDesk } from './backup/desk';
import { confirmForeign } from './exchange/confirmForeign';
import { OpenConflicts } from './conflicts/openConflicts';
import { Compaction } from './journal/compaction';
import { LaterAudit } from './journal/laterAudit';
import { Rotation } from './rotation/rotation';
import { fillSearch } from './search/fill';
import { SearchIndex } from './search/searchIndex';
import { Session, type SessionEvents } from './session/session';
import { Sightings } from './start/sightings';
import { StartUp } from './start/startUp';
import type { StorageState } from './storage/storageState';
import type { Change } from './readModel/projector';
import type { OpenVault } from './keys/vaultRecord';
import { settleConflict } from './sync/conflicts';
import { SyncManager } from './sync/syncManager';

interface Listener {
  /** Runs it as a command, while no other is under way. */
  inTurn(work: () => Promise<void>): Promise<void>;
  changed(changes: readonly Change[]): void;
  /** More of the records can be found than a moment ago: all open queries are to be answered again. */
  filled(): void;
  synced(): void;
  /** Pieces of attached files came, or went to the region. */
  filesChanged(): void;
  tasksChanged(): void;
  backupsChanged(): void;
  /** What a person must choose may be another than before. */
  conflictsChanged(): void;
  /** What the start-up check put back or found damaged. */
  noticed(notices: readonly string[]): void;
}

/** What files brought is asked for after an exchange with the region, not after each. */
const CONFIRMED_AGAIN_MS = 15_000;

/** The workstation is locked: what goes on in the background ends. */
class Closed extends Error {}

/** Everything that exists only while the workstation is unlocked. */
export class OpenEngine {
  readonly session: Session;
  readonly search = new SearchIndex();
  readonly conflicts = new OpenConflicts();
  readonly sync: SyncManager;
  /** Null where there are no files to write backups to. */
  readonly backups: BackupDesk | null;
  private readonly compaction: Compaction;
  private readonly laterAudit: LaterAudit;
  private readonly ageing: Ageing;
  private readonly sightings: Sightings;
  private readonly startUp: StartUp;
  private readonly rotation: Rotation;
  private settling: Promise<unknown> = Promise.resolve();
  private looking: Promise<unknown> = Promise.resolve();
  /** Documents with several leaves, found while nothing could be written. */
  private readonly unsettled = new Map<string, { database: string; id: string }>();
  closed = false;
  private isConfirming = false;
  private asked = -Infinity;
  /** The databases are closed: what still tries to write to them fails, and nothing is wrong. */
  private isShut = false;

  constructor(
    vault: OpenVault,
    shell: Shell,
    private readonly storage: StorageState,
    timeZone: string,
    private readonly listener: Listener,
  ) {
    const broke = (error: unknown) => {
      if (!this.isShut) storage.broke(error);
    };
    const doubted = (database: string, id: string) => this.settle(database, id);
    const merged = () => this.merged();
    const events: SessionEvents = {
      changed: (changes) => this.changed(changes),
      stored: (database) => void this.sync.written(database),
      doubted,
      merged: async (database, id) => {
        this.settle(database, id);
        await this.settling;
      },
      broke,
      unread: () => this.sayUnread(),
      databaseAdded: async (name) => {
        await this.startUp.added(name);
        this.sightings.changed(name);
        this.sync.add(name);
        this.lookForConflicts([name]);
        this.listener.filled();
      },
      resendDenied: () => this.sync.resendDenied(),
      putAway: (name) => this.putAway(name),
      regionChanged: () => this.restartSync(),
      regionTrusted: () => this.sync.trust(),
      piecesWritten: (name) => {
        this.sightings.changed(name);
        this.sync.pieces(name)?.written();
        this.listener.filesChanged();
      },
      fetchFile: (name, manifest) => this.sync.fetchFile(name, manifest),
      keyChanged: () => void this.resumeRotation(),
      tasksChanged: () => this.listener.tasksChanged(),
      inTurn: (work) => this.listener.inTurn(work),
    };
    this.session = new Session(vault, shell, timeZone, events, () => storage.mayWrite);
    this.sightings = new Sightings(this.session.store, shell, this.session.journal);
    this.sync = new SyncManager(
      this.session,
      storage,
      () => {
        this.listener.synced();
        void this.confirmForeign();
      },
      () => this.listener.filesChanged(),
    );
    this.compaction = new Compaction(
      this.session,
      () => storage.mayWrite && this.startUp.isReady(),
      (notice) => listener.noticed([notice]),
    );
    this.laterAudit = new LaterAudit(
      this.session,
      () => storage.mayWrite && this.startUp.isReady(),
      (notices) => listener.noticed(notices),
    );
    this.ageing = new Ageing(
      this.session,
      () => !this.closed && storage.mayWrite && this.startUp.isReady(),
      (name) => inTurn(listener, () => this.putAway(name)),
      (notice) => listener.noticed([notice]),
    );
    this.backups =
      shell.backups &&
      new BackupDesk(this.session, shell.backups, {
        tasksChanged: () => listener.tasksChanged(),
        changed: () => listener.backupsChanged(),
        noticed: (notices) => listener.noticed(notices),
      });
    this.startUp = new StartUp(this.session, this.search, this.sightings, {
      noticed: (notices) => listener.noticed(notices),
      tasksChanged: () => listener.tasksChanged(),
      filled: () => listener.filled(),
      doubted,
      merged,
      broke,
    });
    this.rotation = new Rotation({
      session: this.session,
      sync: this.sync,
      storage,
      inTurn: (work) => this.listener.inTurn(work),
      merged,
      moved: (database) => this.sightings.changed(database),
      witness: () => this.sightings.witnessed(),
      onProgress: () => this.listener.tasksChanged(),
    });
  }

  get tasks(): readonly TaskView[] {
    const { view } = this.rotation;
    return [
      ...this.startUp.tasks,
      ...this.session.tasks,
      ...(view ? [view] : []),
      ...(this.backups?.tasks ?? []),
    ];
  }

  /**
   * Compares what is here with the journal and brings the read model up to it. Resolves when that is done, or when it
   * turns out to take long: it then goes on in the background, with its progress among the tasks.
   */
  async start(): Promise<void> {
    if (this.storage.mayWrite) void this.bringUpToDate();
    else void this.showWhatIsThere();
    await this.startUp.begun.passed;
    // Neither reads a database that is still being filled again.
    void this.startUp.finished.then(() => {
      if (this.closed) return;
      this.backups?.start();
      this.laterAudit.start();
    });
    this.compaction.start();
    this.ageing.start();
  }

  /** It is on the screen. */
  seen(database: DatabaseName): void {
    this.sync.used(database);
    void this.ageing
      .seen(database)
      .catch((error: unknown) => console.warn('not noted', (error as { name?: string }).name));
  }

  /** Resolves once this database, or without a name all of them, may be written to. */
  ready(database?: string): Promise<void> {
    return this.startUp.ready(database);
  }

  isReady(database: string): boolean {
    return this.startUp.isReady(database);
  }

  /** Writing stopped or goes on: then what waited for room is done first. */
  async storageChanged(): Promise<void> {
    if (this.storage.mayWrite) await this.startUp.run();
    for (const [key, { database, id }] of this.storage.mayWrite ? this.unsettled : []) {
      this.unsettled.delete(key);
      this.settle(database, id);
    }
    await this.restartSync();
    await this.resumeRotation();
  }

  /** A change of the key waits too: the check counts on the databases it has opened. */
  private async resumeRotation(): Promise<void> {
    await this.startUp.finished;
    if (!this.closed) this.rotation.resume();
  }

  /** Replication waits until the databases are known to be whole. */
  async restartSync(): Promise<void> {
    await this.startUp.finished;
    if (!this.closed) await this.sync.restart();
  }

  /** Ends what the start has under way, so that nobody waits for it; what waited finds the workstation closed. */
  beginClose(): void {
    this.closed = true;
    this.session.beginClose();
    this.compaction.stop();
    this.laterAudit.stop();
    this.ageing.stop();
    void this.startUp.stop();
  }

  async close(): Promise<void> {
    this.beginClose();
    await this.session.ended();
    await this.sync.stop();
    await this.startUp.stop();
    await this.rotation.stop();
    await this.backups?.stop();
    await this.settling;
    await this.looking;
    await this.session.store.settled();
    if (this.storage.mayWrite)
      await this.conflicts
        .save(this.session.store)
        .catch((error: unknown) => console.warn('conflicts not noted', (error as { name?: string }).name));
    await this.sightings.end();
    this.isShut = true;
    await this.session.directory.close();
    await this.session.store.close();
  }

  private async bringUpToDate(): Promise<void> {
    await this.startUp.run();
    this.lookForConflicts(this.session.workstation.databases);
    await this.resumeRotation();
    await this.restartSync();
  }

  /** In the background: nobody waits for what lay here before. */
  private lookForConflicts(names: readonly string[]): void {
    const goOn = () => {
      if (this.closed) throw new Closed();
    };
    const look = async () => {
      for (const name of names)
        if (await this.conflicts.fill(this.session.store, name, goOn)) this.listener.conflictsChanged();
    };
    this.looking = this.looking.then(look).catch((error: unknown) => {
      if (!(error instanceof Closed))
        console.warn('conflicts not looked for', (error as { name?: string }).name);
    });
  }

  /** Nothing may be written: no check, no repair, only what can be read. */
  private async showWhatIsThere(): Promise<void> {
    const { store, workstation } = this.session;
    this.startUp.skip();
    for (const name of workstation.databases)
      await fillSearch(this.search, store, name, () => undefined).catch((error: unknown) =>
        console.warn('search incomplete', (error as { name?: string }).name),
      );
    this.search.complete = true;
    this.lookForConflicts(workstation.databases);
    await this.restartSync();
  }

  private putAway(name: DatabaseName): Promise<Result<null>> {
    return putAway(
      {
        session: this.session,
        sync: this.sync,
        merged: () => this.merged(),
        gone: (database) => {
          this.sightings.gone(database);
          this.conflicts.forget(database);
          this.search.forget(database);
          this.listener.filled();
        },
      },
      name,
    );
  }

  private changed(changes: readonly Change[]): void {
    this.search.take(changes);
    this.listener.changed(changes);
    if (this.conflicts.take(changes)) this.listener.conflictsChanged();
    const names = new Set(changes.map((change) => change.database));
    for (const name of names) this.sightings.changed(name);
  }

  /** Whether the region has what files brought. */
  private async confirmForeign(): Promise<void> {
    const now = performance.now();
    if (now - this.asked < CONFIRMED_AGAIN_MS) return;
    if (this.isConfirming || this.closed || this.sync.view().state !== 'upToDate') return;
    this.isConfirming = true;
    this.asked = now;
    try {
      for (const name of this.session.workstation.databases)
        if (!this.closed && (await confirmForeign(this.session, name))) this.listener.filled();
    } catch (error) {
      console.warn('not confirmed', (error as { name?: string }).name);
    } finally {
      this.isConfirming = false;
    }
  }

  /** Counted while the start is under way, and said at its end; from then on said as they come. */
  private sayUnread(): void {
    if (this.startUp.isReady() && !this.closed) this.listener.noticed(this.session.store.unread.sentences());
  }

  /** Resolves once no merge is under way. */
  private async merged(): Promise<void> {
    await this.settling;
  }

  private settle(database: string, id: string): void {
    if (!this.storage.mayWrite) {
      this.unsettled.set(`${database}/${id}`, { database, id });
      return;
    }
    this.settling = this.settling
      .then(async () => {
        const { store, keys } = this.session;
        if (this.closed || (await settleConflict(store, keys, database, id)) === 0) return;
        // Of very many leaves, a slice at a time: what else waits comes in between.
        this.settle(database, id);
      })
      .catch((error: unknown) => console.warn('conflict left', (error as { name?: string }).name));
  }
}

async function inTurn<T>(listener: Pick<Listener, 'inTurn'>, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    listener.inTurn(async () => resolve(await work())).catch(reject);
  });
}
