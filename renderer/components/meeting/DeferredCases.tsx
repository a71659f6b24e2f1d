import type { DeferredCase, MeetingRef } from '../../../shared/contracts/views';
import { longDate, plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../controls/Button';
import { catchFocus } from '../focus/catchFocus';
import { contentTitle } from '../focus/content';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { useRight } from '../session/useRight';
import './deferred.css';

interface DeferredProps {
  readonly target: MeetingRef;
  readonly deferred: readonly DeferredCase[];
}

/** More are a list that would push the agenda off the page. */
const FEW = 6;

/** A meeting that was reopened says what its closing had postponed, and where that went. Nothing comes back by itself. */
export function DeferredCases({ target, deferred }: DeferredProps) {
  const { run, isRunning, problem } = useCommand('Les dossiers sont repris…');
  const mayConduct = useRight('conduct');
  const free = deferred.filter(({ stays }) => stays === null);
  const bringBack = async (cases: CaseId[]) => {
    await run('undoDeferral', { ...target, cases });
    // Its button goes with it.
    catchFocus(contentTitle);
  };
  if (deferred.length === 0 && !problem) return null;
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {deferred.length === 0 ? null : (
        <Notice
          isQuiet
          meaning="info"
          title={`La clôture avait reporté ${plural(deferred.length, 'dossier non présenté', 'dossiers non présentés')}`}
        >
          <p>Ils restent reportés tant que vous ne les reprenez pas dans cette séance.</p>
          {mayConduct && free.length > 1 ? (
            <Button
              variant="plain"
              size="small"
              icon="undo"
              isPending={isRunning}
              onPress={() => void bringBack(free.map((one) => one.case))}
            >
              {`Reprendre les ${free.length}\u00a0dossiers`}
            </Button>
          ) : null}
          <details open={deferred.length <= FEW}>
            <summary>{deferred.length === 1 ? 'Lequel' : 'Lesquels, et où ils sont'}</summary>
            <ul className="deferred" aria-label="Dossiers reportés à la clôture">
              {deferred.map((one) => (
                <li key={one.case}>
                  <span>
                    <strong>{one.name}</strong> <span className="quiet small">{whereWords(one)}</span>
                  </span>
                  {mayConduct && one.stays === null ? (
                    <Button
                      variant="quiet"
                      size="small"
                      icon="undo"
                      label={`Reprendre ${one.name} dans cette séance`}
                      isPending={isRunning}
                      onPress={() => void bringBack([one.case])}
                    >
                      Reprendre
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
    </>
  );
}

/** « dossier inscrit à la séance du lundi 4 janvier 2027, et y reste : une discussion y est notée » */
function whereWords({ to, stays }: DeferredCase): string {
  if (!to) return stays ? `dossier non repris\u00a0: ${stays}` : 'dossier inscrit à aucune autre séance';
  const where = `dossier inscrit à la séance du ${longDate(to.date)}`;
  return stays ? `${where}, et y reste\u00a0: ${stays}` : where;
}
