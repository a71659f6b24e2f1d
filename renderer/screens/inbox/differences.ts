/** A stretch of a text, and whether the other text has it in the same place. */
interface Stretch {
  readonly text: string;
  readonly isOwn: boolean;
}

/** Two texts are compared word by word up to this many comparisons; what is larger is marked as a whole. */
const MOST = 250_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** `text` cut where it differs from `other`. The joined stretches are the text, to the letter. */
export function differences(text: string, other: string): Stretch[] {
  const [own, theirs] = [wordsOf(text), wordsOf(other)];
  let head = 0;
  while (head < own.length && own[head] === theirs[head]) head++;
  let foot = 0;
  while (
    foot < Math.min(own.length, theirs.length) - head &&
    own[own.length - 1 - foot] === theirs[theirs.length - 1 - foot]
  )
    foot++;
  const middle = own.slice(head, own.length - foot);
  const shared = commonIn(middle, theirs.slice(head, theirs.length - foot));
  return joinedUp([
    ...own.slice(0, head).map((word) => ({ text: word, isOwn: false })),
    ...middle.map((word, i) => ({ text: word, isOwn: !shared.has(i) })),
    ...own.slice(own.length - foot).map((word) => ({ text: word, isOwn: false })),
  ]);
}

/** The places in `a` of a longest common subsequence with `b`. */
function commonIn(a: readonly string[], b: readonly string[]): ReadonlySet<number> {
  const common = new Set<number>();
  if (a.length * b.length > MOST) return common;
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < a.length && j < b.length;)
    if (a[i] === b[j]) {
      common.add(i);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return common;
}

/** A space between two words that differ belongs to them. */
function joinedUp(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  stretches.forEach((stretch, i) => {
    const isBetween =
      /^\s+$/.test(stretch.text) && joined.at(-1)?.isOwn === true && stretches[i + 1]?.isOwn === true;
    const isOwn = stretch.isOwn || isBetween;
    const last = joined.at(-1);
    if (last?.isOwn === isOwn) joined[joined.length - 1] = { text: last.text + stretch.text, isOwn };
    else joined.push({ text: stretch.text, isOwn });
  });
  return joined;
}
