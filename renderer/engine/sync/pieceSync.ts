import type { FileManifest } from '../../../shared/domain/files';
import { fileOf, type ChunkId, type DatabaseName, type Sha256 } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { retryAfter } from '../../../shared/region/pace';
import type { DeniedList } from './deniedList';
import { PieceFetch, type FetchSurroundings } from './pieceFetch';
import { sentPiece } from './sentPiece';
import { NoAnswer } from '../region/regionHttp';
import { Refused } from '../region/answers';
import { missingThere, sendTo, type Denied } from './remote';
import { Rest } from '../services/rest';

/** Up to which place in the local feed the region is known to have all pieces, or to refuse them. */
export const PIECES_SENT = '_local/piecesSent';
const ASKED_AT_ONCE = 500;

interface PieceSurroundings extends FetchSurroundings {
  readonly denied: DeniedList;
  /** So many files the region does not have whole. */
  readonly moved: (files: number) => void;
}

interface Piece {
  readonly id: ChunkId;
  readonly rev: string;
}

/**
 * The pieces of one database's attached files. Those that the region lacks are sent, one request at a time beside the
 * documents, from where it was cut off: what it has is asked of it, not remembered. Those that are not here come when they
 * are asked for (pieceFetch.ts).
 */
export class PieceSync {
  private readonly resting = new Rest();
  /** What is still to be sent; null before it was asked for. */
  private left: readonly Piece[] | null = null;
  /** There may be something to send. */
  private isDue = true;
  private readonly fetches = new Map<Sha256, PieceFetch>();

  constructor(
    private readonly name: DatabaseName,
    private readonly around: PieceSurroundings,
  ) {}

  /** A file was attached here, or brought by a key. */
  written(): void {
    this.isDue = true;
    this.wake();
  }

  /** The network came back. */
  wake(): void {
    this.resting.end();
  }

  /** One that was refused, once more. @returns the refusal, if it is one again */
  async offer({ id, rev }: { readonly id: string; readonly rev: string }): Promise<Denied[]> {
    const { line, store, keys, signal } = this.around;
    const doc = await sentPiece(store, keys, this.name, { id: id as ChunkId, rev });
    return doc ? line.pieces.pass(() => sendTo(line, this.name, [doc]), signal) : [];
  }

  /** Whether the region has it whole; null while it was not asked. */
  isSent(file: Sha256): boolean | null {
    return this.left && !this.left.some(({ id }) => fileOf(id) === file);
  }

  isRefused(file: Sha256): boolean {
    return this.around.denied.all.some(({ id }) => id.startsWith(`chunk:${file}:`));
  }

  fetching(file: Sha256): PieceFetch | undefined {
    return this.fetches.get(file);
  }

  /** Brings what is not here of it, each piece verified. Asked twice at once, it is brought once. */
  async fetch(manifest: FileManifest): Promise<Result<null>> {
    const file = fileOf(manifest._id);
    let fetch = this.fetches.get(file);
    if (!fetch) {
      this.fetches.set(file, (fetch = new PieceFetch(this.name, manifest, this.around)));
      void fetch.done.finally(() => {
        this.fetches.delete(file);
        this.around.onPieces();
      });
    }
    return fetch.done;
  }

  /** Until it is stopped. */
  async run(): Promise<void> {
    const { line, signal } = this.around;
    for (let failures = 0; !signal.aborted;) {
      await line.up(signal);
      if (signal.aborted) return;
      try {
        while (this.isDue) await this.send();
        failures = 0;
        await this.resting.take(null, signal);
      } catch (error) {
        if (signal.aborted) return;
        // Said by the documents' own way, which meets the same.
        if (error instanceof Refused) return;
        this.isDue = true;
        failures++;
        const asked = error instanceof NoAnswer ? error.wait : 0;
        await this.resting.take(Math.max(asked, retryAfter(failures, Math.random())), signal);
      }
    }
  }

  private async send(): Promise<void> {
    const { line, store, storage } = this.around;
    const local = store.open(this.name);
    this.isDue = false;
    const since = (await local.local<{ sequence: number }>(PIECES_SENT))?.sequence ?? 0;
    const names = (await local.pieces()).filter(({ sequence }) => sequence === null || sequence > since);
    const missing: Piece[] = [];
    for (let i = 0; i < names.length; i += ASKED_AT_ONCE) {
      const pieces = await this.standing(names.slice(i, i + ASKED_AT_ONCE));
      missing.push(...((await missingThere(line, this.name, pieces)) as Piece[]));
    }
    this.tell(missing);
    for (const piece of missing) {
      this.around.signal.throwIfAborted();
      for (const refused of await this.offer(piece)) await this.around.denied.add(refused);
      this.tell((this.left ?? []).filter((one) => one !== piece));
    }
    const last = Math.max(since, ...names.map(({ sequence }) => sequence ?? 0));
    if (last > since && storage.mayWrite) await local.setLocal(PIECES_SENT, { sequence: last });
  }

  /** All leaves of each: the genuine one may stand beside a false one that wins. */
  private async standing(names: readonly Piece[]): Promise<Piece[]> {
    const local = this.around.store.open(this.name);
    const several = (await local.winners(names.map(({ id }) => id))).filter(({ conflicted }) => conflicted);
    const leaves = new Map<string, readonly string[]>();
    for (const { id } of several)
      leaves.set(
        id,
        (await local.leaves(id)).map(({ revision }) => revision.rev),
      );
    return names.flatMap(({ id, rev }) => (leaves.get(id) ?? [rev]).map((one) => ({ id, rev: one })));
  }

  private tell(left: readonly Piece[]): void {
    this.left = left;
    this.around.moved(new Set(left.map(({ id }) => fileOf(id))).size);
    this.around.onPieces();
  }
}
