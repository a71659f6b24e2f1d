import { joined } from './bytes';
import type { FrameCodec, Stretch } from './frame';

/** A frame never comes near this; what waits longer for its end is no frame, whatever its head says. */
const LONGEST_FRAME = 64 * 1024 * 1024;
const MAGIC = [0xff, 0x43, 0x4a, 0x01] as const;
const HEAD = 12;

/**
 * The stretches of a file that is read in chunks, so that none has to fit into memory: the same as `codec.stretches`
 * finds in the whole file, whatever the chunks. Places are those in the file.
 */
export class FrameStream<Payload> {
  private pending = new Uint8Array(0);
  /** Where `pending` begins in the file. */
  private at = 0;
  private damagedFrom: number | null = null;

  constructor(private readonly codec: FrameCodec<Payload>) {}

  *push(chunk: Uint8Array): Generator<Stretch<Payload>> {
    this.pending = joined([this.pending, chunk]);
    yield* this.read(false);
  }

  /** What is left when the file is over. */
  *end(): Generator<Stretch<Payload>> {
    yield* this.read(true);
    yield* this.damage(this.at);
  }

  private *read(last: boolean): Generator<Stretch<Payload>> {
    let done = 0;
    for (const stretch of this.codec.stretches(this.pending)) {
      const [start, end] = [this.at + stretch.start, this.at + stretch.end];
      if (stretch.kind === 'frame') {
        yield* this.damage(start);
        yield { ...stretch, start, end };
        done = stretch.end;
      } else {
        // At the end of what was read, the beginning of a frame looks like damage until the rest is there.
        done =
          last || stretch.end < this.pending.length ? stretch.end : mayBegin(this.pending, stretch.start);
        if (done > stretch.start) this.damagedFrom ??= start;
      }
    }
    this.pending = this.pending.slice(done);
    this.at += done;
  }

  private *damage(end: number): Generator<Stretch<Payload>> {
    if (this.damagedFrom !== null && end > this.damagedFrom)
      yield { kind: 'damage', start: this.damagedFrom, end };
    this.damagedFrom = null;
  }
}

/**
 * The first place from which a frame may still be growing. A payload never holds the magic, so that is the last place
 * where it stands, unless by chance it stands inside the head of the frame that begins just before.
 */
function mayBegin(bytes: Uint8Array, from: number): number {
  const isMagic = (place: number) =>
    MAGIC.every((byte, i) => place + i >= bytes.length || bytes[place + i] === byte);
  let found = bytes.length;
  let place = bytes.lastIndexOf(MAGIC[0]);
  while (place >= from && (found === bytes.length || place > found - HEAD)) {
    if (isMagic(place)) found = place;
    place = place === 0 ? -1 : bytes.lastIndexOf(MAGIC[0], place - 1);
  }
  return bytes.length - found > LONGEST_FRAME ? bytes.length : found;
}
