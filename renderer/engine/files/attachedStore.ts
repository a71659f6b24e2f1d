import { chunkSchema, type FileChunk, type FileManifest } from '../../../shared/domain/files';
import { chunkId, fileId, fileOf, type Sha256 } from '../../../shared/domain/ids';
import { readStored, storedSchema } from '../../../shared/domain/stored';
import { canonicalJson, fromBase64, sha256Hex, type Bytes } from '../keys/bytes';
import type { Leaf } from '../database/localDatabase';
import { nextRevision, type Revision } from '../database/revisions';
import type { Store } from '../store/store';
import { chunkOf, type CutFile } from './cut';

/** Pieces that are sealed and flushed together: a vote cast meanwhile waits for no more than that. */
const WRITTEN_AT_ONCE = 2;

/** A manifest says nothing but what follows from the content, and perhaps what a newer version adds. */
const isSameFile = (a: FileManifest, b: FileManifest): boolean =>
  canonicalJson([a.size, a.pieces, a.content]) === canonicalJson([b.size, b.pieces, b.content]);

/** The attached files of one database as they lie on this workstation. */
export class AttachedStore {
  constructor(
    private readonly store: Store,
    private readonly database: string,
  ) {}

  /**
   * Those that are here, by the hash of their content. Where several claim one name, the one that is proven; else the
   * first of those that what is here does not disprove.
   */
  async manifests(files: readonly Sha256[]): Promise<Map<Sha256, FileManifest>> {
    const found = new Map<Sha256, FileManifest>();
    for (const [file, claimants] of await this.claimed(files)) {
      const [first] = claimants.length > 1 ? await this.likely(claimants) : claimants;
      if (first) found.set(file, first);
    }
    return found;
  }

  /** All that claim to be this file and that nothing here disproves; the one that is proven comes alone. */
  async claimants(file: Sha256): Promise<readonly FileManifest[]> {
    const claimants = (await this.claimed([file])).get(file) ?? [];
    return claimants.length > 1 ? this.likely(claimants) : claimants;
  }

  /** By the winning leaf, and by all leaves where several stand: false ones are left standing beside the genuine one. */
  private async claimed(files: readonly Sha256[]): Promise<Map<Sha256, FileManifest[]>> {
    const claimed = new Map<Sha256, FileManifest[]>();
    if (files.length === 0) return claimed;
    await this.store.settled();
    const kept = await this.local.winners([...new Set(files)].map(fileId));
    await Promise.all(
      kept.map(async ({ id, rev, c, conflicted }) => {
        const leaves = conflicted
          ? (await this.local.leaves(id)).map((leaf) => ({ rev: leaf.revision.rev, c: leaf.c }))
          : [{ rev, c }];
        const read = await Promise.all(leaves.map((leaf) => this.manifest(id, leaf)));
        const manifests = read.filter((it) => it !== null);
        if (manifests.length > 0) claimed.set(fileOf(id as FileManifest['_id']), manifests);
      }),
    );
    return claimed;
  }

  private async manifest(
    id: string,
    { rev, c }: { readonly rev: string; readonly c: string | undefined },
  ): Promise<FileManifest | null> {
    if (c === undefined) return null;
    const reading = readStored(await this.opened(id, rev, c));
    return reading.kind === 'known' && reading.doc.type === 'file' && reading.doc._id === id
      ? reading.doc
      : null;
  }

  private async likely(claimants: readonly FileManifest[]): Promise<FileManifest[]> {
    const open: FileManifest[] = [];
    for (const one of claimants)
      if ((await this.lacking(one)).length > 0) open.push(one);
      else if (await this.content(one)) return [one];
    return open;
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
      const part =
        n === null ? fromBase64(manifest.content ?? '') : await this.piece(file, n, manifest.pieces[n]);
      if (!part || filled + part.length > whole.length) return null;
      whole.set(part, filled);
      filled += part.length;
    }
    return filled === whole.length && (await sha256Hex(whole)) === file ? whole : null;
  }

  /**
   * What is here of it already, and is what its name says, is not written again; the manifest comes last.
   * @returns whether anything was new
   */
  async keep({ sha256, manifest, pieces }: CutFile): Promise<boolean> {
    await this.store.settled();
    const known = (await this.claimed([sha256])).get(sha256) ?? [];
    const isKnown = known.some((one) => isSameFile(one, manifest));
    const lacking = new Set(await this.lacking(manifest));
    const absent = pieces.flatMap((piece, n) => (lacking.has(n) ? [{ n, piece }] : []));
    for (let i = 0; i < absent.length; i += WRITTEN_AT_ONCE)
      await this.write(absent.slice(i, i + WRITTEN_AT_ONCE).map(({ n, piece }) => chunkOf(sha256, n, piece)));
    if (!isKnown) await this.write([manifest]);
    return !isKnown || absent.length > 0;
  }

  /** The places of its pieces that are not here, or are not what the manifest says: each is looked at. */
  async lacking({ _id, pieces }: FileManifest): Promise<number[]> {
    const file = fileOf(_id);
    const here = new Set<string>((await this.local.pieces(file)).map(({ id }) => id));
    const lacking: number[] = [];
    for (const [n, sha256] of pieces.entries())
      if (!here.has(chunkId(file, n)) || !(await this.piece(file, n, sha256))) lacking.push(n);
    return lacking;
  }

  private async write(docs: readonly (FileManifest | FileChunk)[]): Promise<void> {
    const writes = await Promise.all(docs.map(async (doc) => ({ doc, parent: await this.parentOf(doc) })));
    return this.store.write(this.database, writes);
  }

  /**
   * As a first revision of its own, which everybody makes alike and the region takes beside a false one. What follows
   * another is refused there. Only where something false has taken that very revision is there no other way.
   */
  private async parentOf(doc: FileManifest | FileChunk): Promise<Revision | null> {
    const leaf = await this.local.leaf(doc._id);
    if (!leaf) return null;
    const { rev } = await nextRevision(storedSchema.parse(doc), null);
    const isFree = (await this.local.missing([{ id: doc._id, rev }])).length > 0;
    return isFree ? null : leaf.revision;
  }

  /** Null where no leaf of it holds the bytes of this hash. */
  private async piece(file: Sha256, n: number, sha256: Sha256 | undefined): Promise<Bytes | null> {
    const id = chunkId(file, n);
    const leaf = await this.local.leaf(id);
    const own = leaf && (await this.genuine(id, leaf, sha256));
    if (own || !leaf?.conflicted) return own;
    for (const other of await this.local.leaves(id)) {
      const bytes = await this.genuine(id, other, sha256);
      if (bytes) return bytes;
    }
    return null;
  }

  private async genuine(
    id: string,
    { c, revision: { rev } }: Leaf,
    sha256: Sha256 | undefined,
  ): Promise<Bytes | null> {
    const chunk = c === undefined ? null : chunkSchema.safeParse(await this.opened(id, rev, c)).data;
    const bytes = chunk ? fromBase64(chunk.content) : null;
    return bytes && (await sha256Hex(bytes)) === sha256 ? bytes : null;
  }

  private opened(id: string, rev: string, c: string): Promise<unknown> {
    return this.store.leaves.unsealed({ database: this.database, id, rev }, c).catch(() => null);
  }

  private get local() {
    return this.store.open(this.database);
  }
}
