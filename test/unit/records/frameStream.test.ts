import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nodeDigests } from '../../../electron/files/digests';
import { frameCodec, type Stretch } from '../../../shared/records/frame';
import { FrameStream } from '../../../shared/records/frameStream';
import { entry } from '../../support/journalEntries';

const payloadSchema = z.looseObject({ previous: z.string() });
type Payload = z.infer<typeof payloadSchema>;
const codec = frameCodec(payloadSchema, nodeDigests);
const MAGIC = [0xff, 0x43, 0x4a, 0x01];

function streamed(file: Uint8Array, cuts: readonly number[]): Stretch<Payload>[] {
  const stream = new FrameStream(codec);
  const found: Stretch<Payload>[] = [];
  let from = 0;
  for (const cut of [...cuts.filter((c) => c < file.length).sort((a, b) => a - b), file.length]) {
    found.push(...stream.push(file.subarray(from, cut)));
    from = cut;
  }
  return [...found, ...stream.end()];
}

/** Frames, and between them what looks like frames and is none. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.nat(20).map((n) => codec.encode({ previous: '', entries: [entry(n, 10 + n)] }).bytes),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constant(Uint8Array.from(MAGIC)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(5000), fc.uint8Array({ maxLength: 20 })).map(([length, rest]) => {
      const head = new Uint8Array(12 + rest.length);
      head.set(MAGIC);
      new DataView(head.buffer).setUint32(4, length, true);
      head.set(rest, 12);
      return head;
    }),
  },
);
const joined = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('a file of frames that is read in chunks', () => {
  it('gives the same stretches as the whole file, whatever the chunks', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fc.nat(3000), { maxLength: 40 }),
        (parts, cuts) => {
          const file = joined(parts);
          expect(streamed(file, cuts)).toEqual([...codec.stretches(file)]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('holds no more than a frame of what is damaged', () => {
    const stream = new FrameStream(codec);
    const rubbish = new Uint8Array(1_000_000).fill(7);
    for (let n = 0; n < 40; n++) expect([...stream.push(rubbish)]).toEqual([]);
    const { bytes } = codec.encode({ previous: '', entries: [entry(1)] });
    expect([...stream.push(bytes)].map(({ kind, start, end }) => ({ kind, start, end }))).toEqual([
      { kind: 'damage', start: 0, end: 40_000_000 },
      { kind: 'frame', start: 40_000_000, end: 40_000_000 + bytes.length },
    ]);
  });
});
