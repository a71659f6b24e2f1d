import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkOf, cutFile } from '../../../../renderer/engine/files/cut';
import { fromBase64, sha256Hex } from '../../../../renderer/engine/keys/bytes';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { INLINE_BYTES, PIECE_BYTES } from '../../../../shared/domain/files';
import { storedSchema } from '../../../../shared/domain/stored';
import { pdf } from './samples';

/** Around where a piece more begins. */
const sizes = fc.oneof(
  fc.integer({ min: 5, max: 3 * PIECE_BYTES }),
  fc.constantFrom(INLINE_BYTES, INLINE_BYTES + 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES),
);

describe('a file cut in pieces', () => {
  it('is put together to the same bytes, each piece being what its hash says', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(100), async (size, seed) => {
        const bytes = pdf(size, seed);
        const { sha256, manifest, pieces } = await cutFile(bytes, 'application/pdf');
        expect(sha256).toBe(await sha256Hex(bytes));
        expect(manifest).toMatchObject({ _id: `file:${sha256}`, size, mediaType: 'application/pdf' });
        expect(manifest.pieces).toHaveLength(size > INLINE_BYTES ? Math.ceil(size / PIECE_BYTES) : 0);
        const parts = manifest.content
          ? [fromBase64(manifest.content)]
          : pieces.map((piece, n) => fromBase64(chunkOf(sha256, n, piece).content));
        for (const [n, hash] of manifest.pieces.entries()) expect(await sha256Hex(parts[n] ?? '')).toBe(hash);
        expect(Buffer.concat(parts).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same documents in the same revisions for whoever cuts it', async () => {
    const bytes = pdf(PIECE_BYTES + 7);
    const revisions = async () => {
      const { sha256, manifest, pieces } = await cutFile(bytes.slice(), 'application/pdf');
      const docs = [manifest, ...pieces.map((piece, n) => chunkOf(sha256, n, piece))];
      return Promise.all(docs.map(async (doc) => (await nextRevision(storedSchema.parse(doc), null)).rev));
    };
    expect(await revisions()).toEqual(await revisions());
    expect(new Set(await revisions()).size).toBe(3);
  });
});
