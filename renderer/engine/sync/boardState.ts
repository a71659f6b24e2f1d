import type { DatabaseName } from '../../../shared/domain/ids';

export interface BoardSyncState {
  readonly phase: 'offline' | 'syncing' | 'upToDate' | 'refused';
  readonly done: number;
  readonly total: number;
  /** Local changes that the region has not acknowledged. */
  readonly pending: number;
  /** Attached files that the region does not have whole. */
  readonly files: number;
  readonly refusal: string | null;
  /** The counterpart is not the one that was known: a person says whether it is right. */
  readonly isForeign: boolean;
}

type Way = 'pull' | 'push';

/** Where the replication of one database stands, put together from its two ways. */
export class BoardState {
  // Neither way is known to have nothing to do before it was gone once.
  private readonly ways: Record<Way, 'offline' | 'active' | 'idle'> = { pull: 'active', push: 'active' };
  state: BoardSyncState = {
    phase: 'syncing',
    done: 0,
    total: 0,
    pending: 0,
    files: 0,
    refusal: null,
    isForeign: false,
  };

  constructor(
    private readonly name: DatabaseName,
    private readonly onState: () => void,
  ) {}

  moves(way: Way): void {
    this.ways[way] = 'active';
    this.update({});
  }

  /** @param left how many are still to come, where that is known */
  moved(way: Way, documents: number, left: number): void {
    this.ways[way] = 'active';
    const pending = way === 'push' ? Math.max(0, this.state.pending - documents) : this.state.pending;
    const done = this.state.done + documents;
    this.update({
      pending,
      done,
      total: Math.max(this.state.total, done + (way === 'pull' ? left : pending)),
    });
  }

  idle(way: Way): void {
    if (this.ways[way] === 'idle') return;
    this.ways[way] = 'idle';
    this.update({});
  }

  offline(way: Way): void {
    this.ways[way] = 'offline';
    this.update({});
  }

  pending(pending: number): void {
    if (pending !== this.state.pending) this.update({ pending });
  }

  files(files: number): void {
    if (files !== this.state.files) this.update({ files });
  }

  refuseStatus(status: number): void {
    this.refuse(
      status === 404
        ? `${this.name} n’existe pas dans la région\u00a0: demandez à l’administrateur de la créer. Tout reste enregistré sur ce poste`
        : `La région ne vous ouvre pas ${this.name}\u00a0: demandez à l’administrateur d’y être membre`,
    );
  }

  refuse(refusal: string, isForeign = false): void {
    this.ways.pull = this.ways.push = 'offline';
    this.update({ refusal, isForeign });
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
    this.state = { ...next, ...(phase === 'syncing' ? {} : { done: 0, total: 0 }), phase };
    this.onState();
  }
}
