import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { journalEntrySchema, type JournalEntry } from '../../shared/contracts/shell';

/**
 * One frame of the journal: `[magic 4][length u32 LE][crc32 u32 LE of length and payload][payload]`.
 * The payload is JSON, `{previous, entries}`, `previous` being the SHA-256 of the frame before, so that a frame taken
 * out or put in is seen. 0xFF never occurs in UTF-8, so the magic is never found inside a payload.
 */
const MAGIC = [0xff, 0x43, 0x4a, 0x01] as const;
const HEADER = 12;
const payloadSchema = z.object({ previous: z.string(), entries: z.array(journalEntrySchema) });

export interface Frame {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export function encodeFrame(entries: readonly JournalEntry[], previous: string): Frame {
  const payload = new TextEncoder().encode(JSON.stringify({ previous, entries }));
  const bytes = new Uint8Array(HEADER + payload.length);
  bytes.set(MAGIC);
  bytes.set(payload, HEADER);
  viewOf(bytes).setUint32(4, payload.length, true);
  viewOf(bytes).setUint32(8, checksum(bytes), true);
  return { bytes, hash: hashOf(bytes) };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const checksum = (frame: Uint8Array): number => crc32(frame.subarray(HEADER), crc32(frame.subarray(4, 8)));
const hashOf = (frame: Uint8Array): string => createHash('sha256').update(frame).digest('hex');

/** What stands at a place in a segment: a frame, or a stretch that is none, up to the next frame or the end. */
export type Stretch =
  | {
      readonly kind: 'frame';
      readonly start: number;
      readonly end: number;
      readonly previous: string;
      readonly hash: string;
      readonly entries: readonly JournalEntry[];
    }
  | { readonly kind: 'damage'; readonly start: number; readonly end: number };

/** The stretches of a segment from `from` on, in order, without a gap: a damaged one ends where a frame is whole again. */
export function* stretches(segment: Uint8Array, from = 0): Generator<Stretch> {
  let at = from;
  while (at < segment.length) {
    let frame = frameAt(segment, at);
    const start = at;
    while (!frame && at < segment.length) {
      const next = segment.indexOf(MAGIC[0], at + 1);
      at = next === -1 ? segment.length : next;
      frame = frameAt(segment, at);
    }
    if (at > start) yield { kind: 'damage', start, end: at };
    if (!frame) return;
    yield frame;
    at = frame.end;
  }
}

function frameAt(segment: Uint8Array, at: number): Extract<Stretch, { kind: 'frame' }> | null {
  if (at + HEADER > segment.length || MAGIC.some((byte, i) => segment[at + i] !== byte)) return null;
  const end = at + HEADER + viewOf(segment).getUint32(at + 4, true);
  if (end > segment.length) return null;
  const bytes = segment.subarray(at, end);
  if (checksum(bytes) !== viewOf(bytes).getUint32(8, true)) return null;
  const payload = payloadOf(bytes.subarray(HEADER));
  return payload && { kind: 'frame', start: at, end, hash: hashOf(bytes), ...payload };
}

function payloadOf(bytes: Uint8Array): z.infer<typeof payloadSchema> | null {
  try {
    return payloadSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** Entries in frames of about this much ciphertext, so that a page of the journal can be cut between frames. */
const FRAME_BUDGET = 1_000_000;

export function splitForFrames(entries: readonly JournalEntry[]): JournalEntry[][] {
  const groups: JournalEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && entry.cipher.length <= room) last.push(entry);
    else {
      groups.push([entry]);
      room = FRAME_BUDGET;
    }
    room -= entry.cipher.length;
  }
  return groups;
}
