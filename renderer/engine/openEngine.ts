import type { Topic } from '../../shared/contracts/queries';
import type { Shell } from '../../shared/contracts/shell';
import type { TaskView } from '../../shared/contracts/views';
import { errorName } from '../../shared/base/errorName';
import type { DatabaseName } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { Ageing } from './ageing/ageing';
import { putAway } from './ageing/putAway';
import { BackupService } from './backup/backups';
import type { Services } from './commands/handler';
import { castFromPhones } from './commands/proposals';
import { LookingBack } from './conflicts/lookingBack';
import { OpenConflicts } from './conflicts/openConflicts';
import { ForeignConfirmation } from './exchange/foreignConfirmation';
import { Compaction } from './journal/compaction';
import { LaterAudit } from './journal/laterAudit';
import type { OpenedAhead } from './database/openedAhead';
import { readSentinel } from './database/sentinel';
import type { OpenVault } from './keys/vaultRecord';
import type { Change } from './readModel/projector';
import { Phones } from './phones/phones';
import { Room } from './room/room';
import { Rotation } from './rotation/rotation';
import { SearchIndex } from './search/searchIndex';
import type { Notice } from './services/notice';
import type { Service, Surroundings } from './services/service';
import { inTurnUntil } from './services/turn';
import { Actor, type Desk } from './session/actor';
import { Session } from './session/session';
import { Sightings } from './start/sightings';
import { StartUp } from './start/startUp';
import type { StorageState } from './storage/storageState';
import { Merging } from './sync/merging';
import { SyncManager } from './sync/syncManager';

/** What the engine hears of an open workstation. */
export interface Listener {
  /** Runs it as a command, while no other is under way. */
  inTurn(work: () => Promise<void>): Promise<void>;
  /** Resolves once what the screens asked so far is answered. */
  answered(): Promise<unknown>;
  wake(topics: readonly (Topic | Change)[]): void;
  noticed(notices: readonly Notice[]): void;
}

/** Everything that exists only while the workstation is unlocked: its session, who acts in it, and its services. */
export class OpenEngine implements Services {
  readonly session: Session;
  readonly search = new SearchIndex();
  readonly conflicts = new OpenConflicts();
  readonly sync: SyncManager;
  readonly room: Room;
  readonly phones: Phones;
  /** Null where there are no files to write backups to. */
  readonly backups: BackupService | null;
  readonly rotation: Rotation;
  private readonly startUp: StartUp;
  private readonly sightings: Sightings;
  private readonly merging: Merging;
  private readonly lookingBack: LookingBack;
  private readonly ageing: Ageing;
  /** In the order in which they begin, once the start is over; they end the other way round. */
  private readonly services: readonly Service[];
  private readonly actors = new Map<string, Actor>();
  /** The databases are closed: what still tries to write to them fails, and nothing is wrong. */
  private isShut = false;

  constructor(
    vault: OpenVault,
    shell: Shell,
    readonly storage: StorageState,
    timeZone: string,
    private readonly listener: Listener,
    ahead: OpenedAhead | null = null,
  ) {
    const mayWrite = () => storage.mayWrite;
    const broke = (error: unknown) => {
      if (!this.isShut) storage.broke(error);
    };
    const maybeConflicted = (database: string, id: string) => this.merging.settle(database, id);
    const merged = () => this.merging.settled();
    const around: Surroundings = {
      mayRun: () => !this.closed && storage.mayWrite && this.startUp.isReady(),
      wake: (topic) => listener.wake([topic]),
      noticed: (notices) => listener.noticed(notices),
      inTurn: (work) => this.inTurn(work),
    };
    this.room = new Room((what) => around.wake(what));
    const store = {
      changed: (changes: readonly Change[]) => this.changed(changes),
      stored: (database: string) => void this.sync.written(database),
      maybeConflicted,
      merged: async (database: string, id: string) => {
        maybeConflicted(database, id);
        await merged();
      },
      broke,
      unread: () => this.sayUnread(),
    };
    const tasksChanged = () => around.wake('tasks');
    const session = new Session(vault, shell, timeZone, store, mayWrite, tasksChanged, ahead);
    this.session = session;
    this.sightings = new Sightings(session.store, shell, session.journal);
    const answered = () => listener.answered();
    const sentinel = () => ahead?.sentinel ?? readSentinel();
    const start = { ...around, maybeConflicted, merged, broke, answered, sentinel };
    this.startUp = new StartUp(session, this.search, this.sightings, start, mayWrite);
    this.lookingBack = new LookingBack(session, this.conflicts, around, mayWrite);
    this.merging = new Merging(session, mayWrite);
    const confirmation = new ForeignConfirmation(
      session,
      around,
      () => this.sync.view().state === 'upToDate',
    );
    this.sync = new SyncManager(session, storage, {
      viewed: () => {
        around.wake('sync');
        confirmation.exchanged();
      },
      piecesMoved: () => around.wake('files'),
      found: (name) => this.addDatabase(name),
      directoryRead: () => around.wake('directory'),
    });
    this.rotation = new Rotation({
      session,
      sync: this.sync,
      storage,
      inTurn: (work) => listener.inTurn(work),
      merged,
      moved: (database) => this.sightings.changed(database),
      witness: () => this.sightings.witnessed(),
      onProgress: () => around.wake('tasks'),
    });
    const byPhone = () => this.actorAt({ name: 'phones', audience: 'phone' });
    this.phones = new Phones(session, shell.phones, around, (ref, ballot, votes) =>
      castFromPhones(byPhone(), ref, ballot, votes),
    );
    this.backups = shell.backups && new BackupService(session, shell.backups, around);
    this.ageing = new Ageing(session, around, (name) => this.inTurn(() => this.putAway(name)));
    this.services = [
      this.lookingBack,
      this.merging,
      this.rotation,
      this.sync,
      confirmation,
      ...(this.backups ? [this.backups] : []),
      new Compaction(session, around),
      new LaterAudit(session, around),
      this.ageing,
      this.phones,
    ];
  }

