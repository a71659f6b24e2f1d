/**
 * One writing for one content: keys sorted at every depth, nothing undefined. PouchDB takes the revision from the
 * JSON of the document, so the same merge made on two devices must be written the same to the letter.
 */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : ordered(item)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/** `''` for undefined, which sorts before everything. */
export const canonical = (value: unknown): string =>
  value === undefined ? '' : JSON.stringify(ordered(value));

/** By code unit: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All fields of both, of two values for one field the greater one. What newer versions add to a record that this one
 * puts together goes on with it, and every device makes the same of it.
 */
export function joined<T extends object>(a: T, b: T): T {
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      compareText(canonical(left[key]), canonical(right[key])) >= 0 ? left[key] : right[key],
    ]),
  ) as T;
}

/** By the instant first, then by content: a total order, so that the last of any number is the same everywhere. */
export const compareInTime = (a: { at?: unknown }, b: { at?: unknown }): number =>
  Date.parse(String(a.at)) - Date.parse(String(b.at)) || compareText(canonical(a), canonical(b));

/** A document without CouchDB's bookkeeping. */
export const plain = (doc: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(doc).filter(([key]) => key === '_id' || !key.startsWith('_')));
