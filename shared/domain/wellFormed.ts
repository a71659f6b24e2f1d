/**
 * Half of a surrogate pair is no character: a paste that was cut, or a field shortened in the middle of an emoji. JSON
 * carries it as `\ud83d`, and CouchDB refuses the whole request that holds one.
 */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  for (const key of Object.keys(value))
    if (!key.isWellFormed() || !isWellFormed((value as Record<string, unknown>)[key])) return false;
  return true;
}

/** The same value where nothing is wrong with it; else a copy with U+FFFD in the place of each half, at every depth. */
export const wellFormed = <T>(value: T): T => (isWellFormed(value) ? value : (mended(value) as T));

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(mended);
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key.toWellFormed(), mended(held)]));
}
