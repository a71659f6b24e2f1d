import type { MeetingRef, NamedActs } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Button } from '../../components/Button';
import { momentWords } from '../../components/case/momentWords';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useCommand } from '../../components/useCommand';

interface RegistrationsProps {
  readonly target: MeetingRef;
  readonly registrations: NamedActs['registrations'];
}

/** Lists that were registered at once, each with its own way back, for as long as nothing was written on any of its cases. */
export function Registrations({ target, registrations }: RegistrationsProps) {
  const { run, isRunning, problem } = useCommand('Les dossiers sont retirés…');
  if (registrations.length === 0 && !problem) return null;
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {registrations.map(({ case: id, count, at }) => (
        <div key={id} className="row registration">
          <span className="quiet small">
            {`${plural(count, 'dossier inscrit', 'dossiers inscrits')} ensemble, ${momentWords(at)}`}
          </span>
          <Button
            variant="quiet"
            size="small"
            icon="undo"
            isPending={isRunning}
            onPress={() => void run('undoRegistration', { ...target, case: id })}
          >
            {`Annuler l’inscription des ${count}\u00a0dossiers`}
          </Button>
        </div>
      ))}
    </>
  );
}
