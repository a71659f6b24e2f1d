import { SerialQueue } from '../../../shared/base/serialQueue';
import { errorName } from '../../../shared/base/errorName';
import type { Shell } from '../../../shared/contracts/shell';
import type { TaskView } from '../../../shared/contracts/views';
import { instantOf, type CivilDay, type Instant } from '../../../shared/domain/brand';
import { inRoom } from '../../../shared/domain/french';
import type { DatabaseName, PersonId } from '../../../shared/domain/ids';
import { ok, type Result } from '../../../shared/domain/result';
import { ulidFrom } from '../../../shared/domain/ulid';
import { withDatabase } from './away';
import { Directory } from './directory';
import { ProvenJournal, withProofs } from '../proofs/provenJournal';
import { randomBytes } from '../keys/bytes';
import type { Keyring } from '../keys/cipher';
import { Drafts } from '../store/drafts';
import type { Foreign } from '../store/foreign';
import type { OpenedAhead } from '../database/openedAhead';
import { localName } from '../database/localName';
import { nextTask, Store, type StoreSurroundings, type Write } from '../store/store';
import type { User, Workstation } from '../keys/vaultFormat';
import { resealed, type OpenVault } from '../keys/vaultRecord';
import { Traces } from '../store/traces';

/** The workstation is locked while something long is under way beside the commands. */
export class Interrupted extends Error {}

/** Shorter work is not worth a word. */
const SHOWN_AFTER_MS = 1000;

/** An unlocked workstation: everything that a command or a query needs, gone when it is locked. */
export class Session {
  readonly store: Store;
  readonly shell: Shell;
  /** The journal as it is written with the data key; null where there is none. */
  readonly journal: ProvenJournal | null;
  /** One object for all who hold it, so that a change of the data key reaches them all at once. */
  readonly keys: Keyring;
  readonly drafts: Drafts;
  readonly directory: Directory;
  private readonly traces: Traces;
  private readonly vaultChanges = new SerialQueue();
  private readonly end = new AbortController();
  private readonly under = new Set<Promise<unknown>>();
  private readonly shown = new Set<{ view: TaskView; since: number }>();

  constructor(
    private vault: OpenVault,
    shell: Shell,
    readonly timeZone: string,
    around: StoreSurroundings,
    mayWrite: () => boolean,
    /** What `tasks` says is another now. */
    private readonly tasksChanged: () => void,
    ahead: OpenedAhead | null,
  ) {
    this.keys = { ...vault.keys };
    // The browser has no journal.
    const isKept = shell.kind === 'desktop';
    this.journal = isKept
      ? new ProvenJournal(shell, this.keys, () => this.workstation.journal?.first ?? null)
      : null;
    this.shell = this.journal ? withProofs(shell, this.journal) : shell;
    const local = (name: string) => localName(this.workstation, name);
    this.store = new Store(this.keys, this.shell, around, local, ahead, mayWrite);
    this.drafts = new Drafts((name) => this.store.open(name), this.keys);
    this.directory = new Directory(this.keys, mayWrite, (name) => this.store.at(name, name));
    this.traces = new Traces(this.store, vault.workstation.device);
  }

  get workstation(): Workstation {
    return this.vault.workstation;
  }

  /** What files brought and nobody here answers for. */
  get foreign(): Foreign {
    return this.store.foreign;
  }

  /** As it now is: to be changed through `changeVault` only. */
  get openVault(): OpenVault {
    return this.vault;
  }

  /** Names the change of the data key that is under way; null when none is. */
  get keyChange(): string | null {
    return this.vault.vault.previous ?? null;
  }

  /** Who unlocked it. */
  get user(): User {
    return this.vault.user;
  }

  now(): Instant {
    return instantOf(new Date());
  }

  today(): CivilDay {
    return inRoom(this.now(), this.timeZone).day as CivilDay;
  }

  ulid(): string {
    return ulidFrom(Date.now(), randomBytes(16));
  }

  /** Writes documents together with the trace of the act, in one journal frame. An actor signs it (`actor.ts`). */
  async commit(
    by: PersonId,
    database: DatabaseName,
    action: string,
    writes: readonly Write[],
  ): Promise<void> {
    const ids = writes.map((w) => w.doc._id);
    await this.store.write(database, [...writes, this.traces.entry(by, database, action, ids, this.now())]);
    void this.beside(() => this.foreign.answered(database, ids)).catch((error: unknown) =>
      console.warn('mark kept', errorName(error)),
    );
  }

  /** The trace of an act alone: what it wrote is not this workstation's. */
  async note(
    by: PersonId,
    database: DatabaseName,
    action: string,
    targets: readonly string[],
  ): Promise<void> {
    const trace = await this.traces.entry(by, database, action, targets, this.now());
    if (trace) await this.store.write(database, [trace]);
  }

  /** Long work that goes on beside the commands: whoever locks ends it, and waits until it touches nothing any more. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.under.add(done);
    try {
      return await done;
    } finally {
      this.under.delete(done);
    }
  }

  /** Lets others have their turn; rejects with `Interrupted` once the workstation is being locked. */
  async breath(): Promise<void> {
    await nextTask();
    this.ending.throwIfAborted();
  }

  /** Shown among the tasks once it has taken a second. */
  progress(
    kind: TaskView['kind'],
    total: number,
  ): { readonly did: (more: number) => void; readonly over: () => void } {
    const task = { view: { kind, done: 0, total }, since: performance.now() };
    this.shown.add(task);
    return {
      did: (more) => {
        task.view = { kind, total, done: task.view.done + more };
        if (isShown(task)) this.tasksChanged();
      },
      over: () => {
        this.shown.delete(task);
        this.tasksChanged();
      },
    };
  }

  get tasks(): readonly TaskView[] {
    return [...this.shown].filter(isShown).map(({ view }) => view);
  }

  /** Aborted once the workstation is being locked: what goes on in the background ends. */
  get ending(): AbortSignal {
    return this.end.signal;
  }

  beginClose(): void {
    this.end.abort(new Interrupted());
  }

  /** Resolves once nothing goes on beside the commands. */
  async ended(): Promise<void> {
    await Promise.allSettled([...this.under]);
  }

  /** Changes what the workstation knows of itself, flushed before it resolves. */
  async saveWorkstation(change: Partial<Workstation>): Promise<void> {
    await this.changeVault(async (open) => ok(await resealed(open, { ...open.workstation, ...change })));
  }

  /**
   * One after the other: of two changes that began from the same vault, one would be lost. Flushed before it resolves;
   * then, and only then, what is written is sealed with its keys.
   */
  changeVault(change: (open: OpenVault) => Promise<Result<OpenVault>>): Promise<Result<null>> {
    return this.vaultChanges.run(async () => {
      const next = await change(this.vault);
      if (!next.ok) return next;
      await this.shell.writeVault(JSON.stringify(next.value.vault));
      this.vault = next.value;
      Object.assign(this.keys, next.value.keys);
      return ok(null);
    });
  }

  /** This workstation holds it from now on. @returns false where it did before */
  async tookIn(name: DatabaseName): Promise<boolean> {
    if (this.workstation.databases.includes(name)) return false;
    await this.saveWorkstation(withDatabase(this.workstation, name));
    return true;
  }
}

const isShown = ({ since }: { readonly since: number }): boolean =>
  performance.now() - since > SHOWN_AFTER_MS;
