import { chunkSchema, type FileManifest } from '../../../shared/domain/files';
import { chunkId, fileId, fileOf, type Sha256 } from '../../../shared/domain/ids';
import { readStored } from '../../../shared/domain/stored';
import { fromBase64, sha256Hex, type Bytes } from '../store/bytes';
import { unsealDocument } from '../store/sealedDocument';
import type { Store, Write } from '../store/store';
import { chunkOf, type CutFile } from './cut';

/** Pieces that are sealed and flushed together: a vote cast meanwhile waits for no more than that. */
const WRITTEN_AT_ONCE = 2;

/** The attached files of one database as they lie on this workstation. */
export class Shelf {
  constructor(
    private readonly store: Store,
    private readonly database: string,
  ) {}

  /** Those that are here, by the hash of their content. */
  async manifests(files: readonly Sha256[]): Promise<Map<Sha256, FileManifest>> {
    const found = new Map<Sha256, FileManifest>();
    if (files.length === 0) return found;
    await this.store.settled();
    const kept = await this.local.winners([...new Set(files)].map(fileId));
    await Promise.all(
      kept.map(async ({ id, rev, c }) => {
        if (c === undefined) return;
        const reading = readStored(await this.opened(id, rev, c));
        if (reading.kind === 'known' && reading.doc.type === 'file')
          found.set(fileOf(reading.doc._id), reading.doc);
      }),
    );
    return found;
  }

  /** How many of its pieces are here. */
  async held({ _id, pieces }: FileManifest): Promise<number> {
    if (pieces.length === 0) return 0;
    const here = new Set<string>((await this.local.pieces(fileOf(_id))).map(({ id }) => id));
    return pieces.filter((_, n) => here.has(chunkId(fileOf(_id), n))).length;
  }

  /** The whole content; null where a piece is missing, or is not what the file's name says. */
  async content(manifest: FileManifest): Promise<Bytes | null> {
    const file = fileOf(manifest._id);
    const whole = new Uint8Array(manifest.size);
    let filled = 0;
    const parts = manifest.content === undefined ? manifest.pieces.map((_, n) => n) : [null];
    for (const n of parts) {
      const part = n === null ? fromBase64(manifest.content ?? '') : await this.piece(file, n);
      if (!part || filled + part.length > whole.length) return null;
      whole.set(part, filled);
      filled += part.length;
    }
    return filled === whole.length && (await sha256Hex(whole)) === file ? whole : null;
  }

  /** What is here of it already is not written again; the manifest comes last. @returns whether anything was new */
  async keep({ sha256, manifest, pieces }: CutFile): Promise<boolean> {
    await this.store.settled();
    const isKnown = (await this.manifests([sha256])).has(sha256);
    const here = new Set<string>((await this.local.pieces(sha256)).map(({ id }) => id));
    const absent = pieces.flatMap((piece, n) => (here.has(chunkId(sha256, n)) ? [] : [{ n, piece }]));
    for (let i = 0; i < absent.length; i += WRITTEN_AT_ONCE)
      await this.write(absent.slice(i, i + WRITTEN_AT_ONCE).map(({ n, piece }) => chunkOf(sha256, n, piece)));
    if (!isKnown) await this.write([manifest]);
    return !isKnown || absent.length > 0;
  }

  private write(docs: readonly Write['doc'][]): Promise<void> {
    return this.store.write(
      this.database,
      docs.map((doc) => ({ doc, parent: null })),
    );
  }

  private async piece(file: Sha256, n: number): Promise<Bytes | null> {
    const id = chunkId(file, n);
    const leaf = await this.local.leaf(id);
    if (leaf?.c === undefined) return null;
    const chunk = chunkSchema.safeParse(await this.opened(id, leaf.revision.rev, leaf.c));
    return chunk.success ? fromBase64(chunk.data.content) : null;
  }

  private opened(id: string, rev: string, c: string): Promise<unknown> {
    return unsealDocument(this.store.keys, { database: this.database, id, rev }, c).catch(() => null);
  }

  private get local() {
    return this.store.open(this.database);
  }
}
