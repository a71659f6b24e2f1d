import { useEffect } from 'react';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import { pictures } from './windowPictures';

interface FilesOf {
  readonly of: CaseRef;
  readonly files: readonly FileView[];
}

/** Draws what of these files is seen first, in their order and while nothing else is to be done. Files that are not here are brought. */
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
    void pictures.drawAhead(wanted, idle, order.signal);
    return () => order.abort();
  }, [key]);
}

const idle = (): Promise<void> => new Promise((resolve) => requestIdleCallback(() => resolve()));
