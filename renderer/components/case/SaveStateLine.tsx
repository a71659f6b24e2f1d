import { clockTime } from '../../../shared/domain/french';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { ProblemNotice } from '../layout/ProblemNotice';
import type { SaveState } from '../typing/autosave';

const timeOf = (at: Date): string =>
  clockTime(`${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`);

interface SaveStateProps {
  readonly state: SaveState;
  readonly onRetry: () => void;
  /** What saving means here. */
  readonly words?: string;
}

/**
 * Always true: what is on screen is saved, on its way, or refused with its text kept. A screen reader is told of the
 * refusal alone: the rest changes at each pause of the keys, with the time.
 */
export function SaveStateLine({ state, onRetry, words = 'Enregistré' }: SaveStateProps) {
  if (state.kind === 'failed')
    return (
      <ProblemNotice
        problem={{ safe: 'Votre texte reste à l’écran.', ...state.problem }}
        action={
          <Button variant="plain" size="small" onPress={onRetry}>
            Réessayer
          </Button>
        }
      />
    );
  return (
    <p className="quiet small row">
      {state.kind === 'saved' ? <Icon name="done" small /> : null}
      {state.kind === 'saved'
        ? `${words} à ${timeOf(state.at)}`
        : state.kind === 'idle'
          ? 'Tout est enregistré'
          : 'Enregistrement…'}
    </p>
  );
}
