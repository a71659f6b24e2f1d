type Json = Record<string, unknown>;

/** Tables keyed by a device, a field or a file hold numbers, stamps, lists or what is said of it, not fields. */
const tables = ['clock', 'stamps', 'pending', 'files'];
const isRecord = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isStamp = (value: Json): boolean => 'device' in value && 'n' in value;

/** A word for each place, so that one can be told from the other; a change's stamp and a person are the same wherever. */
export function words(name: string): (place: Json) => string {
  let n = 0;
  return (place) => {
    if (isStamp(place)) return `${name} of ${String(place['device'])} ${String(place['n'])}`;
    if ('family' in place && 'id' in place) return `${name} of ${String(place['id'])}`;
    return `${name} ${++n}`;
  };
}

/** Puts a field of a newer version beside all others, at every depth. */
export function withFuture<T>(value: T, word: (place: Json) => unknown, key = ''): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withFuture(item, word, key)) as T;
  if (!isRecord(value)) return value;
  const inner = Object.entries(value).map(([name, own]) => [name, withFuture(own, word, name)] as const);
  return Object.fromEntries([
    ...inner,
    ...(tables.includes(key) ? [] : [['fromTheFuture', word(value)] as const]),
  ]) as T;
}

/**
 * The words of `before` that `after` lacks, where the record that carried them is still there. A record that the edit
 * itself took away (a written opinion withdrawn, the stamp of a value that was replaced) takes its fields along.
 */
export function lostWords(before: unknown, after: unknown): string[] {
  const all = JSON.stringify(after);
  const walk = (left: unknown, right: unknown): string[] => {
    if (Array.isArray(left))
      return left.flatMap((item, i) => walk(item, Array.isArray(right) ? right[i] : null));
    if (!isRecord(left) || !isRecord(right) || isReplaced(left, right)) return [];
    return Object.entries(left).flatMap(([name, own]) => {
      if (name !== 'fromTheFuture') return walk(own, right[name]);
      return all.includes(JSON.stringify(own)) ? [] : [JSON.stringify(own)];
    });
  };
  return walk(before, after);
}

const stampOf = (record: Json): Json | null =>
  isStamp(record) ? record : isRecord(record['stamp']) ? record['stamp'] : null;

/** Another change stands here now. */
function isReplaced(left: Json, right: Json): boolean {
  const [was, is] = [stampOf(left), stampOf(right)];
  return was !== null && (was['device'] !== is?.['device'] || was['n'] !== is?.['n']);
}
