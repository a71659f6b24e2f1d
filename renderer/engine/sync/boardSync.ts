import { errorName } from '../../../shared/base/errorName';
import type { DatabaseName } from '../../../shared/domain/ids';
import { restAfter, retryAfter } from '../../../shared/region/pace';
import type { Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { LocalDatabase } from '../database/localDatabase';
import { PouchDB } from '../database/pouch';
import type { Store } from '../store/store';
import type { StorageState } from '../storage/storageState';
import { BoardState, type BoardSyncState } from './boardState';
import { Cursors } from './cursors';
import { DeniedList } from './deniedList';
import { FirstPull } from './firstPull';
import { checkedIdentity, Unknown } from './identity';
import { LeftOutside } from './leftOutside';
import { Limit } from '../region/limit';
import type { Line } from '../region/line';
import { LONG_POLL_MS } from '../region/line';
import { Offers } from './offers';
import { PieceSync } from './pieceSync';
import { OfferedAgain } from './offeredAgain';
import { NoAnswer } from '../region/regionHttp';
import { Refused } from '../region/answers';
import { newsSince, openRemote, type Denied } from './remote';
import { Rest } from '../services/rest';

const BATCH = 250;
/** Several acts in a row go together. */
const GATHER_MS = 150;

export interface BoardSurroundings {
  readonly line: Line;
  readonly store: Store;
  readonly keys: Keyring;
  readonly storage: StorageState;
  /** Resolves once the region is known to be the right one and to let this workstation in. */
  readonly entered: () => Promise<void>;
  /** The region does not know the account or its password: nobody is to try again but the one who asks for all. */
  readonly shutOut: () => void;
  readonly isWatched: (name: DatabaseName) => boolean;
  readonly onState: () => void;
  /** Pieces of attached files came, or went. */
  readonly onPieces: () => void;
}

interface Replicated {
  readonly last_seq: string | number;
}
interface Replication extends Promise<Replicated> {
  on(
    event: 'change',
    listener: (info: { docs: readonly { _id: string; _rev: string }[]; pending?: number }) => void,
  ): void;
  cancel(): void;
}

/**
 * One database and its counterpart in the region: what is written here goes there, what is written there comes here, each
 * way by PouchDB's replication from where it came to. Between two, it rests, or waits for news.
 */
export class BoardSync {
  private readonly ending = new AbortController();
  private readonly resting = { pull: new Rest(), push: new Rest() };
  private readonly local: LocalDatabase;
  private readonly cursors: Cursors;
  private readonly board: BoardState;
  readonly denied: DeniedList;
  readonly pieces: PieceSync;
  private shut: () => Promise<void> = () => Promise.resolve();
  private loops: Promise<unknown> = Promise.resolve();
  /** What is here came from the region a moment ago: counting it again and again would only hold it up. */
  private isFirst = false;
  private waitingForNews = new AbortController();
  private readonly offers = new Offers();
  private readonly outside: LeftOutside;
  /** When what something on the way did not let be asked for is asked for again. */
  private readonly askings = new Offers();
  private readonly offeredAgain: OfferedAgain;

  constructor(
    private readonly name: DatabaseName,
    private readonly around: BoardSurroundings,
  ) {
    this.local = around.store.open(name);
    this.outside = new LeftOutside(this.local);
    this.cursors = new Cursors(this.local, () => around.storage.mayWrite);
    this.denied = new DeniedList(this.local, () => around.storage.mayWrite);
    this.board = new BoardState(name, around.onState);
    this.pieces = new PieceSync(name, {
      ...around,
      denied: this.denied,
      signal: this.ending.signal,
      moved: (files) => this.board.files(files),
    });
    this.offeredAgain = new OfferedAgain(name, { ...around, denied: this.denied, pieces: this.pieces });
  }

  get state(): BoardSyncState {
    return this.board.state;
  }

  start(): void {
    this.loops = this.run().catch((error: unknown) => {
      if (!this.ending.signal.aborted) console.warn('replication ended', errorName(error));
    });
  }

  /** Cancels without touching what is already written. Resolves once nothing more is being written here. */
  async stop(): Promise<void> {
    this.ending.abort(new DOMException('stopped', 'AbortError'));
    this.wake();
    await this.shut();
    await this.loops;
  }

  /** Something was written here: what is not the region's goes there, and is counted until it is. */
  async written(): Promise<void> {
    await this.count();
    this.resting.push.end();
  }

  /** Asked again now: the network came back, the computer woke, the database is being worked with. */
  wake(): void {
    this.waitingForNews.abort(new DOMException('woken', 'AbortError'));
    this.resting.pull.end();
    this.resting.push.end();
    this.pieces.wake();
  }

  /** Sends what the region refused once more. */
  retryDenied(): Promise<void> {
    return this.offeredAgain.offer();
  }

  /** What the region deleted and this workstation kept goes there again. */
  putBack(): Promise<void> {
    return this.offeredAgain.putBack();
  }

  private async run(): Promise<void> {
    const { line, storage } = this.around;
    await this.denied.open();
    await this.count();
    await this.repeat('pull', async () => {
      await this.around.entered();
      await checkedIdentity(line, this.name, this.local, this.cursors, this.denied.all, storage.mayWrite);
      await this.retryDenied();
    });
    if (this.isOver) return;
    if (storage.mayWrite) await this.firstPull();
    if (this.isOver) return;
    const { handle, shut } = this.offeredAgain.handle();
    this.shut = shut;
    await Promise.all([this.pulling(handle), this.pushing(handle), this.pieces.run()]);
  }

  private async firstPull(): Promise<void> {
    const first = new FirstPull({
      ...this.around,
      name: this.name,
      cursors: this.cursors,
      signal: this.ending.signal,
      moved: (documents, left) => this.board.moved('pull', documents, left),
    });
    if (!(await first.isDue())) return;
    this.isFirst = true;
    await this.repeat('pull', async () => {
      this.board.moves('pull');
      await first.run();
    });
    this.isFirst = false;
    await this.count();
  }

  private get isOver(): boolean {
    return this.ending.signal.aborted || this.state.refusal !== null;
  }

  private async pulling(handle: PouchDB.Database): Promise<void> {
    // Without room nothing comes in; what is here still goes out.
    if (!this.around.storage.mayWrite) return this.board.idle('pull');
    await this.repeat('pull', () => this.lookAgain(handle));
    for (let quiet = 0; !this.isOver;) {
      await this.repeat('pull', async (failures) => {
        // After a failure it is asked and answered at once: a long poll would leave it « hors ligne » meanwhile.
        const isWatched = failures === 0 && quiet > 0 && this.around.isWatched(this.name);
        const isNews = await this.hears(isWatched);
        if (isNews) await this.pull(handle);
        quiet = isNews ? 0 : quiet + 1;
      });
      if (this.untilAsking() === 0) {
        await this.repeat('pull', () => this.lookAgain(handle));
        this.askings.over();
      }
      this.board.idle('pull');
      if (quiet > 0 && !this.around.isWatched(this.name))
        await this.resting.pull.take(restAfter(quiet, Math.random()), this.ending.signal);
    }
  }

  private async lookAgain(handle: PouchDB.Database): Promise<void> {
    const { line, store } = this.around;
    const { outside, ending } = this;
    this.cursors.received(await outside.lookAgain(line, this.name, handle as never, ending.signal));
    for (const id of outside.notAsked) store.unread.note('refused', placeOf(this.name, id));
  }

  private untilAsking(): number | null {
    return this.askings.until(this.outside.notAsked.size, performance.now(), Math.random());
  }

  private async hears(isWatched: boolean): Promise<boolean> {
    this.waitingForNews = new AbortController();
    const waiting = new Limit([this.waitingForNews.signal, this.ending.signal], null);
    const { signal } = waiting;
    try {
      const since = await this.cursors.pulled();
      const { isNews } = await newsSince(
        this.around.line,
        this.name,
        since,
        isWatched ? { signal, longest: LONG_POLL_MS } : undefined,
      );
      return isNews;
    } catch (error) {
      if (this.waitingForNews.signal.aborted && !this.ending.signal.aborted) return false;
      throw error;
    } finally {
      waiting.release();
    }
  }

  private async pushing(handle: PouchDB.Database): Promise<void> {
    while (!this.isOver) {
      let unsent = await this.count();
      if (unsent > 0) {
        await this.repeat('push', () => this.push(handle));
        unsent = await this.count();
      }
      if (this.untilOffer() === 0) await this.offer();
      this.board.idle('push');
      if (unsent === 0) await this.resting.push.take(this.untilOffer(), this.ending.signal);
      await this.resting.push.take(GATHER_MS, this.ending.signal, false);
    }
  }

  private async offer(): Promise<void> {
    await this.repeat('push', () => this.retryDenied());
    this.offers.over();
  }

  private untilOffer(): number | null {
    return this.offers.until(this.denied.all.length, performance.now(), Math.random());
  }

  private async pull(handle: PouchDB.Database): Promise<void> {
    this.board.moves('pull');
    const remote = openRemote(
      this.around.line,
      this.name,
      () => undefined,
      (id) => this.outside.passOver(id),
    );
    const from = await this.cursors.pulled();
    const result = await this.replicate(
      remote,
      handle,
      { since: from, checkpoint: 'target' },
      ({ docs, pending }) => {
        this.cursors.received(docs);
        this.board.moved('pull', docs.length, pending ?? 0);
        // Only now is it known that they are theirs, and need not be offered back.
        void this.written();
      },
    );
    // Behind the cursor nothing is asked for again by itself.
    await this.outside.keep();
    if (result) await this.cursors.setPulled(result.last_seq);
  }

  private async push(handle: PouchDB.Database): Promise<void> {
    const until = await this.cursors.skipReceived();
    this.board.moves('push');
    const denied: Denied[] = [];
    const sent = new Set<string>();
    const remote = openRemote(this.around.line, this.name, (one) => denied.push(one));
    const way = this.around.storage.mayWrite
      ? ({ since: until, checkpoint: 'source' } as const)
      : ({ checkpoint: false } as const);
    const result = await this.replicate(handle, remote, way, ({ docs }) => {
      for (const { _id } of docs) sent.add(_id);
      this.board.moved('push', docs.length, 0);
    });
    denied.push(...(await this.offeredAgain.unsent()));
    if (denied.length > 0) await this.denied.answered([], denied);
    if (result) await this.cursors.setPushed(Number(result.last_seq));
    await this.offeredAgain.offerEnds(sent);
  }

  /** @returns null when it was stopped: PouchDB calls a cancelled replication complete */
  private async replicate(
    from: PouchDB.Database,
    to: PouchDB.Database,
    way: { since?: string | number; checkpoint: 'source' | 'target' | false },
    onChange: Parameters<Replication['on']>[1],
  ): Promise<Replicated | null> {
    const { signal } = this.ending;
    const replication = PouchDB.replicate(from, to, {
      ...way,
      batch_size: BATCH,
    }) as unknown as Replication;
    replication.on('change', onChange);
    let giveUp: (error: Error) => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
    const cancel = () => {
      replication.cancel();
      // It ends once its checkpoint is written: on a full disk that may be never, and who locks waits for it.
      this.around.store.answered(async () => replication).catch(giveUp);
    };
    signal.addEventListener('abort', cancel);
    try {
      if (signal.aborted) cancel();
      const result = await Promise.race([replication, givenUp]);
      return signal.aborted ? null : result;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Until it succeeds, with growing rests; a refusal ends it. */
  private async repeat(way: 'pull' | 'push', work: (failures: number) => Promise<void>): Promise<void> {
    for (let failures = 0; !this.isOver;) {
      await this.around.line.up(this.ending.signal);
      if (this.isOver) return;
      try {
        await work(failures);
        return;
      } catch (error) {
        if (this.isOver) return;
        if (error instanceof Unknown) return this.board.refuse(error.message, true);
        const status = error instanceof Refused ? error.status : (error as { status?: number }).status;
        if (status === 401) return this.around.shutOut();
        if (status === 403 || status === 404) return this.board.refuseStatus(status);
        failures++;
        this.board.offline(way);
        const asked = error instanceof NoAnswer ? error.wait : 0;
        await this.resting[way].take(
          Math.max(asked, retryAfter(failures, Math.random())),
          this.ending.signal,
        );
      }
    }
  }

  private async count(): Promise<number> {
    if (this.ending.signal.aborted || this.isFirst) return 0;
    const unsent = await this.cursors.unsent();
    this.board.pending(unsent);
    return unsent;
  }
}
