/** One request that changes something in the region, as data: shown by `--dry-run`, sent otherwise, in order. */
export interface Change {
  /** What it does, for a person. */
  readonly words: string;
  readonly method: 'PUT' | 'POST';
  /** Encoded, without the server's address. */
  readonly path: string;
  readonly body?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

export const put = (words: string, path: string, body?: unknown): Change => ({
  words,
  method: 'PUT',
  path,
  ...(body === undefined ? {} : { body }),
});

/** A document as the server gave it, null where there is none. */
export type SeenDocument = (Json & { readonly _id: string; readonly _rev: string }) | null;

export const pathOf = (database: string, id: string): string =>
  `${encodeURIComponent(database)}/${id.startsWith('_design/') ? id : encodeURIComponent(id)}`;

/** Same content, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a, b] as [Json, Json];
  const keys = Object.keys(left);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
  );
}
