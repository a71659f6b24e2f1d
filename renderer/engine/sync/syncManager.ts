import { errorName } from '../../../shared/base/errorName';
import type { DeniedLine, SyncView } from '../../../shared/contracts/views';
import type { FileManifest } from '../../../shared/domain/files';
import type { DatabaseName } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { isDemonstration } from '../../../shared/region/databaseName';
import { documentWords, refusalWords } from '../../../shared/region/refusalWords';
import { refusedAfter, WATCHED_AT_ONCE } from '../../../shared/region/pace';
import type { Trouble } from '../../../shared/region/trouble';
import { Later } from '../services/later';
import { Repeated } from '../services/repeated';
import type { Service } from '../services/service';
import type { Session } from '../session/session';
import type { StorageState } from '../storage/storageState';
import { BoardSync } from './boardSync';
import { documentsOf } from './deniedList';
import { Entrance, type KeptOut } from './entrance';
import { forgetCounterpart } from './identity';
import { Line } from '../region/line';
import type { PieceSync } from './pieceSync';
import { NoAnswer, WRONG_PASSWORD } from '../region/regionHttp';
import { Refused } from '../region/answers';
import { overallState } from './overallState';

const notTaken = fail('network', 'La région ne prend rien en ce moment.', {
  safe: 'Rien n’est perdu\u00a0: ces documents restent sur ce poste.',
  next: 'Réessayez quand la synchronisation est à jour.',
});

const TICK_MS = 10_000;
/** Between two ticks that are 10 s apart: the computer slept. */
const SLEPT_MS = 40_000;

const withoutRegion = fail(
  'network',
  'Cette pièce jointe n’est pas sur ce poste, qui n’est relié à aucune région.',
  {
    next: 'Demandez-la à la personne qui l’a jointe, ou prenez la séance sur une clé.',
  },
);
const notReached = fail(
  'network',
  'La région ne répond pas\u00a0: cette pièce jointe n’est pas encore sur ce poste.',
  {
    safe: 'Ce qui en est déjà arrivé est gardé.',
    next: 'Tant que cet écran est ouvert, la suite vient d’elle-même quand le réseau revient.',
  },
);

interface SyncSurroundings {
  /** What `view` says is another now. */
  viewed(): void;
  /** Pieces of attached files came, or went to the region. */
  piecesMoved(): void;
  /** A year of one of its boards is in the region, and is to be held here from now on. */
  found(name: DatabaseName): Promise<void>;
  /** The region's directory is another now. */
  directoryRead(): void;
}

/** All boards' replications over one line, and their one sentence. */
export class SyncManager implements Service {
  readonly topics = ['sync', 'files'] as const;
  readonly tasks = [];
  private readonly boards = new Map<DatabaseName, BoardSync>();
  /** Their local database is being replaced. */
  private readonly paused = new Set<DatabaseName>();
  private line: Line | null = null;
  private entrance: Entrance | null = null;
  private refusal: string | null = null;
  /** The region is another one than this workstation knows, until a person says that it is right. */
  private isForeign = false;
  private trouble: Trouble | null = null;
  /** The shell's own word on why nothing goes through. */
  private heard: Trouble | null = null;
  /** Once after a refusal, not again and again: the restart asks for the next. */
  private readonly retry = new Later(() => void this.restart());
  /** How often it was refused since all was well. */
  private refusals = 0;
  private clock: Repeated | undefined;
  private turn = 0;
  /** Settled once nothing that was stopped writes any more. */
  private ending: Promise<unknown> = Promise.resolve();
  private isStarting = true;
  /** Those worked with last, the latest first. */
  private inUse: readonly DatabaseName[] = [];

  constructor(
    private readonly session: Session,
    private readonly storage: StorageState,
    private readonly around: SyncSurroundings,
  ) {}

  start(): void {
    void this.restart().catch((error: unknown) => console.warn('not exchanging', errorName(error)));
  }

  /** Starts, or starts again, every database of this workstation; called at unlock, on joining and when the network returns. */
  async restart(): Promise<void> {
    this.isStarting = true;
    const stopped = this.stop();
    const { turn } = this;
    await stopped;
    // Who asked later begins again in the name of all.
    if (turn !== this.turn) return;
    const { region, databases } = this.session.workstation;
    await this.session.shell.allowRegion(region?.origin ?? null);
    if (turn !== this.turn) return;
    this.refusal = null;
    this.isForeign = false;
    if (region) {
      const line = (this.line = new Line(region, (trouble) => this.lineChanged(trouble)));
      const keepOut = (why: KeptOut) => void this.keepOut(why);
      const { session, storage, around } = this;
      const found = (name: DatabaseName) => around.found(name);
      this.entrance = new Entrance(line, session, storage, keepOut, found, () => around.directoryRead());
      this.watchSleep();
      for (const name of databases) this.add(name);
      this.entrance.lookAround();
    }
    this.isStarting = false;
    this.changed();
  }

  add(name: DatabaseName): void {
    const { line, entrance } = this;
    if (!line || !entrance || this.boards.has(name) || this.paused.has(name) || isDemonstration(name)) return;
    const { store, keys } = this.session;
    const sync = new BoardSync(name, {
      line,
      store,
      keys,
      storage: this.storage,
      entered: () => entrance.entered(),
      shutOut: () => {
        if (line === this.line) void this.keepOut({ refusal: WRONG_PASSWORD, isForeign: false });
      },
      isWatched: (it) => this.isWatched(it),
      onState: () => this.changed(),
      onPieces: () => this.around.piecesMoved(),
    });
    this.boards.set(name, sync);
    sync.start();
  }

