import { useEffect, useState } from 'react';
import type { TaskView } from '../../shared/contracts/views';
import { Progress } from '../components/layout/Progress';

/** What is over sooner is not worth moving the screen for. */
const LASTING_MS = 1000;

/**
 * What is under way, and what one may do meanwhile. What concerns backups is said where they are asked for: the daily
 * one is made in the middle of a meeting, and nobody has to do anything about it.
 */
const words: Partial<Record<TaskView['kind'], { readonly title: string; readonly meanwhile: string }>> = {
  restore: {
    title: 'Remise en place de ce que le journal a gardé',
    meanwhile: 'Ce qui est déjà là peut être consulté\u00a0; ce que vous saisissez attend son tour.',
  },
  rebuild: {
    title: 'Préparation des listes, les séances récentes d’abord',
    meanwhile: 'Tout est enregistré\u00a0; ce qui est prêt peut déjà être consulté.',
  },
  rotation: {
    title: 'Changement de la clé de chiffrement',
    meanwhile: 'Vous pouvez travailler\u00a0; tout reste lisible.',
  },
};

/** Long work in the background, with its progress, until it is done. */
export function Tasks({ tasks }: { tasks: readonly TaskView[] }) {
  const shown = tasks.filter(({ kind }) => words[kind] !== undefined);
  // One after the other, they are one work to who waits: the next does not wait to be shown.
  return shown.length === 0 ? null : <Lasting tasks={shown} />;
}

function Lasting({ tasks }: { tasks: readonly TaskView[] }) {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(true), LASTING_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLasting) return null;
  return (
    <div className="frame-tasks no-print">
      {tasks.map((task) => (
        <Task key={task.kind} task={task} />
      ))}
    </div>
  );
}

/** The words are read aloud once, the numbers not. */
function Task({ task: { kind, done, total } }: { task: TaskView }) {
  const said = words[kind];
  if (said === undefined) return null;
  return (
    <section className="frame-task" aria-label={said.title}>
      <Progress label={said.title} {...(total > 0 ? { value: Math.min(done, total), max: total } : {})} />
      <p className="small quiet" role="status">
        {said.meanwhile}
      </p>
    </section>
  );
}
