import { useEffect } from 'react';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import { pictures } from './windowPictures';

interface FilesOf {
  readonly of: CaseRef;
  readonly files: readonly FileView[];
}

/** Who goes through the cases stays at none for so long: nothing is drawn that would hold up the next one. */
const STAYS_MS = 500;

/**
 * Draws what of these files is seen first, in their order and while nothing else is to be done, once one stays at a
 * case. Files that are not here are brought.
 */
export function useDrawnAhead(cases: readonly FilesOf[]): void {
  const key = JSON.stringify(
    cases.map(({ of: { database, case: id }, files }) => [
      { database, case: id },
      files.map(({ file }) => file),
    ]),
  );
  useEffect(() => {
    const order = new AbortController();
    const wanted = (JSON.parse(key) as [CaseRef, FileView['file'][]][]).flatMap(([ref, files]) =>
      files.map((file) => [ref, file] as const),
    );
    const stays = setTimeout(() => void pictures.drawAhead(wanted, idle, order.signal), STAYS_MS);
    return () => {
      clearTimeout(stays);
      order.abort();
    };
  }, [key]);
}

const idle = (): Promise<void> => new Promise((resolve) => requestIdleCallback(() => resolve()));
