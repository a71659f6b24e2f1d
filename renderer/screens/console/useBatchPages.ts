import { useState } from 'react';
import type { BatchCase } from '../../../shared/contracts/views';
import { BATCH_PAGE } from '../../../shared/domain/guidelineBatch';
import type { CaseId } from '../../../shared/domain/ids';

/**
 * The batch page by page, and what of it the room has read: what stood on a page when it was shown. A case that came, or
 * changed, under the eyes is fresh: it is in only once somebody puts it in.
 * @param isToRead what is shown is read before anything is confirmed
 */
export function useBatchPages(batch: readonly BatchCase[], isToRead: boolean) {
  const [takenOut, setTakenOut] = useState<ReadonlySet<CaseId>>(new Set());
  const [page, setPage] = useState(0);
  const [seen, setSeen] = useState<ReadonlyMap<CaseId, string> | null>(null);
  const pages = Math.max(1, Math.ceil(batch.length / BATCH_PAGE));
  const at = Math.min(page, pages - 1);
  const pageAt = (one: number) => batch.slice(one * BATCH_PAGE, (one + 1) * BATCH_PAGE);
  const shown = pageAt(at);
  const read = (cases: readonly BatchCase[] = shown) =>
    setSeen((before) => new Map([...(before ?? []), ...cases.map((one) => [one.case, one.seen] as const)]));
  // The first page is read as soon as it is there.
  if (seen === null && shown.length > 0) read();

  const isFresh = (one: BatchCase) => !isToRead && seen !== null && seen.get(one.case) !== one.seen;
  const isIn = (one: BatchCase) => one.missing.length === 0 && !takenOut.has(one.case) && !isFresh(one);
  const toggle = (one: BatchCase) => {
    const goesOut = isIn(one);
    if (!goesOut) read([one]);
    setTakenOut((before) => {
      const next = new Set(before);
      if (goesOut) next.add(one.case);
      else next.delete(one.case);
      return next;
    });
  };
  const turn = (by: number) => {
    const next = Math.min(Math.max(at + by, 0), pages - 1);
    setPage(next);
    read(pageAt(next));
  };
  return { shown, at, pages, turn, read, isFresh, isIn, toggle };
}
