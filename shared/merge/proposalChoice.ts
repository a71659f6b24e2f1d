import { corrected, standing, type Proposal, type ProposalPen } from '../domain/proposal';
import { canonical } from './canonical';
import type { OpenProposal } from './openDecision';

/** What a person says in a proposal. */
export type SaidProposal = Pick<Proposal, 'text' | 'treatments' | 'intention'>;

export const saidIn = ({ text, treatments, intention }: Proposal): SaidProposal => ({
  text,
  treatments,
  intention,
});

/** A proposal is never changed: what was chosen, or written anew, is a correction of what stood twice under one id. */
export function proposalChoice(
  { proposal, contents }: OpenProposal,
  choice: { readonly chosen: Proposal } | { readonly written: SaidProposal },
  pen: ProposalPen,
): Proposal {
  if ('chosen' in choice) return { ...choice.chosen, ...pen, corrects: proposal._id };
  const { proposedBy, ...rest } = corrected(contents[0] ?? proposal, choice.written, pen);
  // Words that are neither's are put into nobody's mouth, unless both name the same person.
  const isSame = contents.every((content) => canonical(content.proposedBy) === canonical(proposedBy));
  return { ...rest, ...(isSame && proposedBy ? { proposedBy } : {}) };
}

/** What undoes it, or any other correction or withdrawal: it is withdrawn, and what it corrected stands again as it did, with its votes. */
export const proposalReopening = (choice: Proposal, pen: ProposalPen): Proposal => ({
  ...choice,
  ...pen,
  corrects: choice._id,
  withdrawn: true,
  undoes: choice._id,
});

/**
 * What takes back a proposal, a correction or a withdrawal, and that alone.
 * @param all those of the case, as they now are
 * @returns null where somebody has corrected or withdrawn it since
 */
export function proposalUndoing(all: readonly Proposal[], act: Proposal, pen: ProposalPen): Proposal | null {
  const stands = (held: readonly Proposal[], id: string) => standing(held).some(({ _id }) => _id === id);
  if (!act.withdrawn && !stands(all, act._id)) return null;
  if (!act.corrects) return corrected(act, { withdrawn: true }, pen);
  const undoing = proposalReopening(act, pen);
  return stands([...all, undoing], act.corrects) ? undoing : null;
}

/**
 * What makes an act stand again that was taken back, under its own id, with its votes: the undoing is undone.
 * @param undoing what took it back
 * @returns null where what the undoing had left standing was corrected or withdrawn since, or the act stands already
 */
export function proposalRedoing(
  all: readonly Proposal[],
  act: Proposal,
  undoing: Proposal,
  pen: ProposalPen,
): Proposal | null {
  const stands = (held: readonly Proposal[], id: string) => standing(held).some(({ _id }) => _id === id);
  if (act.corrects && !stands(all, act.corrects)) return null;
  if (stands(all, act._id)) return null;
  const redoing = proposalReopening(undoing, pen);
  const after = [...all, redoing];
  const isDone = act.withdrawn ? !stands(after, act.corrects ?? '') : stands(after, act._id);
  return isDone ? redoing : null;
}
