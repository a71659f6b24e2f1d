import type { BoardView } from '../../../../shared/contracts/views';
import type { DatabaseName } from '../../../../shared/domain/ids';
import { isOlderYear } from '../../../../shared/region/years';
import { ProblemNotice } from '../../../components/layout/ProblemNotice';
import { Progress } from '../../../components/layout/Progress';
import { Section } from '../../../components/layout/Section';
import { useCommand } from '../../../components/session/useCommand';
import { useToday } from '../../../components/session/useToday';
import { useQuery } from '../../../engine/client';
import { SaidLately, useSaidLately } from '../../../components/layout/SaidLately';
import { AskForYear } from './AskForYear';
import { YearList } from './YearList';
import { answerOr } from '../../../components/session/queryState';

/** Years before the last one: they come from the region when someone needs them, and leave again. */
export function OlderYears({ boards }: { readonly boards: readonly BoardView[] }) {
  const today = useToday();
  const away = useQuery('away', {});
  const [said, say] = useSaidLately();
  const { run, isRunning, busy, problem } = useCommand('La région est interrogée…');
  const putAway = async (database: DatabaseName, words: string) => {
    const result = await run('putAway', { database });
    if (result.ok) say(`${words} n’est plus sur ce poste. La région en a tout confirmé.`);
  };
  const fetchYear = async (database: DatabaseName, words: string) => {
    const result = await run('fetchYear', { database });
    if (result.ok) say(`${words} est rouverte\u00a0: ses dossiers viennent de la région.`);
  };
  return (
    <Section title="Années anciennes" level={3}>
      <div className="stack">
        <p className="quiet">
          Ce poste garde l’année en cours et la précédente. Une année plus ancienne vient de la région quand
          vous la demandez, et repart d’elle-même si personne ne l’ouvre pendant un mois.
        </p>
        <YearList
          years={boards
            .filter(({ database }) => isOlderYear(database, today))
            .map(({ database, board }) => ({ database, words: `${board.name} ${board.year}` }))}
          act="Retirer de ce poste"
          isPending={isRunning}
          onAct={(database, words) => void putAway(database, words)}
        />
        <YearList
          years={answerOr(away, []).map(({ database, boardName }) => ({
            database,
            words: `${boardName} ${database.slice(-4)}`,
          }))}
          note="dans la région"
          act="Rouvrir"
          isPending={isRunning}
          onAct={(database, words) => void fetchYear(database, words)}
        />
        <SaidLately words={said} />
        <AskForYear
          boards={boards}
          isPending={isRunning}
          onAsk={(database, words) => void fetchYear(database, words)}
        />
        {busy === null ? null : <Progress label={busy} />}
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
    </Section>
  );
}
