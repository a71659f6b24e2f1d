import { errorName } from '../../../shared/base/errorName';
import { adoptFormer } from '../journal/adoption';
import { inTurnUntil } from '../services/turn';
import { Later } from '../services/later';
import type { Service } from '../services/service';
import type { TaskView } from '../../../shared/contracts/views';
import { ok } from '../../../shared/domain/result';
import type { StorageState } from '../storage/storageState';
import { withoutPrevious } from '../keys/keyChanges';
import { nextTask } from '../store/store';
import { liesUnderPrevious, moveBoard, retire, retiredDatabases, type MoveSurroundings } from './boardMove';
import { resealJournal } from './resealJournal';
import { resealMark } from './locals';
import { resealReadModel } from './resealReadModel';
import { Progress } from './progress';

interface RotationSurroundings extends MoveSurroundings {
  readonly storage: StorageState;
  /** Lets the main process remember what there is now; rejects where it cannot. */
  witness(): Promise<void>;
  onProgress(): void;
}

/** A refusal of the disk may be over by then; it goes on at the next unlock in any case. */
const RETRY_MS = 10 * 60_000;
/** So that the bar moves in the journal too: an entry is about as long. */
const ENTRY_BYTES = 4096;

/** Locked, or no room to write: what is left is done later. */
class Interrupted extends Error {}

/**
 * After a change of the data key: all that lies under the previous key is sealed anew, board by board, then the journal
 * and the read model. Then the previous key is dropped. What is left to do is told by the data themselves: killed at
 * any moment, it is looked through again at the next unlock, and goes on.
 */
export class Rotation implements Service {
  readonly topics = ['tasks'] as const;
  private readonly progress: Progress;
  private running: Promise<void> | null = null;
  /** Once after a failure: else an event resumes it. */
  private readonly retry = new Later(() => this.resume());
  private isStopped = false;
  private readonly stopping = new AbortController();

  constructor(private readonly around: RotationSurroundings) {
    this.progress = new Progress(() => around.onProgress());
  }

  get tasks(): readonly TaskView[] {
    return this.around.session.keyChange === null ? [] : [{ kind: 'rotation', ...this.progress.view }];
  }

  start(): void {
    this.resume();
  }

  /** In the background; at once over where there is nothing to do. */
  resume(): void {
    const { keyChange, workstation } = this.around.session;
    if (this.running || this.isStopped || !this.around.storage.mayWrite) return;
    if (keyChange === null && (workstation.retired ?? []).length === 0 && !this.isFormer) return;
    this.running = this.run()
      .catch((error: unknown) => this.interrupted(error))
      .finally(() => {
        this.running = null;
        this.around.onProgress();
      });
  }

  /** Resolves once it touches nothing any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopping.abort(new Interrupted());
    this.retry.callOff();
    await this.running;
  }

  private interrupted(error: unknown): void {
    if (error instanceof Interrupted || this.isStopped) return;
    console.warn('rotation interrupted', errorName(error));
    this.retry.after(RETRY_MS);
  }

  private async run(): Promise<void> {
    const { session } = this.around;
    for (const former of retiredDatabases(session)) await retire(session, former, () => this.breath());
    if (session.keyChange === null) return this.adopt();
    await this.measure();
    await this.boards();
    const breath = () => this.breath();
    await resealJournal(session.shell, session.keys, breath, ({ bytes }) =>
      this.progress.did(bytes / ENTRY_BYTES),
    );
    await this.marks();
    await session.changeVault(async (open) => ok(await withoutPrevious(open)));
    await this.adopt();
  }

  /** The journal may hold entries of the former format, without a proof. */
  private get isFormer(): boolean {
    const { shell, workstation } = this.around.session;
    return shell.upkeep !== null && workstation.journal?.first === undefined;
  }

  private async adopt(): Promise<void> {
    const { session } = this.around;
    const { shell, keys } = session;
    if (!shell.upkeep || !this.isFormer) return;
    const { upkeep } = shell;
    const { first } = await adoptFormer({ shell, upkeep, keys, breath: () => this.breath() });
    await session.saveWorkstation({ journal: { first } });
  }

  /**
   * What is kept of how far the journal reached. A witness that was not kept would still be proven by the key that is
   * dropped next, and the start after it would call that tampering.
   */
  private async marks(): Promise<void> {
    const { store, keys, workstation } = this.around.session;
    for (const name of workstation.databases) {
      const database = store.open(name);
      const place = await resealMark(keys, await database.journalCursor());
      await store.watched(() => database.setJournalCursor(place));
    }
    await this.around.witness();
  }

  /** Each document three times: copied, looked for where it now lies, looked at for the key that it lies under. */
  private async measure(): Promise<void> {
    const { shell, store, workstation } = this.around.session;
    let total = 0;
    for (const name of workstation.databases) total += 3 * (await store.open(name).stand()).documents;
    for (const { bytes } of (await shell.upkeep?.segments()) ?? []) total += bytes / ENTRY_BYTES;
    this.progress.start(Math.max(1, Math.round(total)));
  }

  /** Looked through again after each copy: only what holds nothing under the previous key any more is done. */
  private async boards(): Promise<void> {
    const { session } = this.around;
    const breath = (documents: number) => this.breath(documents);
    const around = {
      ...this.around,
      inTurn: (work: () => Promise<void>) => inTurnUntil(this.stopping.signal, this.around.inTurn, work),
    };
    const done = new Set<string>();
    for (;;) {
      const name = session.workstation.databases.find((it) => !done.has(it));
      if (name === undefined) return;
      while (await liesUnderPrevious(session, session.store.open(name), breath))
        await moveBoard(around, name, breath);
      await resealReadModel(session, name, () => this.breath());
      done.add(name);
    }
  }

  private async breath(documents = 0): Promise<void> {
    this.progress.did(documents);
    await nextTask();
    this.stopping.signal.throwIfAborted();
    if (!this.around.storage.mayWrite) throw new Interrupted();
  }
}
