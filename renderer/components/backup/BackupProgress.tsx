import type { TaskView } from '../../../shared/contracts/views';
import { Progress } from '../layout/Progress';
import { useTask } from '../session/useTask';

/** How far a backup has come, in words and parts of a hundred. @param kind made, or read and put in place */
export function BackupProgress({
  label,
  kind,
}: {
  label: string;
  kind: TaskView['kind'] & `backup${string}`;
}) {
  const task = useTask(kind);
  return <Progress label={label} isPercent {...(task === null ? {} : { value: task.done })} />;
}
