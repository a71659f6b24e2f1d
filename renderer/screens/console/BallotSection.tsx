import { useState } from 'react';
import type { BallotView } from '../../../shared/contracts/phones';
import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { ballotLabel } from '../../../shared/domain/ballotLabel';
import type { ProposalId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { Checkbox } from '../../components/controls/Checkbox';
import { TextField } from '../../components/controls/TextField';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Notice } from '../../components/layout/Notice';
import { useCommand } from '../../components/session/useCommand';

interface BallotProps {
  readonly meeting: MeetingView;
  readonly view: CaseView | null;
  readonly ballot: BallotView | null;
}

/** What is put to the vote of phones: one ballot at a time. */
export function BallotSection(props: BallotProps) {
  const { ballot } = props;
  return (
    <section className="stack-tight" aria-label="Vote par téléphone">
      {ballot?.endedBy === 'decision' ? <EndedNotice {...props} ballot={ballot} /> : null}
      {ballot?.isOpen ? <OpenBallot {...props} ballot={ballot} /> : <NewBallot {...props} />}
    </section>
  );
}

/** « sur le dossier n° 2 » */
const whereOf = ({ cases }: MeetingView, { case: id }: BallotView): string => {
  const line = cases.find((one) => one.case === id);
  return line ? ` sur le dossier n°\u00a0${line.position}` : '';
};

function EndedNotice({ meeting, ballot }: BallotProps & { readonly ballot: BallotView }) {
  return (
    <Notice
      meaning="info"
      title={`Le vote par téléphone${whereOf(meeting, ballot)} s’est terminé avec la décision.`}
    >
      Les votes enregistrés avant elle sont gardés. Un vote arrivé après est refusé, et son téléphone le dit.
      Pour revoter, ouvrez un nouveau vote, puis corrigez la décision.
    </Notice>
  );
}

function OpenBallot({ meeting, ballot }: BallotProps & { readonly ballot: BallotView }) {
  const { run, problem } = useCommand();
  const [showsResult, setShowsResult] = useState(true);
  const { database, meeting: id } = meeting;
  const close = () => void run('closeBallot', { database, meeting: id, showsResult });
  useShortcut('Ctrl+Enter', close, { label: 'Terminer le vote par téléphone' });
  return (
    <>
      <h3>Vote en cours{whereOf(meeting, ballot)}</h3>
      <ul className="phones-people">
        {ballot.proposals.map(({ letter, label, voted }) => (
          <li key={letter} className="row">
            <strong>{letter}</strong> <span>{label}</span>
            <span className="quiet">
              {voted} sur {ballot.of} {voted > 1 ? 'ont' : 'a'} voté
            </span>
          </li>
        ))}
      </ul>
      <Checkbox value={showsResult} onChange={setShowsResult} label="Montrer le résultat aux téléphones" />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div>
        <Button variant="primary" shortcut="Ctrl+Enter" onPress={close}>
          Terminer le vote
        </Button>
      </div>
    </>
  );
}

function NewBallot({ view }: BallotProps) {
  const { run, problem } = useCommand();
  const [left, setLeft] = useState<readonly ProposalId[]>([]);
  const [labels, setLabels] = useState<Readonly<Record<ProposalId, string>>>({});
  const proposals = view?.proposals.map(({ proposal }) => proposal) ?? [];
  const put = proposals
    .filter(({ _id }) => !left.includes(_id))
    .map((proposal) => ({ proposal: proposal._id, label: labels[proposal._id] ?? ballotLabel(proposal) }));
  const open = () => {
    if (view && put.length > 0)
      void run('openBallot', { database: view.database, case: view.case, proposals: put });
  };
  useShortcut('Ctrl+Enter', open, { label: 'Ouvrir le vote par téléphone', isDisabled: put.length === 0 });
  if (proposals.length === 0)
    return <p className="quiet">Écrivez d’abord une proposition&nbsp;: elle pourra être mise au vote.</p>;
  return (
    <>
      <h3>Mettre au vote</h3>
      <ul className="phones-people">
        {proposals.map((proposal, at) => {
          const { _id: id } = proposal;
          const isPut = !left.includes(id);
          return (
            <li key={id} className="stack-tight">
              <Checkbox
                value={isPut}
                onChange={(value) => setLeft(value ? left.filter((one) => one !== id) : [...left, id])}
                label={`Proposition ${at + 1}\u00a0: ${proposal.text}`}
              />
              <TextField
                label={`Ce que les téléphones liront de la proposition ${at + 1}`}
                value={labels[id] ?? ballotLabel(proposal)}
                onChange={(words) => setLabels({ ...labels, [id]: words.slice(0, 80) })}
                isDisabled={!isPut}
              />
            </li>
          );
        })}
      </ul>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div>
        <Button variant="primary" shortcut="Ctrl+Enter" isDisabled={put.length === 0} onPress={open}>
          Ouvrir le vote
        </Button>
      </div>
    </>
  );
}
