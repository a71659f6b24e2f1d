import { useCallback, useEffect, useRef } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { LeftOutLine } from '../../../shared/domain/leftOut';
import { engine } from '../../engine/client';

const REST_MS = 600;

/**
 * Keeps the lines that were left out as they are mended or set aside, a moment after each change, and when the screen is
 * left. @returns what keeps them now. With no meeting nothing is kept.
 */
export function useKeepMended(
  meeting: MeetingRef | null,
  lines: readonly LeftOutLine[],
): () => Promise<void> {
  const now = JSON.stringify(lines);
  const last = useRef({ meeting, kept: now, now });
  useEffect(() => {
    last.current = { ...last.current, meeting, now };
  });
  const flush = useCallback(async () => {
    const { meeting: target, kept, now: wanted } = last.current;
    if (!target || kept === wanted) return;
    last.current = { ...last.current, kept: wanted };
    const { database, meeting: id } = target;
    await engine().command('keepLeftOut', {
      database,
      meeting: id,
      lines: JSON.parse(wanted) as LeftOutLine[],
    });
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void flush(), REST_MS);
    return () => clearTimeout(timer);
  }, [now, flush]);
  useEffect(() => () => void flush(), [flush]);
  return flush;
}
