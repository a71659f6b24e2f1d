import { Icon } from '../components/controls/Icon';
import { useQuery } from '../engine/client';
import { go } from '../navigation/navigation';
import type { Route } from '../navigation/routes';
import { stepsTo } from './steps';

export function Where({ route }: { route: Route }) {
  const boards = useQuery('boards', {});
  const named =
    boards.status === 'ready' && 'ref' in route
      ? boards.value.find((view) => view.database === route.ref.database)?.board.name
      : undefined;
  const steps = stepsTo(route, named ?? 'Séance');
  return (
    <nav aria-label="Où je suis" className="where">
      <ol>
        {steps.map((step, index) => (
          <li key={index}>
            {index === 0 ? null : <Icon name="right" small />}
            {step.route ? (
              <button type="button" className="where-step" onClick={() => step.route && go(step.route)}>
                {step.title}
              </button>
            ) : (
              <span aria-current="page" className="where-here">
                {step.title}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
