import { useState } from 'react';
import type { CaseRef, ProposalView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import type { Voter } from '../../../shared/domain/voters';
import {
  notedSince,
  remarkOn,
  remarksOf,
  reserveOf,
  saidWith,
  type Position,
  type Said,
  type VoteRemark as VoteRemarkDraft,
} from '../../../shared/domain/vote';
import { ChoiceGrid, type Choice } from '../../components/controls/ChoiceGrid';
import { listDetail, listName } from '../../components/people/byFamily';
import { timeWords } from '../../i18n/momentWords';
import { focusOn } from './focusOn';
import { VoteRemark } from './VoteRemark';
import { useRemarks } from './voteRemarks';

type Choosable = Exclude<Position, 'withdrawn'> | 'reserved';

const choices: readonly Choice<Choosable>[] = [
  { value: 'for', label: 'Pour', tone: 'done' },
  { value: 'against', label: 'Contre', tone: 'wrong' },
  { value: 'abstain', label: 'Abst.', tone: 'neutral' },
  { value: 'reserved', label: 'Réserve', tone: 'info' },
];

interface VoteRowsProps {
  readonly caseRef: CaseRef;
  readonly item: ProposalView;
  readonly voters: readonly Voter[];
  readonly canVote: boolean;
  /** Phones vote on it: who chose is shown, and not what. */
  readonly isSecret: boolean;
  /** @returns whether it was recorded */
  readonly onVote: (voter: PersonId, said: Said, seen: readonly string[]) => Promise<boolean>;
  /** Takes the proposal back, by a key of its votes. */
  readonly onWithdraw: (() => void) | undefined;
}

const saidOf = ({ position, reserve, comment }: Said): Said => ({ position, reserve, comment });

const chosenOf = (said: Said | undefined): Choosable | undefined => {
  if (!said || said.position === 'withdrawn') return undefined;
  return reserveOf(said) === '' ? said.position : 'reserved';
};

/** Of who left, when, and whether the vote counts. */
function leftWords({ leftAt }: Voter, hasVoted: boolean): string {
  const when = leftAt ? `parti à ${timeWords(leftAt)}` : 'absent';
  return `${when}\u00a0: ${hasVoted ? 'son vote compte' : 'n’a pas voté'}`;
}

/** Each doctor's position on one proposal, with its reserve or remark. */
export function VoteRows({ caseRef, item, voters, canVote, isSecret, onVote, onWithdraw }: VoteRowsProps) {
  const { drafts, write, drop } = useRemarks(caseRef, item.proposal._id);
  const [begun, setBegun] = useState<PersonId | null>(null);
  const saidBy = (id: PersonId) => item.votes.find((v) => v.voter.id === id);
  const voterOf = (id: string) => voters.find(({ person }) => person.id === id)?.person.id;
  /** Nobody sees a secret position: what is noted at the console stands beside it. */
  const seenOf = (id: PersonId) => (isSecret ? [] : (saidBy(id)?.shown ?? []));
  const begin = (id: PersonId, draft: VoteRemarkDraft, on: Said | undefined) => {
    // What is half written stays, with what it was begun on: the key goes back to it.
    if (!drafts[id]) write(id, { ...draft, on: on && saidOf(on), seen: seenOf(id) });
    setBegun(id);
  };
  const leave = (id: PersonId) => {
    drop(id);
    setBegun(null);
    focusOn('votes');
  };
  const choose = (rowId: string, value: Choosable) => {
    const id = voterOf(rowId);
    if (!id) return;
    const on = isSecret ? undefined : saidBy(id);
    if (value === 'reserved')
      return begin(id, { kind: 'reserve', words: reserveOf(on ?? { position: 'for' }) }, on);
    const draft = drafts[id];
    // What is half written goes with what who writes it chose since.
    if (draft) write(id, { ...draft, on: { position: value } });
    void onVote(id, { position: value }, seenOf(id));
  };
  const remark = (rowId: string) => {
    const id = voterOf(rowId);
    const said = id && saidBy(id);
    if (said && !isSecret) begin(id, remarkOn(said), said);
  };
  const send = async (id: PersonId) => {
    const draft = drafts[id];
    // One value: what was written for a position does not go to another that came meanwhile.
    const said = draft && saidWith(draft, draft.seen ? draft.on : saidBy(id));
    if (said && (await onVote(id, said, draft.seen ?? []))) leave(id);
  };
  return (
    <ChoiceGrid
      label={`Votes sur\u00a0: ${item.proposal.text}`}
      rows={voters.map((voter) => {
        const { person, isThere } = voter;
        const said = saidBy(person.id);
        const draft = drafts[person.id];
        return {
          id: person.id,
          name: listName(person),
          detail: isSecret && said && isThere ? 'A voté' : listDetail(person),
          warning: isSecret ? undefined : said?.elsewhere,
          value: isSecret ? undefined : chosenOf(said),
          isDisabled: !isThere,
          below: draft ? (
            <VoteRemark
              name={listName(person)}
              draft={draft}
              since={isSecret ? null : notedSince(draft, said)}
              canSend={said !== undefined || draft.kind === 'reserve'}
              takesFocus={begun === person.id}
              onChange={(words) => write(person.id, { ...draft, words })}
              onSend={() => void send(person.id)}
              onDrop={() => leave(person.id)}
            />
          ) : (
            <Beneath
              words={[
                ...(isThere ? [] : [leftWords(voter, said !== undefined)]),
                ...(said?.byPhone && !isSecret ? ['voté par téléphone'] : []),
                ...(said && !isSecret ? remarksOf(said).map((words) => `«\u00a0${words}\u00a0»`) : []),
              ]}
            />
          ),
        };
      })}
      choices={choices}
      isDisabled={!canVote}
      onChoose={choose}
      keys={{ r: remark, ...(onWithdraw ? { delete: onWithdraw } : {}) }}
    />
  );
}

/** Across the row, where nothing of it is cut. */
const Beneath = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? null : <span className="choices-below">{words.join(' · ')}</span>;
