/** What came out, how many packed bytes it took, and whether it came to its declared end. */
interface Unpacked {
  readonly bytes: Buffer;
  readonly used: number;
  readonly isWhole: boolean;
}

/** No block or stored value is larger; a length read out of noise may be. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Raw Snappy (google/snappy, format_description.txt): LevelDB's blocks and Blink's stored values. What is cut or damaged
 * gives what was readable up to there: a search must look at that, too.
 */
export function unsnap(packed: Buffer): Unpacked {
  let [at, length, shift] = [0, 0, 0];
  for (let more = true; more; shift += 7) {
    const byte = packed[at++];
    if (byte === undefined || shift > 28) return { bytes: Buffer.alloc(0), used: at, isWhole: false };
    length += (byte & 0x7f) * 2 ** shift;
    more = byte >= 0x80;
  }
  if (length > LARGEST) return { bytes: Buffer.alloc(0), used: at, isWhole: false };
  const out = Buffer.alloc(length);
  let end = 0;
  while (end < length && at < packed.length) {
    const tag = packed[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      let size = (tag >> 2) + 1;
      if (size > 60) {
        const bytes = size - 60;
        if (at + bytes > packed.length) break;
        size = packed.readUIntLE(at, bytes) + 1;
        at += bytes;
      }
      const taken = Math.min(size, packed.length - at, length - end);
      out.set(packed.subarray(at, at + taken), end);
      at += taken;
      end += taken;
      if (taken < size) break;
      continue;
    }
    const width = kind === 3 ? 4 : kind;
    if (at + width > packed.length) break;
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = kind === 1 ? ((tag >> 5) << 8) | (packed[at] ?? 0) : packed.readUIntLE(at, width);
    at += width;
    if (back === 0 || back > end || end + size > length) break;
    // Byte by byte: a copy may read what it has just written.
    for (let n = 0; n < size; n++, end++) out[end] = out[end - back] ?? 0;
  }
  return { bytes: out.subarray(0, end), used: at, isWhole: end === length };
}
