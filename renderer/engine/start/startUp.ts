import { errorName } from '../../../shared/base/errorName';
import type { TaskView } from '../../../shared/contracts/views';
import type { DatabaseName } from '../../../shared/domain/ids';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import { Integrity } from './integrity';
import { cardOf } from '../readModel/card';
import { fillSearch } from '../search/fill';
import type { SearchIndex } from '../search/searchIndex';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { ShellRefusal } from '../shell/portShell';
import type { Sightings } from './sightings';
import { randomBytes, toBase64 } from '../keys/bytes';
import { BY, doubtful, Projection, swept } from './feed';
import type { ProjectionSurroundings } from './rebuild';
import type { Sentinel } from '../database/sentinel';

interface StartUpSurroundings extends Pick<Surroundings, 'noticed' | 'wake'> {
  maybeConflicted(database: string, id: string): void;
  /** Resolves once those that were maybeConflicted are merged, or cannot be. */
  merged(): Promise<void>;
  sentinel(): Promise<Sentinel | null>;
  /** Resolves once what the screens asked so far is answered. */
  answered(): Promise<unknown>;
  /** IndexedDB refused what the start had to write. */
  broke(error: unknown): void;
}

/** The workstation was locked while the start was still under way. */
class Stopped extends Error {}

/** Databases at a time: while one waits for IndexedDB, another is opened and decrypted. */
const LANES = 2;

/** Put back within a moment, as after a kill: not worth a word while it lasts. */
const FEW = 300;

/** Between two renewals of the open queries while the read model fills: each costs as much as a few pages. */
const RENEWED_AFTER_MS = 400;

/**
 * What is done after unlocking, in the background: the comparison with journal and witness, then the read model and the
 * search, the newest boards first. Queries are answered meanwhile with what is there; a command waits for the database
 * that it touches, so that nothing is written on half knowledge.
 */
export class StartUp implements Service {
  readonly topics = ['tasks', 'records'] as const;
  tasks: readonly TaskView[] = [];
  private readonly latches = new Map<string, Latch>();
  private readonly whole = new Latch();
  /** Open once all is ready, or what is left to do takes long enough to be shown. */
  readonly begun = new Latch();
  private queue: DatabaseName[] = [];
  private running: Promise<void> | null = null;
  private renewed = 0;

  constructor(
    private readonly session: Session,
    private readonly search: SearchIndex,
    private readonly sightings: Sightings,
    private readonly around: StartUpSurroundings,
    private readonly mayWrite: () => boolean,
  ) {}

  /** Resolves once this database, or without a name all of them, may be written to. */
  async ready(name?: string): Promise<void> {
    const latch = name === undefined ? this.whole : (this.latches.get(name) ?? this.whole);
    const at = this.queue.findIndex((it) => it === name);
    if (at > 0) this.queue.unshift(...this.queue.splice(at, 1));
    await latch.passed;
  }

  isReady(name?: string): boolean {
    return ((name !== undefined && this.latches.get(name)) || this.whole).isOpen;
  }

  /** The check and what follows it; where nothing may be written, only what can be read. */
  start(): void {
    if (this.mayWrite()) void this.run();
    else void this.showWhatIsThere();
  }

  /** Once: asked again, it answers with the run that is under way or over. */
  run(): Promise<void> {
    this.running ??= this.all().catch((error: unknown) => {
      if (!(error instanceof Stopped)) this.around.broke(error);
    });
    return this.running;
  }

  /** What only reads does not wait for a check that is not made. */
  private async showWhatIsThere(): Promise<void> {
    const { store, workstation } = this.session;
    this.whole.open();
    this.begun.open();
    for (const name of workstation.databases)
      await fillSearch(this.search, store, name, () => this.around.answered()).catch((error: unknown) =>
        console.warn('search incomplete', errorName(error)),
      );
    this.search.complete = true;
  }

  /** Resolves when what was begun is over. */
  get finished(): Promise<void> {
    return this.running ?? Promise.resolve();
  }

  /** A database that is new on this workstation. */
  async added(name: DatabaseName): Promise<void> {
    const around = this.projection(() => undefined);
    const projection = await Projection.of(this.session.store, name, around);
    await projection.begin();
    for (const id of await projection.finish()) this.around.maybeConflicted(name, id);
  }

  /** Resolves when nothing more is written; what is not done goes on at the next start. */
  async stop(): Promise<void> {
    await this.running;
  }

