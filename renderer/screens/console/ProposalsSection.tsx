import { useEffect, useRef, useState } from 'react';
import type { BallotView } from '../../../shared/contracts/phones';
import type { AttendanceLine, CaseView } from '../../../shared/contracts/views';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import type { PersonId, ProposalId } from '../../../shared/domain/ids';
import { sayAloud } from '../../components/aloud/sayAloud';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useShortcut } from '../../components/keyboard/useShortcut';
import type { Proposal } from '../../../shared/domain/proposal';
import { isDoctor } from '../../../shared/domain/person';
import type { Said } from '../../../shared/domain/vote';
import { blankProposal, correctionOf } from '../../../shared/domain/proposalDraft';
import { ProposalForm } from './ProposalForm';
import { ProposalItem } from './ProposalItem';
import { useVotesAloud } from './votesAloud';
import { useFirstRemarked } from './voteRemarks';
import { keepProposal, useProposalDraft } from './roomDrafts';
import { focusOn, placeOf, refocus, type Work } from './focusOn';

interface ProposalsProps {
  readonly view: CaseView;
  readonly kept: CaseDrafts;
  /** The board's own, for what is proposed. */
  readonly phrases: readonly string[];
  readonly attendance: readonly AttendanceLine[];
  readonly ballot: BallotView | null;
  readonly canPropose: boolean;
  readonly canVote: boolean;
  readonly onWork: (work: Work) => void;
}

/** Whom « tous pour » asks: the doctors in the room or by video. */
const askedOf = (attendance: readonly AttendanceLine[]): readonly PersonId[] =>
  attendance
    .filter(({ person, mode }) => isDoctor(person) && (mode === 'room' || mode === 'video'))
    .map(({ person }) => person.id);

export function ProposalsSection(props: ProposalsProps) {
  const { view, kept, phrases, attendance, ballot, canPropose, canVote, onWork } = props;
  const { database, case: id, proposals } = view;
  const ref = { database, case: id };
  const draft = useProposalDraft(view, kept);
  const [chosen, setChosen] = useState<ProposalId | null>(null);
  const [made, setMade] = useState<ProposalId | null>(null);
  const { run, problem, clear } = useCommand();
  const ids = proposals.map(({ proposal }) => proposal._id);
  const remarked = useFirstRemarked(database, ids);
  const at = Math.max(0, chosen === null ? remarked : ids.indexOf(chosen));
  const selected = proposals[at]?.proposal._id;

  // The votes on a new proposal come right after it, as soon as it is on the list.
  useEffect(() => {
    if (made !== null && selected === made) focusOn('votes');
  }, [made, selected]);

  const count = useRef(proposals.length);
  // One that goes takes the keyboard with it, where it had it.
  useEffect(() => {
    if (proposals.length < count.current) refocus(null);
    count.current = proposals.length;
  }, [proposals.length]);

  const write = () => {
    onWork('proposals');
    clear();
    if (!draft) keepProposal(ref, { ...blankProposal, intention: Math.min(proposals.length + 1, 3) });
    // Only who asks for it: a draft that is there again when one comes back to its case would catch the next key.
    focusOn('proposal');
  };
  const isSecret = (of: ProposalId) => ballot?.proposals.some(({ proposal }) => proposal === of) ?? false;
  const aloud = useVotesAloud(proposals, askedOf(attendance), isSecret);
  const allFor = async () => {
    onWork('proposals');
    if (!selected) return;
    const forget = aloud.await({ proposal: selected, voter: null, said: { position: 'for' } });
    const { ok } = await run('castVoteForAll', { ...ref, proposal: selected, position: 'for' });
    if (!ok) forget();
  };
  const correct = (proposal: Proposal) => {
    onWork('proposals');
    keepProposal(ref, correctionOf(proposal));
    focusOn('proposal');
  };
  const withdraw = async (proposal: ProposalId, number: number) => {
    const { ok } = await run('withdrawProposal', { ...ref, proposal });
    if (ok) sayAloud(`Proposition ${number} retirée`);
  };
  const vote = async (
    proposal: ProposalId,
    voter: PersonId,
    said: Said,
    seen: readonly string[],
  ): Promise<boolean> => {
    // It stays the chosen one, though nothing is half written of it any more.
    setChosen(proposal);
    const forget = aloud.await({ proposal, voter, said });
    const { ok } = await run('castVote', { ...ref, proposal, voter, ...said, seen });
    if (!ok) forget();
    return ok;
  };
  /** Pressed again in the votes, goes on to the next proposal. */
  const votes = () => {
    const isThere = placeOf(document.activeElement) === 'votes';
    const next = isThere ? proposals[(at + 1) % proposals.length] : undefined;
    if (next) setChosen(next.proposal._id);
    onWork('proposals');
    focusOn('votes');
  };
  const group = 'Séance';
  useShortcut('p', write, { label: 'Nouvelle proposition', group, isDisabled: !canPropose });
  const chosenOne = draft === null ? proposals[at]?.proposal : undefined;
  useShortcut('Shift+P', () => chosenOne && correct(chosenOne), {
    label: 'Corriger la proposition choisie',
    group,
    isDisabled: !canPropose || chosenOne === undefined,
  });
  useShortcut('v', votes, { label: 'Votes\u00a0; encore V\u00a0: proposition suivante', group });
  useShortcut('t', () => void allFor(), {
    label: 'Tous pour la proposition choisie',
    group,
    // While one is being written none is chosen: a key meant for its form would vote on another.
    // Nor while phones vote in secret: it would vote for who has not chosen yet.
    isDisabled:
      !canVote || selected === undefined || (canPropose && draft !== null) || ballot?.isOpen === true,
  });

  return (
    <div className="stack-tight">
      {problem ? <ProblemNotice problem={problem} /> : null}
      {proposals.length === 0 && !draft ? <p className="quiet">Aucune proposition pour l’instant.</p> : null}
      {draft && canPropose ? (
        <ProposalForm
          view={view}
          draft={draft}
          phrases={phrases}
          corrected={proposals.find(({ proposal }) => proposal._id === draft.corrects)?.proposal}
          onDone={(proposal) => {
            setChosen(proposal);
            setMade(proposal);
          }}
        />
      ) : null}
      <ol className="proposals">
        {proposals.map((proposal, index) => (
          <ProposalItem
            key={proposal.proposal._id}
            caseRef={ref}
            item={proposal}
            number={index + 1}
            attendance={attendance}
            put={ballot?.proposals.find((one) => one.proposal === proposal.proposal._id)}
            isSelected={proposal.proposal._id === selected && !draft}
            canEdit={canPropose}
            canVote={canVote}
            onSelect={() => setChosen(proposal.proposal._id)}
            onAllFor={() => void allFor()}
            onVote={(voter, said, seen) => vote(proposal.proposal._id, voter, said, seen)}
            onCorrect={() => correct(proposal.proposal)}
            onWithdraw={() => void withdraw(proposal.proposal._id, index + 1)}
          />
        ))}
      </ol>
      {canPropose && !draft ? (
        <div>
          <Button
            variant={proposals.length === 0 ? 'primary' : 'plain'}
            size="small"
            icon="plus"
            shortcut="p"
            onPress={write}
          >
            Nouvelle proposition
          </Button>
        </div>
      ) : null}
    </div>
  );
}
