import { INLINE_BYTES, PIECE_BYTES, type FileChunk, type FileManifest } from '../../../shared/domain/files';
import { chunkId, fileId, type Sha256 } from '../../../shared/domain/ids';
import { currentSchema } from '../../../shared/domain/stored';
import { sha256Hex, toBase64, type Bytes } from '../keys/bytes';

export interface CutFile {
  readonly sha256: Sha256;
  readonly manifest: FileManifest;
  /** In their order, none where the manifest holds the content itself. */
  readonly pieces: readonly Bytes[];
}

const hashOf = async (bytes: Bytes): Promise<Sha256> => (await sha256Hex(bytes)) as Sha256;

/** Depends on the content alone: everybody cuts the same file into the same documents. */
export async function cutFile(bytes: Bytes, mediaType: string): Promise<CutFile> {
  const sha256 = await hashOf(bytes);
  const isSmall = bytes.length <= INLINE_BYTES;
  const pieces: Bytes[] = [];
  if (!isSmall)
    for (let from = 0; from < bytes.length; from += PIECE_BYTES)
      pieces.push(bytes.subarray(from, from + PIECE_BYTES));
  const manifest: FileManifest = {
    _id: fileId(sha256),
    type: 'file',
    schema: currentSchema.file,
    mediaType,
    size: bytes.length,
    pieces: await Promise.all(pieces.map(hashOf)),
    ...(isSmall ? { content: toBase64(bytes) } : {}),
  };
  return { sha256, manifest, pieces };
}

export const chunkOf = (file: Sha256, n: number, piece: Bytes): FileChunk => ({
  _id: chunkId(file, n),
  type: 'chunk',
  schema: currentSchema.chunk,
  content: toBase64(piece),
});
