import type { BallotView } from '../../../shared/contracts/phones';
import type { AttendanceLine, CaseRef, ProposalView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { besideText } from '../../../shared/domain/proposal';
import { votersOf, type Voter } from '../../../shared/domain/voters';
import type { Said } from '../../../shared/domain/vote';
import { codeIn, labelOf } from '../../../shared/terminology/codes';
import { Button } from '../../components/controls/Button';
import { byFamily } from '../../components/people/byFamily';
import { IconButton } from '../../components/controls/IconButton';
import { intentionWords } from '../../../shared/domain/french';
import { TallyBar } from '../../components/projection/TallyBar';
import { useTakenKeys } from '../../components/keyboard/takenKeys';
import { voteKeys } from './drawerKeys';
import { placeAt } from './focusOn';
import { VoteRows } from './VoteRows';

interface ProposalItemProps {
  readonly caseRef: CaseRef;
  readonly item: ProposalView;
  /** By which the room names it. */
  readonly number: number;
  readonly attendance: readonly AttendanceLine[];
  /** Put to the vote of phones now: who chose is shown, and not what. */
  readonly put: BallotView['proposals'][number] | undefined;
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly canVote: boolean;
  readonly onSelect: () => void;
  readonly onAllFor: () => void;
  readonly onVote: (voter: PersonId, said: Said, seen: readonly string[]) => Promise<boolean>;
  readonly onCorrect: () => void;
  readonly onWithdraw: () => void;
}

export function ProposalItem(props: ProposalItemProps) {
  const { caseRef, item, number, attendance, put, isSelected, canEdit, canVote, onSelect, onAllFor, onVote } =
    props;
  const { proposal, votes, tally } = item;
  const voters = votersOf(
    byFamily(attendance),
    votes.map(({ voter }) => voter),
  );
  const hasVoted = ({ person }: Voter) => votes.some(({ voter }) => voter.id === person.id);
  const asked = voters.filter((voter) => voter.isThere || hasVoted(voter));
  const beside = besideText(proposal);
  const canVoteNow = canVote && voters.some(({ isThere }) => isThere);
  useTakenKeys(voteKeys, isSelected && canVoteNow);
  return (
    <li className={isSelected ? 'proposal proposal-selected' : 'proposal'}>
      <div className="proposal-head">
        <button type="button" className="proposal-text" aria-expanded={isSelected} onClick={onSelect}>
          <span className="small quiet">
            <strong className="proposal-number">{number}</strong>{' '}
            {[
              intentionWords(proposal.intention),
              ...proposal.treatments.map((t) =>
                codeIn('treatment', t) ? labelOf('treatment', t) : `${t} (hors liste)`,
              ),
            ].join(' · ')}
          </span>
          <span className="proposal-words">{proposal.text}</span>
          {beside.length > 0 ? (
            <span className="small quiet">
              {beside.map(([name, words]) => `${name}\u00a0: ${words}`).join(' · ')}
            </span>
          ) : null}
          {item.origin ? <span className="small quiet">{item.origin}</span> : null}
        </button>
        {canEdit && isSelected ? (
          <span className="proposal-actions">
            <IconButton
              icon="edit"
              size="small"
              label={`Corriger la proposition ${number}`}
              onPress={props.onCorrect}
            />
            <IconButton
              icon="remove"
              size="small"
              label={`Retirer la proposition ${number}`}
              onPress={props.onWithdraw}
            />
          </span>
        ) : null}
      </div>
      {put ? (
        <p className="small">
          Vote par téléphone, lettre {put.letter}&nbsp;: {put.voted} sur {asked.length}{' '}
          {put.voted > 1 ? 'ont' : 'a'} voté
        </p>
      ) : (
        <TallyBar tally={tally} of={asked.length} />
      )}
      {isSelected ? (
        <div role="group" aria-label={`Proposition ${number}`} {...placeAt('votes')}>
          {canVote ? (
            <Button variant="plain" size="small" shortcut="t" isDisabled={!canVoteNow} onPress={onAllFor}>
              Tous pour
            </Button>
          ) : null}
          {voters.length === 0 ? (
            <p className="small quiet">Marquez d’abord les présents&nbsp;: ce sont eux qui votent.</p>
          ) : (
            <VoteRows
              caseRef={caseRef}
              item={item}
              voters={voters}
              canVote={canVote}
              isSecret={put !== undefined}
              onVote={onVote}
              onWithdraw={canEdit ? props.onWithdraw : undefined}
            />
          )}
        </div>
      ) : null}
    </li>
  );
}
