import { createContext, useContext, useEffect, useRef } from 'react';
import { mayWrite, unmeasured, type StorageView } from '../../../shared/contracts/storage';

/** Whether this workstation may be written to, known to every screen of the frame. */
export const StorageContext = createContext<StorageView>(unmeasured);

/** Acts each time writing goes on after it had stopped for want of room. */
export function useOnceThereIsRoom(act: () => void): void {
  const writable = mayWrite(useContext(StorageContext));
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const was = useRef(writable);
  useEffect(() => {
    if (writable && !was.current) latest.current();
    was.current = writable;
  }, [writable]);
}
