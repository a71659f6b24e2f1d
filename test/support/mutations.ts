import type { Chance } from './chance';

type Bytes = Uint8Array<ArrayBuffer>;

/** One thing that may happen to the bytes of a file: bits, a cut, a stretch doubled, moved, taken out or from elsewhere, a length. */
export function mutated(bytes: Bytes, other: Bytes, chance: Chance): Bytes {
  const at = chance.below(bytes.length);
  const length = 1 + chance.below(Math.max(1, Math.min(400, bytes.length - at)));
  const parts = (...all: Bytes[]): Bytes => {
    const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
    let to = 0;
    for (const part of all) {
      whole.set(part, to);
      to += part.length;
    }
    return whole;
  };
  const [front, piece, rest] = [bytes.slice(0, at), bytes.slice(at, at + length), bytes.slice(at + length)];
  switch (chance.below(7)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << chance.below(8)) : byte));
    case 1:
      return front;
    case 2:
      return parts(front, piece, piece, rest);
    case 3:
      return parts(front, rest);
    case 4: {
      const to = chance.below(rest.length + 1);
      return parts(front, rest.slice(0, to), piece, rest.slice(to));
    }
    case 5: {
      const from = chance.below(other.length);
      return parts(front, other.slice(from, from + length), rest);
    }
    default: {
      const whole = bytes.slice();
      new DataView(whole.buffer).setUint32(Math.min(at, whole.length - 4), chance.below(2 ** 32), true);
      return whole;
    }
  }
}

/**
 * One thing done to the frames by somebody who makes hashes and checksums right again. A frame or an entry taken out,
 * doubled, moved, taken from another file, or one of its fields changed.
 */
export function forgedFrames<F extends { readonly entries?: readonly object[] }>(
  frames: readonly F[],
  others: readonly F[],
  chance: Chance,
): F[] {
  const at = chance.below(frames.length);
  const frame = chance.of(frames);
  switch (chance.below(8)) {
    case 0:
      return frames.toSpliced(at, 1);
    case 1:
      return frames.toSpliced(at, 0, frame);
    case 2:
      return frames.toSpliced(frames.indexOf(frame), 1).toSpliced(at, 0, frame);
    case 3:
      return frames.toSpliced(at, chance.below(2), chance.of(others));
    default: {
      const full = frames.flatMap((it, i) => ((it.entries?.length ?? 0) > 0 ? [i] : []));
      const chosen = chance.of(full);
      const held = frames[chosen];
      if (!held?.entries) return [...frames];
      const entries = forgedEntries([...held.entries], [...(frames[chance.of(full)]?.entries ?? [])], chance);
      return frames.with(chosen, { ...held, entries });
    }
  }
}

function forgedEntries(entries: object[], others: object[], chance: Chance): object[] {
  const at = chance.below(entries.length);
  const [entry, other] = [
    entries[at] as Record<string, unknown>,
    chance.of(others) as Record<string, unknown>,
  ];
  const key = chance.of(Object.keys(entry));
  switch (chance.below(6)) {
    case 0:
      return entries.toSpliced(at, 1);
    case 1:
      return [...entries, other];
    case 2:
      return entries.with(at, { ...entry, [key]: other[key] });
    case 3:
      return entries.with(at, { ...entry, cipher: '', deleted: true });
    case 4: {
      const { proof: _, ...bare } = entry;
      return entries.with(at, bare);
    }
    default:
      return entries.with(at, {
        ...entry,
        proof: String(other['proof']).replace(/\d+/, String(chance.below(99))),
      });
  }
}
