import type { TaskView } from '../../shared/contracts/views';
import { Progress } from '../components/Progress';

/** What is under way, and what one may do meanwhile. */
const words: Record<TaskView['kind'], { readonly title: string; readonly meanwhile: string }> = {
  restore: {
    title: 'Remise en place de ce que le journal a gardé',
    meanwhile: 'Ce qui est déjà là peut être consulté\u00a0; ce que vous saisissez attend son tour.',
  },
  rebuild: {
    title: 'Préparation des listes, les séances récentes d’abord',
    meanwhile: 'Tout est enregistré\u00a0; ce qui est prêt peut déjà être consulté.',
  },
  rotation: {
    title: 'Changement de la clé de ce poste',
    meanwhile: 'Vous pouvez travailler\u00a0; tout reste lisible.',
  },
  backup: { title: 'Sauvegarde en cours', meanwhile: 'Vous pouvez travailler.' },
};

/** Long work in the background, with its progress, until it is done. The words are read aloud once, the numbers not. */
export function Tasks({ tasks }: { tasks: readonly TaskView[] }) {
  if (tasks.length === 0) return null;
  return (
    <div className="frame-tasks no-print">
      {tasks.map(({ kind, done, total }) => (
        <section key={kind} className="frame-task" aria-label={words[kind].title}>
          <Progress
            label={words[kind].title}
            isPercent={kind === 'backup'}
            {...(total > 0 ? { value: Math.min(done, total), max: total } : {})}
          />
          <p className="small quiet" role="status">
            {words[kind].meanwhile}
          </p>
        </section>
      ))}
    </div>
  );
}
