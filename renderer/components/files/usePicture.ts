import { useEffect, useState } from 'react';
import type { CaseRef } from '../../../shared/contracts/views';
import type { Problem } from '../../../shared/domain/result';
import type { Picture } from './pictures';
import type { Side } from './viewing';
import { pictures } from './windowPictures';

export type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly picture: Picture }
  | { readonly status: 'failed'; readonly problem: Problem };

const LOADING: Opening = { status: 'loading' };

/** The picture of a side, drawn where it is not here yet; asked for again after a failure by another `attempt`. */
export function usePicture(
  { database, case: id }: CaseRef,
  side: Pick<Side, 'file' | 'page'> | undefined,
  attempt: number,
): Opening {
  const { file, page = 1 } = side ?? {};
  const key = `${id} ${file ?? ''} ${page} ${attempt}`;
  const [held, setHeld] = useState<{ key: string; state: Opening }>({ key, state: LOADING });
  const isHeld = held.key === key && held.state.status !== 'loading';
  useEffect(() => {
    if (file === undefined || isHeld) return;
    let isWanted = true;
    void pictures.get({ database, case: id }, file, page).then((drawn) => {
      if (!isWanted) return;
      const state: Opening = drawn.ok
        ? { status: 'ready', picture: drawn.value }
        : { status: 'failed', problem: drawn.problem };
      setHeld({ key, state });
    });
    return () => {
      isWanted = false;
    };
  }, [database, id, file, page, key, isHeld]);
  if (isHeld) return held.state;
  // Drawn ahead: it is painted at the key.
  const here = file && pictures.peek(file, page);
  return here ? { status: 'ready', picture: here } : LOADING;
}
