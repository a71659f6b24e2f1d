import { useEffect, useState } from 'react';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import type { Problem } from '../../../shared/domain/result';
import { engine } from '../../engine/client';

interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly file: OpenedFile }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Its content, brought from the region where it is not here; asked for again after a failure by another `attempt`. */
export function useOpenFile(
  { database, case: id }: CaseRef,
  file: FileView['file'] | undefined,
  attempt: number,
): Opening {
  const key = `${id} ${file ?? ''} ${attempt}`;
  const [held, setHeld] = useState<{ key: string; state: Opening }>({ key, state: { status: 'loading' } });
  useEffect(() => {
    if (file === undefined) return;
    let isWanted = true;
    void engine()
      .command('openFile', { database, case: id, file })
      .then((opened) => {
        if (!isWanted) return;
        setHeld({
          key,
          state: opened.ok
            ? { status: 'ready', file: opened.value }
            : { status: 'failed', problem: opened.problem },
        });
      });
    return () => {
      isWanted = false;
    };
  }, [database, id, file, key]);
  return held.key === key ? held.state : { status: 'loading' };
}
