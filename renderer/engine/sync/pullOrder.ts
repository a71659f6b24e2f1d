/** The board and the database's own papers; meetings with their attendance; cases with what belongs to them; traces. */
const rankOf = (id: string): number =>
  !id.includes(':')
    ? 0
    : id.startsWith('meeting:') || id.startsWith('attendance:')
      ? 1
      : id.startsWith('trace:')
        ? 3
        : 2;

/** The meeting, the case or the device that it belongs to: the first part of its tail sorts by time. */
const about = (id: string): string => id.split(':', 2)[1] ?? '';

/**
 * In which order a first pull brings documents: first what lists are made of, then the newest cases, each with all that
 * belongs to it. It depends on the ids alone, so that a pull that was cut off knows where to go on.
 */
export function pullOrder(a: string, b: string): number {
  const byRank = rankOf(a) - rankOf(b);
  if (byRank !== 0) return byRank;
  const [ofA, ofB] = [about(a), about(b)];
  if (ofA !== ofB) return ofA < ofB ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The region's own papers stay there; the pieces of attached files come when they are asked for. */
export const isPulled = (id: string): boolean =>
  id !== 'identity' && !id.startsWith('chunk:') && !id.startsWith('_');
