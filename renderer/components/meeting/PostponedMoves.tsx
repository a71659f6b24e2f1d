import type { MeetingAccountView } from '../../../shared/contracts/meetingAccount';
import type { MeetingRef } from '../../../shared/contracts/views';
import { clockTime, longDate, plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { openPanel } from '../../navigation/panels';
import { Button } from '../controls/Button';
import { useShortcut } from '../keyboard/useShortcut';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { SaidLately } from '../layout/SaidLately';
import { useCommand } from '../session/useCommand';
import { useRight } from '../session/useRight';
import { useSaid } from '../session/useSaid';

interface MovesProps {
  readonly target: MeetingRef;
  readonly account: Pick<MeetingAccountView, 'toMove' | 'next'>;
}

interface Told {
  readonly words: string;
  readonly moved: number;
  readonly refused: readonly { readonly case: CaseId; readonly name: string; readonly why: string }[];
}

/** What a meeting postponed goes to the next one in one act, which « Annuler » takes back. */
export function PostponedMoves({ target, account: { toMove, next } }: MovesProps) {
  const { database, meeting } = target;
  const { run, isRunning, problem } = useCommand('Les dossiers reportés sont inscrits…');
  const { said, say } = useSaid<Told>();
  const mayPrepare = useRight('prepare');
  const mayPlan = useRight('organise');
  const canMove = mayPrepare && next !== null && toMove.length > 0;
  const move = async () => {
    if (!next || isRunning) return;
    const to = { database: next.database, meeting: next.meeting };
    const result = await run('representPostponed', { ...target, cases: [...toMove], to });
    if (result.ok) say({ ...result.value, words: movedWords(result.value.moved, next.date) });
  };
  const undo = async () => {
    const result = await run('undo', { places: [{ kind: 'meeting', database, meeting }] });
    if (result.ok && result.value.undone) say({ words: `${result.value.undone}.`, moved: 0, refused: [] });
  };
  useShortcut('p', () => void move(), {
    label: 'Présenter les reportés à la prochaine séance',
    group: 'Fin de séance',
    isDisabled: !canMove,
  });
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <SaidLately
        words={said?.words ?? null}
        action={
          said && said.moved > 0 ? (
            <Button variant="plain" size="small" icon="undo" onPress={() => void undo()}>
              Annuler
            </Button>
          ) : null
        }
      />
      {said && said.refused.length > 0 ? (
        <Notice meaning="todo" title={stayWords(said.refused.length)}>
          <ul aria-label="Dossiers non déplacés">
            {said.refused.map(({ case: id, name, why }) => (
              <li key={id}>{`${name}\u00a0: ${why}`}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {toMove.length === 0 || !mayPrepare ? null : next ? (
        <div>
          <Button variant="plain" icon="right" shortcut="p" isPending={isRunning} onPress={() => void move()}>
            {`Présenter ${theseWords(toMove.length)} à la séance du ${longDate(next.date)}, ${clockTime(next.time)}`}
          </Button>
        </div>
      ) : (
        <Notice
          meaning="info"
          isQuiet
          title={`Aucune séance à venir de cette RCP pour ${theseWords(toMove.length)}`}
          action={
            mayPlan ? (
              <Button
                variant="plain"
                size="small"
                icon="plus"
                onPress={() => openPanel({ kind: 'planMeeting', database, stays: true })}
              >
                Planifier une séance
              </Button>
            ) : null
          }
        >
          Ils restent «&nbsp;Reporté&nbsp;» en attendant.
        </Notice>
      )}
    </>
  );
}

const theseWords = (count: number): string =>
  count === 1 ? 'le dossier reporté' : `les ${count}\u00a0dossiers reportés`;

function movedWords(moved: number, day: string): string {
  if (moved === 0) return 'Aucun dossier n’a été déplacé.';
  const listed = plural(moved, 'dossier reporté est inscrit', 'dossiers reportés sont inscrits');
  return `${listed} à la séance du ${longDate(day)}.`;
}

const stayWords = (count: number): string =>
  `${plural(count, 'dossier n’a pas été déplacé', 'dossiers n’ont pas été déplacés')}\u00a0:`;