  /** The region has said that it has all of it, and refused nothing of it. */
  isAtRest(name: DatabaseName): boolean {
    const board = this.boards.get(name);
    return board?.state.phase === 'upToDate' && board.state.pending === 0 && board.denied.all.length === 0;
  }

  /** Resolves once its replication writes nothing more here. */
  async pause(name: DatabaseName): Promise<void> {
    this.paused.add(name);
    const sync = this.boards.get(name);
    this.boards.delete(name);
    await Promise.all([this.ending, sync?.stop()]);
  }

  resume(name: DatabaseName): void {
    this.paused.delete(name);
    if (this.session.workstation.databases.includes(name)) this.add(name);
  }

  /** Written here: it is counted, and sent. */
  async written(name: string): Promise<void> {
    await this.boards.get(name as DatabaseName)?.written();
  }

  /** It is on the screen, or written to: news of it should come at once. */
  used(name: DatabaseName): void {
    if (this.inUse[0] === name) return;
    const wasWatched = this.isWatched(name);
    this.inUse = [name, ...this.inUse.filter((it) => it !== name)].slice(0, WATCHED_AT_ONCE);
    if (!wasWatched) this.boards.get(name)?.wake();
  }

  /** The way of a database's attached files; undefined where it has no counterpart, or is not reached. */
  pieces(name: DatabaseName): PieceSync | undefined {
    return this.boards.get(name)?.pieces;
  }

  async fetchFile(name: DatabaseName, manifest: FileManifest): Promise<Result<null>> {
    const pieces = this.pieces(name);
    if (!pieces) return this.session.workstation.region ? notReached : withoutRegion;
    if (this.trouble) return notReached;
    return pieces.fetch(manifest);
  }

  networkLost(): void {
    this.lineChanged('noNetwork');
  }

  networkReturned(): void {
    this.lineChanged(null);
    this.line?.knock();
    for (const board of this.boards.values()) board.wake();
  }

  /** Said by the shell, which hears more of a failure than a page does. */
  told(trouble: Trouble | null): void {
    this.heard = trouble;
    if (this.trouble) this.around.viewed();
  }

  /** A person has said that the region is right as it now is: all is compared with it anew. */
  async trust(): Promise<void> {
    this.isStarting = true;
    await this.stop();
    const { region, databases } = this.session.workstation;
    if (region) await this.session.saveWorkstation({ region: { ...region, identity: undefined } });
    await this.session.directory.forget();
    for (const name of databases) await forgetCounterpart(this.session.store.open(name));
    await this.restart();
  }

  async stop(): Promise<void> {
    this.turn++;
    this.retry.callOff();
    void this.clock?.stop();
    this.clock = undefined;
    this.line?.end();
    this.line = this.entrance = null;
    this.trouble = null;
    const ending = [...this.boards.values()].map((sync) => sync.stop());
    this.boards.clear();
    // Also for those that somebody else is ending: two replications of one database would each note over the other.
    this.ending = Promise.allSettled([this.ending, ...ending]);
    await this.ending;
  }

  /** Offers what the region refused once more; what it still refuses stays listed. */
  async resendDenied(): Promise<Result<null>> {
    try {
      for (const board of this.boards.values()) {
        await board.putBack();
        await board.retryDenied();
      }
      return ok(null);
    } catch (error) {
      if (error instanceof NoAnswer || error instanceof Refused) return notTaken;
      throw error;
    }
  }

  view(): SyncView {
    const { region } = this.session.workstation;
    const boards = [...this.boards.values()];
    const trouble = this.trouble && (this.heard ?? this.trouble);
    return {
      ...overallState(
        boards.map(({ state }) => state),
        { joined: region !== null, refusal: this.refusal, trouble, isStarting: this.isStarting },
      ),
      address: region?.base ?? null,
      username: region?.username,
      denied: boards.reduce((sum, { denied }) => sum + documentsOf(denied.all).length, 0),
      isForeign: this.isForeign || boards.some(({ state }) => state.isForeign),
    };
  }

  denied(): DeniedLine[] {
    return [...this.boards].flatMap(([database, { denied }]) =>
      documentsOf(denied.all).map(({ id, reason }) => ({
        database,
        id,
        words: documentWords(id),
        reason: refusalWords(reason),
      })),
    );
  }

  private async keepOut({ refusal, isForeign }: KeptOut): Promise<void> {
    const stopped = this.stop();
    const { turn } = this;
    await stopped;
    if (turn !== this.turn) return;
    this.refusal = refusal;
    this.isForeign = isForeign;
    this.changed();
  }

  private isWatched(name: DatabaseName): boolean {
    return this.inUse.includes(name) || this.boards.size <= WATCHED_AT_ONCE;
  }

  private lineChanged(trouble: Trouble | null): void {
    this.trouble = trouble;
    if (trouble === null) {
      this.heard = null;
      this.entrance?.answered();
    }
    this.around.viewed();
  }

  private watchSleep(): void {
    let last = Date.now();
    const tick = (): Promise<number> => {
      const slept = Date.now() - last > SLEPT_MS;
      last = Date.now();
      if (slept) this.networkReturned();
      this.entrance?.ticked();
      return Promise.resolve(TICK_MS);
    };
    this.clock = new Repeated('clock of the synchronisation failed', tick, TICK_MS);
    this.clock.start(TICK_MS);
  }

  /** A refusal is tried again by itself. */
  private changed(): void {
    const states = [...this.boards.values()].map(({ state }) => state);
    if (this.refusal ?? states.some(({ refusal }) => refusal)) {
      if (!this.retry.isSet) this.retry.after(refusedAfter(++this.refusals, Math.random()));
    } else if (states.length > 0 && states.every(({ phase }) => phase === 'upToDate')) this.refusals = 0;
    this.around.viewed();
  }
}
