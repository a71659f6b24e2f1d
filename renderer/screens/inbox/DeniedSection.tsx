import type { DeniedLine } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { SaidLately, useSaidLately } from '../../components/layout/SaidLately';
import { Section } from '../../components/layout/Section';
import { useCommand } from '../../components/session/useCommand';
import { useQuery } from '../../engine/client';
import { answerOr } from '../../components/session/queryState';

/** What the region does not take, why, and what to do. Nothing where it takes everything. */
export function DeniedSection() {
  const denied = useQuery('denied', {});
  const boards = useQuery('boards', {});
  const { run, isRunning, busy, problem } = useCommand('Nouvel envoi…');
  const [said, say] = useSaidLately();
  const lines = answerOr(denied, []);
  const resend = async () => {
    if ((await run('resendDenied', {})).ok) say('Renvoyé');
  };
  if (lines.length === 0)
    return <SaidLately words={said === null ? null : 'Renvoyés\u00a0: la région a tout pris.'} />;
  const nameOf = ({ database }: DeniedLine): string => {
    const found = answerOr(boards, []).find((it) => it.database === database);
    return found?.board.name ?? database;
  };
  return (
    <Section
      title="Refusés par la région"
      actions={
        <Button variant="plain" size="small" icon="sync" isPending={isRunning} onPress={() => void resend()}>
          Renvoyer
        </Button>
      }
    >
      <div className="stack">
        <p>
          {`${plural(lines.length, 'document reste', 'documents restent')} sur ce poste, ${lines.length > 1 ? 'entiers et enregistrés' : 'entier et enregistré'}. Le reste s’échange normalement.`}
        </p>
        <ul className="denied">
          {lines.map((line) => (
            <li key={`${line.database} ${line.id} ${line.reason}`}>
              <strong>{`${line.words} · ${nameOf(line)}`}</strong>
              <p>{line.reason}</p>
            </li>
          ))}
        </ul>
        <p role="status">
          {busy ?? (said === null || problem ? '' : 'Renvoyés\u00a0: la région refuse encore ceci.')}
        </p>
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
    </Section>
  );
}