  get closed(): boolean {
    return this.session.ending.aborted;
  }

  get tasks(): readonly TaskView[] {
    return [this.startUp, this.session, ...this.services].flatMap(({ tasks }) => tasks);
  }

  /** Who unlocked the workstation, at this desk: what is done at one is not taken back at another. */
  actorAt(desk: Desk): Actor {
    let actor = this.actors.get(desk.name);
    if (!actor) {
      actor = new Actor(this.session, desk, () => this.session.user);
      this.actors.set(desk.name, actor);
    }
    return actor;
  }

  /** The window is closed: nothing that was done in it can be taken back any more. */
  left(desk: Desk): void {
    this.actors.delete(desk.name);
  }

  /**
   * Compares what is here with the journal and brings the read model up to it. Resolves when that is done, or when it
   * turns out to take long: it then goes on in the background, with its progress among the tasks.
   */
  async start(): Promise<void> {
    this.startUp.start();
    await this.startUp.begun.passed;
    // None of them reads a database that is still being filled again.
    void this.startUp.finished.then(() => {
      if (!this.closed) for (const service of this.services) this.begin(service);
    });
  }

  /** It is on the screen. */
  seen(database: DatabaseName): void {
    this.sync.used(database);
    void this.ageing.seen(database).catch((error: unknown) => console.warn('not noted', errorName(error)));
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
    this.merging.start();
    await this.restartSync();
    if (!this.closed) this.rotation.resume();
  }

  /** Replication waits until the databases are known to be whole. */
  async restartSync(): Promise<void> {
    await this.startUp.finished;
    if (!this.closed) await this.sync.restart();
  }

  async addDatabase(name: DatabaseName): Promise<void> {
    if (!(await this.session.tookIn(name))) return;
    await this.startUp.added(name);
    this.sightings.changed(name);
    this.sync.add(name);
    this.lookingBack.look([name]);
    this.listener.wake(['records']);
  }

  putAway(name: DatabaseName): Promise<Result<null>> {
    const gone = (database: DatabaseName) => {
      this.sightings.gone(database);
      this.conflicts.forget(database);
      this.search.forget(database);
      this.listener.wake(['records']);
    };
    const { session, sync } = this;
    return putAway({ session, sync, merged: () => this.merging.settled(), gone }, name);
  }

  piecesWritten(name: DatabaseName): void {
    this.sightings.changed(name);
    this.sync.pieces(name)?.written();
    this.listener.wake(['files']);
  }

  draftKept(): void {
    this.listener.wake(['drafts']);
  }

  pinChanged(): void {
    this.listener.wake(['keys']);
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return inTurnUntil(this.session.ending, (run) => this.listener.inTurn(run), work);
  }

  /** What goes on in the background ends, so that nobody waits for it; what waited finds the workstation closed. */
  beginClose(): void {
    this.session.beginClose();
  }

  async close(): Promise<void> {
    this.beginClose();
    await this.session.ended();
    for (const service of [...this.services].reverse()) await service.stop();
    await this.startUp.stop();
    await this.session.store.settled();
    await this.sightings.end();
    this.isShut = true;
    await this.session.directory.close();
    await this.session.store.close();
  }

  private begin(service: Service): void {
    service.start();
    this.listener.wake(service.topics);
  }

  private changed(changes: readonly Change[]): void {
    this.search.take(changes);
    this.phones.take(changes);
    this.listener.wake(changes);
    if (this.conflicts.take(changes)) this.listener.wake(['conflicts']);
    const names = new Set(changes.map((change) => change.database));
    for (const name of names) this.sightings.changed(name);
  }

  /** Counted while the start is under way, and said at its end; from then on said as they come. */
  private sayUnread(): void {
    if (this.startUp.isReady() && !this.closed) this.listener.noticed(this.session.store.unread.news());
  }
}