  private async all(): Promise<void> {
    for (const name of this.session.workstation.databases) this.latches.set(name, new Latch());
    try {
      await this.check();
      await this.projectAll();
      this.around.noticed(this.session.store.unread.news());
    } finally {
      this.show([]);
      for (const latch of this.latches.values()) latch.open();
      this.whole.open();
      this.begun.open();
      if (!this.session.ending.aborted) this.around.wake('records');
    }
    for (const name of this.session.workstation.databases)
      await fillSearch(this.search, this.session.store, name, async () => {
        await this.around.answered();
        this.goOn();
      });
    this.search.complete = true;
    this.around.wake('records');
    for (const name of this.session.workstation.databases) await this.sweep(name);
  }

  private async sweep(name: DatabaseName): Promise<void> {
    const { store } = this.session;
    const several = await doubtful(
      store,
      name,
      this.projection(() => undefined),
    );
    if (several === null) return;
    for (const id of several) this.around.maybeConflicted(name, id);
    await this.around.merged();
    this.goOn();
    await swept(store, name, several);
  }

  private async check(): Promise<void> {
    const { store, shell } = this.session;
    const witness = await shell.readWitness();
    const sentinel = await store.answered(() => this.around.sentinel());
    await store.model.ready(BY);
    let total = 0;
    try {
      const { notices, stands } = await new Integrity(this.session, witness, sentinel, {
        goOn: () => this.goOn(),
        expected: (documents) => (total = documents),
        restored: (done) => {
          if (total > 0 || done > FEW) this.show([{ kind: 'restore', done, total: Math.max(done, total) }]);
        },
      }).check();
      this.around.noticed(notices);
      const generation = Math.max(sentinel?.generation ?? 0, witness?.sighting?.generation ?? 0) + 1;
      const id = sentinel?.id ?? toBase64(randomBytes(18));
      await this.sightings.begin({ id, generation }, stands);
    } catch (error) {
      // The journal does not open, or is full: said, and what is in the store is shown all the same.
      if (!(error instanceof ShellRefusal)) throw error;
      this.around.noticed([error.message]);
    }
  }

  /** The meetings of all databases first, so that the lists are whole soon; then the cases of one after the other. */
  private async projectAll(): Promise<void> {
    const { store, workstation } = this.session;
    const year = (name: DatabaseName) => parseDatabaseName(name)?.year ?? 0;
    const names = [...workstation.databases].sort((a, b) => year(b) - year(a));
    let done = 0;
    let total = 0;
    const around = this.projection((documents) => {
      done += documents;
      this.show([{ kind: 'rebuild', done, total }]);
      this.renew();
    });
    const projections = new Map<DatabaseName, Projection>(
      await Promise.all(names.map(async (name) => [name, await Projection.of(store, name, around)] as const)),
    );
    await this.inLanes([...names], (name) => projections.get(name)?.begin());
    for (const { documents } of projections.values()) total += documents;
    this.queue = [...names];
    await this.inLanes(this.queue, async (name) => {
      for (const id of (await projections.get(name)?.finish()) ?? []) this.around.maybeConflicted(name, id);
      this.latches.get(name)?.open();
    });
  }

  /** Takes one after the other from what is queued, a few at a time, until nothing is left or one fails. */
  private async inLanes(
    queue: DatabaseName[],
    work: (name: DatabaseName) => Promise<void> | undefined,
  ): Promise<void> {
    const lane = async () => {
      for (let name = queue.shift(); name; name = queue.shift()) await work(name);
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const it of lanes) if (it.status === 'rejected') throw it.reason as Error;
  }

  private projection(placed: (documents: number) => void): ProjectionSurroundings {
    return {
      goOn: () => this.goOn(),
      placed,
      opened: (database, file) => this.search.put(database, file._id, file.meeting, cardOf(file)),
    };
  }

  private goOn(): void {
    if (this.session.ending.aborted) throw new Stopped();
  }

  private show(tasks: readonly TaskView[]): void {
    if (tasks.length === 0 && this.tasks.length === 0) return;
    this.tasks = tasks;
    this.begun.open();
    this.around.wake('tasks');
  }

  private renew(): void {
    const now = performance.now();
    if (now - this.renewed < RENEWED_AFTER_MS) return;
    this.renewed = now;
    this.around.wake('records');
  }
}

/** A promise that is resolved from outside. */
class Latch {
  isOpen = false;
  open: () => void = () => undefined;
  readonly passed = new Promise<void>((resolve) => {
    this.open = () => {
      this.isOpen = true;
      resolve();
    };
  });
}
