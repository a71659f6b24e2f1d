import { createContext, useContext, useEffect, useState } from 'react';
import type { TaskView } from '../../../shared/contracts/views';

/** What is under way in the background, known to every screen. */
export const TasksContext = createContext<readonly TaskView[]>([]);

/** Background work of one kind while it is under way; null where there is none. */
export const useTask = (kind: TaskView['kind']): TaskView | null =>
  useContext(TasksContext).find((task) => task.kind === kind) ?? null;

/** The lists answer a moment after the work that filled them has ended. */
const ANSWERED_MS = 2000;

/** Whether records are still being put back or read: what is missing on a screen is not missing for good. */
export function useReturning(): boolean {
  const isUnderWay = useContext(TasksContext).some(({ kind }) => kind === 'restore' || kind === 'rebuild');
  const [isHeld, setHeld] = useState(isUnderWay);
  if (isUnderWay && !isHeld) setHeld(true);
  useEffect(() => {
    if (isUnderWay || !isHeld) return;
    const timer = setTimeout(() => setHeld(false), ANSWERED_MS);
    return () => clearTimeout(timer);
  }, [isUnderWay, isHeld]);
  return isHeld;
}
