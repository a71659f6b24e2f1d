import type { MeetingRef, NamedActs } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { plural } from '../../../shared/domain/french';
import { contentTitle } from '../../app/Arrival';
import { Button } from '../../components/Button';
import { catchFocus } from '../../components/catchFocus';
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
  const takeOff = async (id: CaseId) => {
    await run('undoRegistration', { ...target, case: id });
    // Its button goes with it.
    catchFocus(contentTitle);
  };
  if (registrations.length === 0 && !problem) return null;
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {registrations.map(({ case: id, count, at }) => (
        <div key={id} className="row">
          <span className="quiet small">
            {`${plural(count, 'dossier inscrit', 'dossiers inscrits')} ensemble, ${momentWords(at)}`}
          </span>
          <Button
            variant="quiet"
            size="small"
            icon="undo"
            isPending={isRunning}
            onPress={() => void takeOff(id)}
          >
            {`Annuler l’inscription des ${count}\u00a0dossiers`}
          </Button>
        </div>
      ))}
    </>
  );
}
