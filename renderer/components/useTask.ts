import type { TaskView } from '../../shared/contracts/views';
import { useQuery } from '../node/client';

/** Background work of one kind while it is under way; null where there is none. */
export function useTask(kind: TaskView['kind']): TaskView | null {
  const session = useQuery('session', {});
  if (session.status !== 'ready') return null;
  return session.value.tasks.find((task) => task.kind === kind) ?? null;
}
