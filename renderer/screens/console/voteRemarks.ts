import type { CaseRef } from '../../../shared/contracts/views';
import type { PersonId, ProposalId } from '../../../shared/domain/ids';
import type { VoteRemark } from '../../../shared/domain/vote';
import { useFirstKept, useKept } from '../../components/typing/keptTyping';

type Drafts = Readonly<Partial<Record<PersonId, VoteRemark>>>;
const none: Drafts = {};

const panelOf = (database: string, proposal: ProposalId): string => `votes ${database} ${proposal}`;

/** The place of the first proposal on whose votes something is half written; -1 where there is none. */
export const useFirstRemarked = (database: string, proposals: readonly ProposalId[]): number =>
  useFirstKept(proposals.map((proposal) => panelOf(database, proposal)));

/** What is half written of the votes on one proposal; it outlives a lock and a crash, as all that is typed. */
export function useRemarks({ database }: CaseRef, proposal: ProposalId) {
  const [drafts, keep] = useKept<Drafts>(panelOf(database, proposal), 'remarks', none);
  return {
    drafts,
    write: (voter: PersonId, draft: VoteRemark) => keep({ ...drafts, [voter]: draft }),
    drop: (voter: PersonId) => {
      const { [voter]: _, ...others } = drafts;
      keep(others);
    },
  };
}
