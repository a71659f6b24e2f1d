import type { TaskView } from '../../shared/contracts/views';
import { Progress } from '../components/Progress';

/** What is under way, and that one may work meanwhile. */
const words: Record<TaskView['kind'], string> = {
  restore:
    'Remise en place de ce que le journal a gardé. Ce qui est déjà là peut être consulté\u00a0; ce que vous saisissez attend son tour.',
  rebuild:
    'Préparation des listes, les séances récentes d’abord. Tout est enregistré\u00a0; ce qui est prêt peut déjà être consulté.',
  rotation: 'Changement de la clé de ce poste. Vous pouvez travailler\u00a0; tout reste lisible.',
  backup: 'Sauvegarde en cours. Vous pouvez travailler.',
};

/** Long work in the background, with its progress, until it is done. */
export function Tasks({ tasks }: { tasks: readonly TaskView[] }) {
  if (tasks.length === 0) return null;
  return (
    <div className="frame-strip no-print" role="status">
      {tasks.map(({ kind, done, total }) => (
        <Progress
          key={kind}
          label={words[kind]}
          isPercent={kind === 'backup'}
          {...(total > 0 ? { value: Math.min(done, total), max: total } : {})}
        />
      ))}
    </div>
  );
}
