import { PEN_WIDTH, SIGNATURE_BOX, smoothed, type Point, type Stroke } from '../../domain/signature';

/** Dots for a unit of the box: six hundred to the inch, at the size of the sheet's cell. */
const SCALE = 2;
const WIDTH = SIGNATURE_BOX.width * SCALE;
const HEIGHT = SIGNATURE_BOX.height * SCALE;
/** One byte says how the row is filtered, then eight dots a byte (PNG, ISO/IEC 15948 §7.2). */
const ROW = 1 + WIDTH / 8;

/** A signature as a PNG in black and white, the same bytes for the same strokes: Word's older versions draw no SVG. */
export function inkPng(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const size = new DataView(header.buffer);
  size.setUint32(0, WIDTH);
  size.setUint32(4, HEIGHT);
  // One bit a dot, shades of grey.
  header[8] = 1;
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', stored(dotsOf(strokes))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** White, but where the pen went. */
function dotsOf(strokes: readonly Stroke[]): Uint8Array {
  const rows = new Uint8Array(ROW * HEIGHT).fill(0xff);
  for (let y = 0; y < HEIGHT; y++) rows[y * ROW] = 0;
  for (const stroke of strokes) {
    const line = smoothed(stroke);
    line.forEach((point, i) => draw(rows, line[i - 1] ?? point, point));
  }
  return rows;
}

function draw(rows: Uint8Array, from: Point, to: Point): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * SCALE));
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    dab(rows, (from.x + (to.x - from.x) * share) * SCALE, (from.y + (to.y - from.y) * share) * SCALE);
  }
}

/** The round tip of the pen. */
function dab(rows: Uint8Array, cx: number, cy: number): void {
  const radius = (PEN_WIDTH * SCALE) / 2;
  const clipped = (value: number, end: number) => Math.min(Math.max(value, 0), end);
  for (let y = clipped(Math.ceil(cy - radius), HEIGHT); y < clipped(cy + radius, HEIGHT); y++)
    for (let x = clipped(Math.ceil(cx - radius), WIDTH); x < clipped(cx + radius, WIDTH); x++)
      if (Math.hypot(x - cx, y - cy) <= radius) {
        const at = y * ROW + 1 + (x >> 3);
        rows[at] = (rows[at] ?? 0) & ~(0x80 >> (x & 7));
      }
}

/** Uncompressed (RFC 1950, RFC 1951 §3.2.4), in one block of at most 65,535 bytes: the document itself is compressed. */
function stored(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(7);
  const view = new DataView(head.buffer);
  view.setUint16(0, 0x7801);
  head[2] = 1;
  view.setUint16(3, bytes.length, true);
  view.setUint16(5, ~bytes.length & 0xffff, true);
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, ((b << 16) | a) >>> 0);
  return joined([head, bytes, sum]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, data.length);
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, crc32(named));
  return joined([length, named, sum]);
}

/** As PNG has it (ISO/IEC 15948 Annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
