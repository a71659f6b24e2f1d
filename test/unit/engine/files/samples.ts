type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that repeat nowhere, the same each time: a piece must not be taken for another. */
function filled(head: readonly number[], size: number, seed: number): Bytes {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  bytes.set(head.slice(0, size));
  return bytes;
}

export const pdf = (size: number, seed = 1): Bytes => filled([0x25, 0x50, 0x44, 0x46, 0x2d], size, seed);

const heads = {
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;
export const image = (kind: keyof typeof heads, size: number, seed = 1): Bytes =>
  filled(heads[kind], size, seed);
