import type { z } from 'zod';

/**
 * One frame of a journal or a backup: `[magic 4][length u32 LE][crc32 u32 LE of length and payload][payload]`.
 * The payload is JSON; its first field `previous` is the SHA-256 of the frame before, so that a frame taken out or put
 * in is seen. 0xFF never occurs in UTF-8, so the magic is never found inside a payload.
 */
const MAGIC = [0xff, 0x43, 0x4a, 0x01] as const;
const HEADER = 12;

/** Node's or the browser's own; `crc32` goes on from a `before` that it gave itself, `sha256` answers in hexadecimal. */
export interface Digests {
  crc32(bytes: Uint8Array, before?: number): number;
  sha256(bytes: Uint8Array): string;
}

export interface Frame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
}

/** What stands at a place in a file: a frame, or a stretch that is none, up to the next frame or the end. */
export type Stretch<Payload> =
  | {
      readonly kind: 'frame';
      readonly start: number;
      readonly end: number;
      readonly hash: string;
      readonly payload: Payload;
    }
  | { readonly kind: 'damage'; readonly start: number; readonly end: number };
type FrameStretch<Payload> = Extract<Stretch<Payload>, { kind: 'frame' }>;

export interface FrameCodec<Payload> {
  readonly encode: (payload: Payload) => Frame;
  /** The stretches from `from` on, in order, without a gap: a damaged one ends where a frame is whole again. */
  readonly stretches: (file: Uint8Array, from?: number) => Generator<Stretch<Payload>>;
  /** The frame that ends the file; null when what stands there is no frame. */
  readonly last: (file: Uint8Array) => FrameStretch<Payload> | null;
}

export function frameCodec<Payload extends { readonly previous: string }>(
  schema: z.ZodType<Payload>,
  digests: Digests,
): FrameCodec<Payload> {
  const checksum = (frame: Uint8Array): number =>
    digests.crc32(frame.subarray(HEADER), digests.crc32(frame.subarray(4, 8)));

  function encode(payload: Payload): Frame {
    const json = new TextEncoder().encode(JSON.stringify(payload));
    const bytes = new Uint8Array(HEADER + json.length);
    bytes.set(MAGIC);
    bytes.set(json, HEADER);
    viewOf(bytes).setUint32(4, json.length, true);
    viewOf(bytes).setUint32(8, checksum(bytes), true);
    return { bytes, hash: digests.sha256(bytes) };
  }

  function frameAt(file: Uint8Array, at: number): FrameStretch<Payload> | null {
    if (at + HEADER > file.length || MAGIC.some((byte, i) => file[at + i] !== byte)) return null;
    const end = at + HEADER + viewOf(file).getUint32(at + 4, true);
    if (end > file.length) return null;
    const bytes = file.subarray(at, end);
    if (checksum(bytes) !== viewOf(bytes).getUint32(8, true)) return null;
    const payload = parsed(schema, bytes.subarray(HEADER));
    return payload && { kind: 'frame', start: at, end, hash: digests.sha256(bytes), payload };
  }

  function* stretches(file: Uint8Array, from = 0): Generator<Stretch<Payload>> {
    let at = from;
    while (at < file.length) {
      let frame = frameAt(file, at);
      const start = at;
      while (!frame && at < file.length) {
        const next = file.indexOf(MAGIC[0], at + 1);
        at = next === -1 ? file.length : next;
        frame = frameAt(file, at);
      }
      if (at > start) yield { kind: 'damage', start, end: at };
      if (!frame) return;
      yield frame;
      at = frame.end;
    }
  }

  function last(file: Uint8Array): FrameStretch<Payload> | null {
    let frame: FrameStretch<Payload> | null = null;
    for (let at = file.length; at > 0 && !frame;) {
      // The numbers in a header may hold the magic's first byte too.
      at = file.lastIndexOf(MAGIC[0], at - 1);
      if (at === -1) return null;
      frame = frameAt(file, at);
    }
    return frame?.end === file.length ? frame : null;
  }

  return { encode, stretches, last };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function parsed<Payload>(schema: z.ZodType<Payload>, json: Uint8Array): Payload | null {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(json)));
  } catch {
    return null;
  }
}
