import type { MeetingRef, NamedActs } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { catchFocus } from '../../components/focus/catchFocus';
import { contentTitle } from '../../components/focus/content';
import { momentWords } from '../../i18n/momentWords';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';
import { useSaid } from '../../components/session/useSaid';

type Registration = NamedActs['registrations'][number];

interface RegistrationsProps {
  readonly target: MeetingRef;
  readonly registrations: NamedActs['registrations'];
}

/** Lists that were registered at once, each with its own way back, for as long as nothing was written on any of its cases. */
export function Registrations({ target, registrations }: RegistrationsProps) {
  const { run, isRunning, problem } = useCommand('Les dossiers sont retirés…');
  const { run: restore } = useCommand('Les dossiers sont remis…');
  const mayRestore = useRight('organise');
  const { said: gone, say } = useSaid<Registration>();
  const takeOff = async (registration: Registration) => {
    const done = await run('undoRegistration', { ...target, case: registration.case });
    if (done.ok) say(registration);
    // Its button goes with it.
    catchFocus(contentTitle);
  };
  const putBack = async (id: Registration['case']) => {
    await restore('restoreCase', { ...target, case: id, withOthers: true });
    catchFocus(contentTitle);
  };
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {gone ? (
        <Notice
          meaning="info"
          title={`${plural(gone.count, 'dossier est retiré', 'dossiers sont retirés')} de la séance.`}
          {...(mayRestore
            ? {
                action: (
                  <Button variant="plain" size="small" icon="undo" onPress={() => void putBack(gone.case)}>
                    {`Remettre les ${gone.count}\u00a0dossiers`}
                  </Button>
                ),
              }
            : {})}
        >
          Ils sont conservés, sous la liste, parmi les retirés.
        </Notice>
      ) : null}
      {registrations.map((registration) => (
        <div key={registration.case} className="row">
          <span className="quiet small">
            {`${plural(registration.count, 'dossier inscrit', 'dossiers inscrits')} ensemble, ${momentWords(registration.at)}`}
          </span>
          <Button
            variant="quiet"
            size="small"
            icon="undo"
            isPending={isRunning}
            onPress={() => void takeOff(registration)}
          >
            {`Annuler l’inscription des ${registration.count}\u00a0dossiers`}
          </Button>
        </div>
      ))}
    </>
  );
}
