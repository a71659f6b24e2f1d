import type { AttendanceLine, ProposalView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { isDoctor } from '../../../shared/domain/person';
import { besideText } from '../../../shared/domain/proposal';
import type { Position } from '../../../shared/domain/vote';
import { codeIn, labelOf } from '../../../shared/terminology/codes';
import { Button } from '../../components/controls/Button';
import { byFamily, listDetail, listName } from '../../components/people/byFamily';
import { ChoiceGrid, type Choice } from '../../components/controls/ChoiceGrid';
import { IconButton } from '../../components/controls/IconButton';
import { intentionWords } from './proposalWords';
import { TallyBar } from './TallyBar';
import { placeAt } from './focusOn';

const choices: readonly Choice<Position>[] = [
  { value: 'for', label: 'Pour', tone: 'done' },
  { value: 'against', label: 'Contre', tone: 'wrong' },
  { value: 'abstain', label: 'Abst.', tone: 'neutral' },
];

interface ProposalItemProps {
  readonly item: ProposalView;
  /** By which the room names it. */
  readonly number: number;
  readonly attendance: readonly AttendanceLine[];
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly canVote: boolean;
  readonly onSelect: () => void;
  readonly onAllFor: () => void;
  readonly onVote: (voter: PersonId, position: Position) => void;
  readonly onCorrect: () => void;
  readonly onWithdraw: () => void;
}

export function ProposalItem(props: ProposalItemProps) {
  const { item, number, attendance, isSelected, canEdit, canVote, onSelect, onAllFor, onVote } = props;
  const { proposal, votes, tally } = item;
  const present = byFamily(attendance)
    .filter((a) => a.mode !== 'absent' && isDoctor(a.person))
    .map((a) => a.person);
  const left = votes.map((v) => v.voter).filter((voter) => !present.some((p) => p.id === voter.id));
  const voters = [...present, ...left];
  const beside = besideText(proposal);
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
            <IconButton icon="edit" size="small" label="Corriger la proposition" onPress={props.onCorrect} />
            <IconButton
              icon="remove"
              size="small"
              label="Retirer la proposition"
              onPress={props.onWithdraw}
            />
          </span>
        ) : null}
      </div>
      <TallyBar tally={tally} of={voters.length} />
      {isSelected ? (
        <div {...placeAt('votes')}>
          {canVote ? (
            <Button
              variant="plain"
              size="small"
              shortcut="t"
              isDisabled={present.length === 0}
              onPress={onAllFor}
            >
              Tous pour
            </Button>
          ) : null}
          {voters.length === 0 ? (
            <p className="small quiet">Marquez d’abord les présents&nbsp;: ce sont eux qui votent.</p>
          ) : (
            <ChoiceGrid
              label={`Votes sur\u00a0: ${proposal.text}`}
              rows={voters.map((person) => {
                const vote = votes.find((v) => v.voter.id === person.id);
                return {
                  id: person.id,
                  name: listName(person),
                  detail: listDetail(person),
                  warning: vote?.elsewhere,
                  value: vote?.position,
                };
              })}
              choices={choices}
              isDisabled={!canVote}
              onChoose={(id, position) => {
                const voter = voters.find((v) => v.id === id);
                if (voter) onVote(voter.id, position);
              }}
            />
          )}
        </div>
      ) : null}
    </li>
  );
}
