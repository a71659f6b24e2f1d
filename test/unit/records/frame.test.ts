import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codec } from '../../../electron/journal/codec';
import type { Frame } from '../../../shared/records/frame';
import { splitForFrames, withoutRoom } from '../../../shared/records/journalFrame';
import { entry } from '../../support/journalEntries';

function chain(count: number): Frame[] {
  const frames: Frame[] = [];
  for (let n = 0; n < count; n++)
    frames.push(codec.encode({ previous: frames.at(-1)?.hash ?? '', entries: [entry(n, 40 + n)] }));
  return frames;
}
const join = (frames: readonly Frame[]): Uint8Array =>
  Uint8Array.from(frames.flatMap((frame) => [...frame.bytes]));

describe('a journal frame', () => {
  it('reads back what was written, in order, with its place in the chain', () => {
    const frames = chain(5);
    const read = [...codec.stretches(join(frames))];
    expect(read.map((s) => s.kind === 'frame' && s.payload.entries[0]?.id)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `case:${n}`),
    );
    expect(read.map((s) => s.kind === 'frame' && s.payload.previous)).toEqual([
      '',
      ...frames.slice(0, 4).map((f) => f.hash),
    ]);
  });

  it('starts with the documented header', () => {
    const { bytes } = codec.encode({ previous: '', entries: [entry(1)] });
    expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0x43, 0x4a, 0x01]);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 12);
  });

  it('ends where the writing ends: room made ahead is no damage', () => {
    const frames = chain(2);
    const roomy = Uint8Array.from([...join(frames), ...new Uint8Array(500)]);
    const read = [...codec.stretches(roomy)];
    expect(read.map(({ kind }) => kind)).toEqual(['frame', 'frame']);
    expect(codec.last(roomy)?.hash).toBe(frames[1]?.hash);
    expect([...codec.stretches(new Uint8Array(500))]).toEqual([]);
    expect(codec.last(new Uint8Array(500))).toBeNull();
  });

  it('never crashes nor invents an entry on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const stretch of codec.stretches(bytes)) expect(stretch.kind).toBe('damage');
      }),
    );
  });

  it('keeps every frame that a flipped byte, a cut or an insertion did not touch, and reports the rest', () => {
    const frames = chain(8);
    const whole = join(frames);
    const starts = frames.map((_, i) => frames.slice(0, i).reduce((sum, f) => sum + f.bytes.length, 0));
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('flip', 'cut', 'insert', 'remove'),
        (at, mask, kind) => {
          const damaged =
            kind === 'flip'
              ? whole.map((byte, i) => (i === at ? byte ^ mask : byte))
              : kind === 'cut'
                ? whole.subarray(0, at)
                : Uint8Array.from([
                    ...whole.subarray(0, at),
                    ...(kind === 'insert' ? [mask] : []),
                    ...whole.subarray(kind === 'remove' ? at + 1 : at),
                  ]);
          const hit = starts.findLastIndex((start) => start <= at);
          // A byte put in exactly between two frames touches neither.
          const between = kind === 'insert' && starts.includes(at);
          const spared = frames.filter((_, i) => (kind === 'cut' ? i < hit : i !== hit || between));
          const read = [...codec.stretches(damaged)];
          const hashes = read.flatMap((s) => (s.kind === 'frame' ? s.hash : []));
          // An inserted 0xFF in front of the magic can leave the hit frame whole: then it is read too.
          const kept = frames.map((f) => f.hash).filter((hash) => hashes.includes(hash));
          expect(hashes).toEqual(kept);
          expect(hashes).toEqual(expect.arrayContaining(spared.map((f) => f.hash)));
          const cleanCut = kind === 'cut' && starts.includes(at);
          expect(read.some((s) => s.kind === 'damage')).toBe(!cleanCut);
          const [last] = read.slice(-1);
          expect(codec.last(damaged)).toEqual(last?.kind === 'frame' ? last : null);
          // No gap and no overlap: what is not a frame is reported.
          let end = 0;
          for (const stretch of read) {
            expect(stretch.start).toBe(end);
            end = stretch.end;
          }
          expect(end).toBe(withoutRoom(damaged).length);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('splitting entries into frames', () => {
  it('keeps the order and loses none, and bounds each frame unless one entry alone is larger', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(40, 400_000, 999_996, 2_000_000), { maxLength: 12 }), (sizes) => {
        const entries = sizes.map((size, n) => entry(n, size));
        const groups = splitForFrames(entries);
        expect(groups.flat()).toEqual(entries);
        for (const group of groups)
          expect(group.length === 1 || group.reduce((sum, e) => sum + e.cipher.length, 0) <= 1_000_000).toBe(
            true,
          );
      }),
    );
  });
});
