import type { SyncView } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';

interface ForeignRegionProps extends Pick<SyncView, 'refusal'> {
  /** What trusting the region does is being read: kept above, since a new try takes this away for a moment. */
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
}

/**
 * The server answers and is not the one this workstation knows, or was put back: nothing is exchanged until a person says
 * that it is right. Erased on purpose or lost by accident, no machine can tell.
 */
export function ForeignRegion({ refusal, isAsking, onAsk }: ForeignRegionProps) {
  const { run, isRunning, busy, problem } = useCommand('Comparaison avec la région…');
  const trust = () => void run('trustRegion', {}).then(({ ok }) => (ok ? onAsk(false) : undefined));
  const mayTrust = useRight('organise');
  return (
    <div className="stack">
      <Notice
        meaning="todo"
        title="L’échange avec la région est suspendu."
        action={
          mayTrust && !isAsking ? (
            <Button variant="plain" size="small" onPress={() => onAsk(true)}>
              La région est la bonne…
            </Button>
          ) : undefined
        }
      >
        {refusal === null ? null : <p>{`${refusal}.`}</p>}
        <p>
          Une base a pu être effacée exprès, ou remise d’une sauvegarde après une panne&nbsp;: ce poste ne
          peut pas le savoir. Vous pouvez continuer à travailler, tout est enregistré ici et partira plus
          tard.
        </p>
        {mayTrust ? null : <p>Demandez à la secrétaire ou au médecin coordonnateur d’en décider.</p>}
      </Notice>
      {isAsking ? (
        <Notice meaning="info" title="Ce qui se passera si la région est la bonne">
          <ul className="bulleted">
            <li>Ce poste compare tous ses dossiers avec ceux du serveur, comme la première fois.</li>
            <li>
              Ce que le serveur n’a pas ou n’a plus lui est envoyé, y compris ce qui y aurait été effacé
              exprès.
            </li>
            <li>Ce que le serveur a de plus vient ici.</li>
            <li>
              Ce qui diffère se rejoint&nbsp;; ce qui demande un choix vient dans «&nbsp;À trancher&nbsp;».
              Rien de ce poste n’est supprimé.
            </li>
          </ul>
          <p>Assurez-vous d’abord auprès de l’administrateur régional que ce serveur est le bon.</p>
          <div className="actions">
            <Button variant="primary" size="small" isPending={isRunning} onPress={trust}>
              La région est la bonne&nbsp;: tout comparer à nouveau
            </Button>
            <Button variant="plain" size="small" autoFocus onPress={() => onAsk(false)}>
              Attendre
            </Button>
          </div>
        </Notice>
      ) : null}
      <p role="status">{busy ?? ''}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  );
}
