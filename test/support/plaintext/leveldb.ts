import { joined } from './bytes';
import { unsnap } from './snappy';

/* The files of LevelDB (google/leveldb, doc/table_format.md and doc/log_format.md), which hold Chromium's IndexedDB, Local
 * Storage and Session Storage. Nothing is checked: whatever can be made readable is. */

interface Unpacked {
  readonly bytes: Buffer;
  /** Blocks that are packed in a way that nobody here can undo: the search did not see them. */
  readonly unread: number;
}

const TABLE_MAGIC = 0xdb4775248b80fb57n;
const FOOTER = 48;
/** After each block: how it is packed, and its checksum. */
const TRAILER = 5;

function varint(bytes: Buffer, from: number): { value: number; next: number } {
  let [value, at, scale] = [0, from, 1];
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined) return { value, next: bytes.length };
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at };
    scale *= 128;
  }
}

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** The entries with their whole keys: within a block a key is written without what it shares with the one before. */
function entriesOf(block: Buffer): Entry[] {
  if (block.length < 4) return [];
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const entries: Entry[] = [];
  let key: Buffer = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    const shared = varint(block, at);
    const rest = varint(block, shared.next);
    const size = varint(block, rest.next);
    const from = size.next + rest.value;
    key = joined([key.subarray(0, shared.value), block.subarray(size.next, from)]);
    entries.push({ key, value: block.subarray(from, from + size.value) });
    at = from + size.value;
  }
  return entries;
}

const together = (entries: readonly Entry[]): Buffer =>
  joined(entries.flatMap(({ key, value }) => [key, value]));

function blockAt(table: Buffer, handle: Buffer): Buffer | null {
  const offset = varint(handle, 0);
  const size = varint(handle, offset.next);
  const end = offset.value + size.value;
  const stored = table.subarray(offset.value, end);
  if (stored.length < size.value) return null;
  if (table[end] === 0) return stored;
  if (table[end] !== 1) return null;
  const { bytes, isWhole } = unsnap(stored);
  return isWhole ? bytes : null;
}

/** All keys and values of a table, one after the other. */
export function readTable(table: Buffer): Unpacked {
  if (table.length < FOOTER || table.readBigUInt64LE(table.length - 8) !== TABLE_MAGIC) return walked(table);
  const footer = table.subarray(table.length - FOOTER);
  const meta = varint(footer, varint(footer, 0).next);
  const index = blockAt(table, footer.subarray(meta.next));
  if (!index) return { ...walked(table), unread: 1 };
  const parts: Buffer[] = [];
  let unread = 0;
  for (const { key, value } of entriesOf(index)) {
    const block = blockAt(table, value);
    if (block) parts.push(key, together(entriesOf(block)));
    else unread++;
  }
  return { bytes: joined(parts), unread };
}

/** A table that a kill left without its end: its blocks one after the other, as far as they can be told apart. */
function walked(table: Buffer): Unpacked {
  const parts: Buffer[] = [];
  for (let at = 0; at < table.length;) {
    const { bytes, used, isWhole } = unsnap(table.subarray(at));
    // The raw block too: its keys are whole only as entries, its values also without.
    parts.push(bytes, isWhole ? together(entriesOf(bytes)) : Buffer.alloc(0));
    if (!isWhole || table[at + used] !== 1) break;
    at += used + TRAILER;
  }
  return { bytes: joined(parts), unread: 0 };
}

const LOG_BLOCK = 32 * 1024;
const LOG_HEADER = 7;

/** The records of a log without the headers that cut them every 32 KB. */
export function readLog(log: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < log.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, log.length);
    for (let at = block; at + LOG_HEADER <= end;) {
      const size = log.readUInt16LE(at + 4);
      parts.push(log.subarray(at + LOG_HEADER, Math.min(at + LOG_HEADER + size, end)));
      at += LOG_HEADER + size;
    }
  }
  return joined(parts);
}
