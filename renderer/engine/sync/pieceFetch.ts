import { errorName } from '../../../shared/base/errorName';
import { chunkSchema, type FileManifest } from '../../../shared/domain/files';
import { chunkId, fileOf, type DatabaseName, type Sha256 } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { retryAfter } from '../../../shared/region/pace';
import { AttachedStore } from '../files/attachedStore';
import { fromBase64, sha256Hex } from '../keys/bytes';
import { Rest } from '../services/rest';
import type { StorageState } from '../storage/storageState';
import type { Keyring } from '../keys/cipher';
import { sealDocument } from '../database/sealedDocument';
import type { Store } from '../store/store';
import { BadAnswer, Refused } from '../region/answers';
import type { Line } from '../region/line';
import { readThere, type PlainLeaf } from './pulledDocs';
import { NoAnswer } from '../region/regionHttp';

const AT_ONCE = 2;
/** A server that is busy, or slow once, is asked again. */
const TRIES = 3;

const KEPT = { safe: 'Ce qui en est déjà arrivé est gardé sur ce poste.' };
const unanswered = fail(
  'network',
  'La région ne répond pas\u00a0: la pièce jointe n’est pas arrivée en entier.',
  {
    ...KEPT,
    next: 'Tant que cet écran est ouvert, la suite vient d’elle-même quand le réseau revient.',
  },
);
const refused = fail('refused', 'La région ne donne pas cette pièce jointe.', {
  ...KEPT,
  next: 'Demandez à l’administrateur régional si vous êtes membre de cette RCP.',
});
const notThere = fail('missing', 'Cette pièce jointe n’est pas encore entière dans la région.', {
  ...KEPT,
  next: 'Le poste qui l’a jointe doit encore l’envoyer\u00a0: laissez-le ouvert et relié au réseau, puis recommencez.',
});
const notGenuine = fail(
  'file',
  'Une partie reçue de la région ne correspond pas à son empreinte\u00a0: elle est refusée.',
  {
    safe: 'Rien de faux n’est gardé sur ce poste.',
    next: 'Recommencez\u00a0; si cela persiste, prévenez l’administrateur régional.',
  },
);

export interface FetchSurroundings {
  readonly line: Line;
  readonly store: Store;
  readonly keys: Keyring;
  readonly storage: StorageState;
  readonly signal: AbortSignal;
  readonly onPieces: () => void;
}

type Missing = readonly { readonly n: number; readonly sha256: Sha256 }[];

/** One file on its way from the region: what is not here of it, a few pieces at a time, each verified before it is kept. */
export class PieceFetch {
  /** Pieces that came, and how many were missing when it began. */
  came = 0;
  total = 0;
  readonly done: Promise<Result<null>>;

  constructor(
    private readonly name: DatabaseName,
    private readonly manifest: FileManifest,
    private readonly around: FetchSurroundings,
  ) {
    this.done = this.run();
  }

  private async run(): Promise<Result<null>> {
    try {
      const missing = await this.missing();
      this.total = missing.length;
      this.around.onPieces();
      const queue = [...missing];
      const lane = async (): Promise<Result<null>> => {
        for (let piece = queue.shift(); piece; piece = queue.shift()) {
          const one = await this.bring(piece).catch((error: unknown) => {
            queue.length = 0;
            throw error;
          });
          if (!one.ok) {
            queue.length = 0;
            return one;
          }
          this.came++;
          this.around.onPieces();
        }
        return ok(null);
      };
      // Over only when all lanes are: who asks again meanwhile would ask for the same pieces.
      const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane));
      const failed = lanes.find((it) => it.status === 'rejected');
      if (failed) throw failed.reason as Error;
      return (
        lanes.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : [])).find((it) => !it.ok) ?? ok(null)
      );
    } catch (error) {
      if (error instanceof Refused) return refused;
      if (error instanceof NoAnswer || this.around.signal.aborted) return unanswered;
      // The region answered what makes no sense, or the disk refused: the storage knows of that.
      if (this.around.storage.refusal) return this.around.storage.refusal;
      console.warn('piece not fetched', errorName(error));
      return unanswered;
    }
  }

  private async missing(): Promise<Missing> {
    const lacking = new Set(await new AttachedStore(this.around.store, this.name).lacking(this.manifest));
    return this.manifest.pieces.flatMap((sha256, n) => (lacking.has(n) ? [{ n, sha256 }] : []));
  }

  private async bring({ n, sha256 }: Missing[number]): Promise<Result<null>> {
    const { storage, signal } = this.around;
    if (storage.refusal) return storage.refusal;
    const id = chunkId(fileOf(this.manifest._id), n);
    const leaves = (await this.asked(id)).filter(({ content }) => content !== null);
    if (leaves.length === 0) return notThere;
    for (const leaf of leaves) {
      if (!(await isGenuine(leaf, sha256))) continue;
      signal.throwIfAborted();
      await this.keep(leaf);
      return ok(null);
    }
    return notGenuine;
  }

  private async asked(id: string): Promise<PlainLeaf[]> {
    const { line, signal } = this.around;
    for (let tries = 1; ; tries++) {
      try {
        return await line.pieces.pass(() => readThere(line, this.name, [id], signal), signal);
      } catch (error) {
        const isBusy =
          error instanceof BadAnswer ||
          (error instanceof NoAnswer && ['busy', 'slow', 'failing'].includes(error.trouble));
        if (!isBusy || tries === TRIES) throw error;
        const wait = error instanceof NoAnswer ? error.wait : 0;
        await new Rest().take(Math.max(wait, retryAfter(tries, Math.random())), signal);
      }
    }
  }

  /** As a first pull keeps what it brings: the region has it, so the journal need not. */
  private async keep({ id, rev, ancestors, content }: PlainLeaf): Promise<void> {
    const { store, keys } = this.around;
    const cipher = await sealDocument(keys, { database: this.name, id, rev }, ancestors, content ?? {});
    const entry = { database: this.name, id, rev, ancestors, cipher };
    await store.watched(() => store.open(this.name).fill([entry]));
  }
}

async function isGenuine({ content }: PlainLeaf, sha256: Sha256): Promise<boolean> {
  const chunk = chunkSchema.safeParse(content);
  return chunk.success && (await sha256Hex(fromBase64(chunk.data.content))) === sha256;
}
