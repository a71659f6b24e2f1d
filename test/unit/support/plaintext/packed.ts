import { joined } from '../../../support/plaintext/bytes';

/** A number as LevelDB, Snappy and Protocol Buffers write it. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

const literal = (bytes: Buffer): Buffer => {
  if (bytes.length === 0) return bytes;
  const size = bytes.length - 1;
  if (size < 60) return joined([Buffer.of(size << 2), bytes]);
  return joined([Buffer.of(61 << 2, size & 0xff, size >> 8), bytes]);
};

function copy(back: number, size: number, width: 1 | 2 | 4): Buffer {
  if (width === 1) return Buffer.of(((back >> 8) << 5) | ((size - 4) << 2) | 1, back & 0xff);
  const tag = Buffer.alloc(1 + width, ((size - 1) << 2) | (width === 2 ? 2 : 3));
  tag.writeUIntLE(back, 1, width);
  return tag;
}

/** Snappy with copies wherever four bytes were there before, in the three widths by turns. */
export function snap(content: Buffer): Buffer {
  const parts = [varint(content.length)];
  let [from, at, turn] = [0, 0, 0];
  while (at < content.length) {
    const before = at + 4 <= content.length ? content.indexOf(content.subarray(at, at + 4)) : at;
    if (before >= at) {
      at++;
      continue;
    }
    let size = 4;
    while (size < 11 && content[before + size] === content[at + size] && at + size < content.length) size++;
    const back = at - before;
    const widths = back < 2048 ? ([1, 2, 4] as const) : ([2, 4] as const);
    parts.push(literal(content.subarray(from, at)), copy(back, size, widths[turn++ % widths.length] ?? 4));
    at += size;
    from = at;
  }
  return joined([...parts, literal(content.subarray(from))]);
}

/** A block of LevelDB: each key without what it shares with the one before. */
function block(entries: readonly (readonly [string, Buffer])[]): Buffer {
  let last = '';
  const parts = entries.map(([key, value]) => {
    let shared = 0;
    while (shared < key.length && key[shared] === last[shared]) shared++;
    last = key;
    const rest = Buffer.from(key.slice(shared), 'latin1');
    return joined([varint(shared), varint(rest.length), varint(value.length), rest, value]);
  });
  return joined([...parts, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
}

/** How a block is packed: not at all, with Snappy, or with what nobody here can open. */
type Packing = 0 | 1 | 2;

/** A table of one block an entry list, with its index and footer. */
export function table(blocks: readonly (readonly (readonly [string, Buffer])[])[], packing: Packing): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const put = (content: Buffer, how: Packing): Buffer => {
    const stored = how === 1 ? snap(content) : content;
    parts.push(stored, Buffer.of(how, 0, 0, 0, 0));
    const handle = joined([varint(at), varint(stored.length)]);
    at += stored.length + 5;
    return handle;
  };
  const index = blocks.map((entries) => [entries.at(-1)?.[0] ?? '', put(block(entries), packing)] as const);
  const handles = joined([put(block([]), 0), put(block(index), 0)]);
  const footer = Buffer.alloc(48);
  footer.set(handles);
  footer.writeBigUInt64LE(0xdb4775248b80fb57n, 40);
  return joined([...parts, footer]);
}

/** A log whose one record is cut by the headers of its blocks. */
export function log(record: Buffer): Buffer {
  const room = 32 * 1024 - 7;
  const parts: Buffer[] = [];
  for (let at = 0; at < record.length; at += room) {
    const piece = record.subarray(at, at + room);
    const header = Buffer.alloc(7);
    header.writeUInt16LE(piece.length, 4);
    parts.push(header, piece);
  }
  return joined(parts);
}
