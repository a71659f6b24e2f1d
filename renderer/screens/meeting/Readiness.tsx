import type { MeetingView } from '../../../shared/contracts/views';
import { plural, sizeWords } from '../../../shared/domain/french';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useCommand } from '../../components/session/useCommand';
import { useOnceTheRegionAnswers } from '../../components/session/useOnceTheRegionAnswers';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useQuery } from '../../engine/client';
import { answerOr } from '../../components/session/queryState';

const LABEL = 'Préparer hors ligne';
const KEYS = 'h';

/** Whether the meeting can be held without a network, and the button that makes it so. */
export function Readiness({ meeting: { database, meeting } }: { meeting: MeetingView }) {
  const state = useQuery('readiness', { database, meeting });
  const { run, isRunning, problem } = useCommand();
  const view = answerOr(state, null);
  const isReady = view !== null && view.here === view.files;
  const prepare = () => {
    if (!isRunning) void run('prepareMeeting', { database, meeting });
  };
  useOnceTheRegionAnswers(() => {
    if (problem?.code === 'network') prepare();
  });
  useShortcut(KEYS, prepare, { label: LABEL, group: 'Séance', isDisabled: !view || isReady });
  if (!view || view.files === 0) return null;
  const { files, here, left } = view;
  return (
    <div className="readiness" role="group" aria-label="Pièces jointes de la séance">
      {isReady ? (
        <p role="status" className="row">
          <Badge meaning="done">Tout est sur ce poste</Badge>
          <span>{plural(files, 'pièce jointe', 'pièces jointes')}, la séance peut se tenir sans réseau.</span>
        </p>
      ) : isRunning ? (
        <Progress label="Les pièces jointes arrivent sur ce poste" value={here} max={files} />
      ) : (
        <>
          <Button variant="plain" icon="save" shortcut={KEYS} onPress={prepare}>
            {LABEL}
          </Button>
          <p role="status">
            {here} sur {plural(files, 'pièce jointe', 'pièces jointes')} sur ce poste, encore{' '}
            {sizeWords(left)} à recevoir.
          </p>
        </>
      )}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  );
}
