import type { DatabaseName } from '../../../shared/domain/ids';
import type { StorageState } from '../storage/storageState';
import type { Keyring } from '../store/cipher';
import { PouchDB } from '../store/pouch';
import type { SealedDatabase } from '../store/pouch';
import type { Store } from '../store/store';
import { plainHandle } from './plainHandle';
import { databaseRefusal, openRemote } from './region';
import type { Credentials } from './regionHttp';

export interface BoardSyncState {
  readonly phase: 'offline' | 'syncing' | 'upToDate' | 'refused';
  readonly done: number;
  readonly total: number;
  /** Local changes that the region has not acknowledged. */
  readonly pending: number;
  readonly refusal: string | null;
}

const PUSHED = '_local/pushed';
const BATCH = 250;
const LONGEST_WAIT_MS = 10_000;

/** Grows from half a second to ten seconds, with jitter, so that a region coming back is not stormed. */
const backOff = (delay: number): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(500, delay * 2)) * (0.75 + Math.random() / 2);

/** What is used of PouchDB's replication, which is an event emitter and a promise at once. */
interface Live {
  on(event: string, listener: (info: never) => void): void;
  removeAllListeners(): void;
  cancel(): void;
  catch(handler: () => void): void;
}
type Way = 'pull' | 'push';
type WayState = 'offline' | 'active' | 'idle';
interface Failure {
  readonly name?: string;
  readonly status?: number;
}
interface Progress {
  docs_written: number;
  docs?: unknown[];
  pending?: number;
}

/** Continuous replication of one database in both directions, and where it stands. */
export class BoardSync {
  private pull: Live | null = null;
  private push: Live | null = null;
  private readonly ways: Record<Way, WayState> = { pull: 'offline', push: 'offline' };
  private pushedSeq = 0;
  private stopped = false;
  private shut: () => Promise<void> = () => Promise.resolve();
  private readonly denied = new Set<string>();
  private readonly local: SealedDatabase;
  state: BoardSyncState = { phase: 'offline', done: 0, total: 0, pending: 0, refusal: null };

  constructor(
    private readonly name: DatabaseName,
    private readonly store: Store,
    private readonly keys: Keyring,
    private readonly storage: StorageState,
    private readonly onState: () => void,
  ) {
    this.local = store.open(name).pouch;
  }

  async start(region: Credentials): Promise<void> {
    this.pushedSeq = await this.local.get<{ seq: number }>(PUSHED).then(
      (d) => d.seq,
      () => 0,
    );
    await this.countPending();
    const refusal = await databaseRefusal(region, this.name);
    if (refusal) this.update({ refusal });
    if (this.stopped || refusal) return;
    const { handle, shut } = plainHandle(this.name, this.keys, this.store);
    this.shut = shut;
    const remote = openRemote(region, this.name);
    const options = { live: true, retry: true, batch_size: BATCH, back_off_function: backOff };
    this.ways.pull = this.ways.push = 'active';
    if (this.storage.mayWrite) {
      this.pull = this.follow('pull', PouchDB.replicate(remote, handle, options));
      this.push = this.follow('push', PouchDB.replicate(handle, remote, options));
    } else {
      // Without room nothing comes in; what is here still goes out, noting over there only how far it came.
      this.ways.pull = 'idle';
      this.push = this.follow(
        'push',
        PouchDB.replicate(handle, remote, { ...options, checkpoint: 'target' }),
      );
    }
  }

  /** Cancels without touching what is already written. Resolves once nothing more is being written here. */
  stop(): Promise<void> {
    this.stopped = true;
    for (const live of [this.pull, this.push]) {
      live?.removeAllListeners();
      live?.on('error', () => undefined);
      live?.cancel();
    }
    this.pull = this.push = null;
    return this.shut();
  }

  /** Counts what the region does not have yet; called when something was written here. */
  async countPending(): Promise<void> {
    if (this.stopped) return;
    const { results } = await this.local.changes({ since: this.pushedSeq, limit: 10_000 });
    this.update({ pending: results.filter(({ id }) => !id.startsWith('_design/')).length });
  }

  private follow(way: Way, replication: object): Live {
    const live = replication as Live;
    live.on('active', () => this.moves(way));
    live.on('change', (info: Progress) => this.moved(way, info));
    live.on('paused', (error: Failure | undefined) => this.rests(way, error));
    live.on('denied', (error: { id?: string; doc?: { id?: string } }) => this.refusedOne(error));
    live.on('error', (error: Failure) => this.refused(error));
    if (way === 'push')
      live.on('checkpoint', (at: { checkpoint?: number }) => void this.pushed(at.checkpoint));
    live.catch(() => undefined);
    return live;
  }

  private moves(way: Way): void {
    this.ways[way] = 'active';
    this.update({});
  }

  private moved(way: Way, info: Progress): void {
    this.ways[way] = 'active';
    const moved = info.docs?.length ?? 0;
    const pending = way === 'push' ? Math.max(0, this.state.pending - moved) : this.state.pending;
    const done = this.state.done + moved;
    const left = way === 'pull' ? (info.pending ?? 0) : pending;
    this.update({ pending, done, total: Math.max(this.state.total, done + left) });
  }

  private rests(way: Way, error: Failure | undefined): void {
    if (error?.status === 401 || error?.status === 403) return this.refused(error);
    this.ways[way] = error ? 'offline' : 'idle';
    this.update({});
  }

  private refused(error: Failure): void {
    const known =
      error.status === 401 || error.status === 403 || /unauthorized|forbidden/i.test(error.name ?? '');
    this.ways.pull = this.ways.push = 'offline';
    this.update(
      known
        ? {
            refusal: `La région refuse l’accès à ${this.name}\u00a0: identifiant, mot de passe ou droits à vérifier.`,
          }
        : {},
    );
  }

  private refusedOne(error: { id?: string; doc?: { id?: string } }): void {
    this.denied.add(error.id ?? error.doc?.id ?? 'document');
    this.update({
      refusal: `La région a refusé ${this.denied.size} document(s) de ${this.name}\u00a0: ils restent sur ce poste.`,
    });
  }

  private async pushed(seq: number | undefined): Promise<void> {
    if (typeof seq !== 'number' || seq <= this.pushedSeq) return;
    this.pushedSeq = seq;
    if (!this.storage.mayWrite) return this.countPending();
    const rev = await this.local.get(PUSHED).then(
      (d) => d._rev,
      () => undefined,
    );
    await this.local
      .put({ _id: PUSHED, ...(rev ? { _rev: rev } : {}), seq } as unknown as PouchDB.Core.PutDocument<object>)
      .catch(() => undefined);
    await this.countPending();
  }

  private update(change: Partial<Omit<BoardSyncState, 'phase'>>): void {
    const next = { ...this.state, ...change };
    const ways = Object.values(this.ways);
    const phase = next.refusal
      ? 'refused'
      : ways.includes('offline')
        ? 'offline'
        : ways.includes('active')
          ? 'syncing'
          : 'upToDate';
    const counts = phase === 'syncing' ? {} : { done: 0, total: 0 };
    this.state = { ...next, ...counts, phase };
    this.onState();
  }
}
