import { piecesOf, writingsOf } from './encodings';

export interface Match {
  /** What the text is called (`demo: Aubépine-Démo`). */
  readonly text: string;
  readonly as: string;
}

interface Needle extends Match {
  readonly bytes: Buffer;
}

const BITS = 22;
const slot = (head: number): number => Math.imul(head, 0x9e3779b1) >>> (32 - BITS);

const standsAt = (bytes: Buffer, content: Buffer, from: number): boolean =>
  from >= 0 && bytes.every((byte, n) => content[from + n] === byte);

/** Looks for thousands of byte strings in one pass: the first four bytes of each are in a table. */
export class Needles {
  readonly count: number;
  private readonly heads = new Map<number, Needle[]>();
  private readonly known = new Uint8Array(2 ** BITS);

  constructor(texts: readonly string[]) {
    const all = new Set(texts);
    for (const text of all)
      for (const piece of piecesOf(text))
        for (const { as, bytes } of writingsOf(piece)) this.add({ text, as, bytes });
    this.count = all.size;
  }

  /** Each text and writing that stands there, once. */
  in(content: Buffer): Match[] {
    const found = new Map<string, Match>();
    let head = 0;
    for (let at = 0; at < content.length; at++) {
      head = (head << 8) | (content[at] ?? 0);
      if (this.known[slot(head)] !== 1) continue;
      for (const { text, as, bytes } of this.heads.get(head) ?? [])
        if (standsAt(bytes, content, at - 3)) found.set(`${as} ${text}`, { text, as });
    }
    return [...found.values()];
  }

  private add(needle: Needle): void {
    const head = needle.bytes.readInt32BE(0);
    this.known[slot(head)] = 1;
    const same = this.heads.get(head);
    if (same) same.push(needle);
    else this.heads.set(head, [needle]);
  }
}
