import path from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { readLog, readTable } from './leveldb';
import { unsnap } from './snappy';

/** One way to read a file: as it lies there, or what was packed in it. */
interface Reading {
  /** `raw`, `table`, `table>snappy`… */
  readonly way: string;
  readonly bytes: Buffer;
}

/** A zip within a value within a table; what lies deeper was not put there by a program that keeps records. */
const DEEPEST = 3;
/** A cut stream gives what it holds; noise that begins like one does not fill the memory. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

interface Packing {
  readonly name: string;
  /** What it begins with. */
  readonly magic: string;
  readonly open: (from: Buffer) => Buffer;
}

const packings: readonly Packing[] = [
  { name: 'gzip', magic: '\x1f\x8b\x08', open: (from) => gunzipSync(new Uint8Array(from), lenient) },
  // Each file of a zip by its own header, so that a cut one is read as far as it goes (APPNOTE §4.3.7).
  {
    name: 'zip',
    magic: 'PK\x03\x04',
    open: (from) => {
      const start = 30 + from.readUInt16LE(26) + from.readUInt16LE(28);
      if (from.readUInt16LE(8) !== 8) return Buffer.alloc(0);
      return inflateRawSync(new Uint8Array(from.subarray(start)), lenient);
    },
  },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    name: 'deflate',
    magic: String.fromCharCode(0x78, level),
    open: (from: Buffer) => inflateSync(new Uint8Array(from), lenient),
  })),
  // Blink's envelope of a stored value (third_party/blink/…/idb_value_wrapping.cc: version, 0x11, compressed with Snappy).
  { name: 'snappy', magic: '\xff\x11\x02', open: (from) => unsnap(from.subarray(3)).bytes },
];

/** Every way this content can be read. `unread` hears of packed parts that could not be opened. */
export function readingsOf(file: string, content: Buffer, unread: (count: number) => void): Reading[] {
  const found: Reading[] = [{ way: 'raw', bytes: content }];
  const name = path.basename(file);
  if (/\.(ldb|sst)$/.test(name)) {
    const table = readTable(content);
    unread(table.unread);
    found.push({ way: 'table', bytes: table.bytes });
  } else if (/^\d{6}\.log$|^MANIFEST-\d+$/.test(name)) found.push({ way: 'log', bytes: readLog(content) });
  return found.flatMap((reading) => [reading, ...packedIn(reading, 1)]);
}

function packedIn({ way, bytes: content }: Reading, depth: number): Reading[] {
  const found: Reading[] = [];
  for (const { name, magic, open } of packings)
    for (
      let at = content.indexOf(magic, 0, 'latin1');
      at >= 0;
      at = content.indexOf(magic, at + 1, 'latin1')
    ) {
      const inner = attempt(() => open(content.subarray(at)));
      if (inner.length === 0) continue;
      const reading = { way: `${way}>${name}`, bytes: inner };
      found.push(reading, ...(depth < DEEPEST ? packedIn(reading, depth + 1) : []));
    }
  return found;
}

/** Noise that begins like something packed opens to nothing. */
function attempt(open: () => Buffer): Buffer {
  try {
    return open();
  } catch {
    return Buffer.alloc(0);
  }
}
