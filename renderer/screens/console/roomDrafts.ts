import { create } from 'zustand';
import type { CommandInput } from '../../../shared/contracts/commands/commands';
import type { CaseRef, CaseView } from '../../../shared/contracts/views';
import type {
  CaseDrafts,
  DecisionDraft,
  RoomDraftKind,
  DraftOf,
  ProposalDraft,
} from '../../../shared/domain/drafts';
import type { CaseId } from '../../../shared/domain/ids';
import { Autosave, type SaveState } from '../../components/typing/autosave';
import { engine } from '../../engine/client';
import { isBlankDecision, isTaken } from '../../../shared/domain/decisionDraft';
import { isBlankProposal, isMade } from '../../../shared/domain/proposalDraft';

interface RoomDrafts {
  readonly decision: Readonly<Record<CaseId, DecisionDraft | null>>;
  readonly proposal: Readonly<Record<CaseId, ProposalDraft | null>>;
  /** Whether the engine has it, by case and kind. */
  readonly states: Readonly<Record<string, SaveState>>;
}

/**
 * What is being written and not yet validated, by case: going to the next case and back loses nothing. The engine keeps it
 * too, sealed, so that neither does a lock or a crash. Absent: untouched since this page began, so that what the engine
 * kept stands; null: given up, or done.
 */
const useRoomDrafts = create<RoomDrafts>(() => ({ decision: {}, proposal: {}, states: {} }));

const decisionOf = (
  { decision }: RoomDrafts,
  view: CaseView | null,
  kept: CaseDrafts,
): DecisionDraft | null => {
  const written = view ? decision[view.case] : null;
  if (written !== undefined) return written;
  // Kept and then decided, with a crash in between: no draft any more.
  return view && kept.decision && !isTaken(kept.decision, view) ? kept.decision : null;
};

/** The decision being written. */
export const useDecisionDraft = (view: CaseView | null, kept: CaseDrafts): DecisionDraft | null =>
  useRoomDrafts((drafts) => decisionOf(drafts, view, kept));

export const useIsDeciding = (view: CaseView | null, kept: CaseDrafts): boolean =>
  useRoomDrafts((drafts) => decisionOf(drafts, view, kept) !== null);

export function useProposalDraft(view: CaseView, kept: CaseDrafts): ProposalDraft | null {
  const written = useRoomDrafts((drafts) => drafts.proposal[view.case]);
  if (written !== undefined) return written;
  return kept.proposal && !isMade(kept.proposal, view.proposals) ? kept.proposal : null;
}

const keyOf = (id: CaseId, kind: RoomDraftKind): string => `${id} ${kind}`;
export const useDraftState = (id: CaseId, kind: RoomDraftKind): SaveState =>
  useRoomDrafts((drafts) => drafts.states[keyOf(id, kind)]) ?? { kind: 'idle' };

type Kept = Pick<CommandInput<'keepDraft'>, 'kind' | 'value'>;
const keepers = new Map<string, Autosave<Kept>>();

function keeper({ database, case: id }: CaseRef, kind: RoomDraftKind): Autosave<Kept> {
  const key = keyOf(id, kind);
  const known = keepers.get(key);
  if (known) return known;
  const made = new Autosave<Kept>({
    onState: (state) =>
      useRoomDrafts.setState((drafts) => {
        // « Brouillon gardé » is said of a draft: of one that was given up, or decided, there is nothing to say.
        const isNone = state.kind === 'saved' && !drafts[kind][id];
        return { states: { ...drafts.states, [key]: isNone ? { kind: 'idle' } : state } };
      }),
    now: () => new Date(),
  });
  made.saveWith((draft) =>
    engine().command('keepDraft', { database, case: id, ...draft } as CommandInput<'keepDraft'>),
  );
  keepers.set(key, made);
  return made;
}

/** Null once it is decided or given up. */
export function keepDecision(ref: CaseRef, draft: DecisionDraft | null): void {
  useRoomDrafts.setState(({ decision }) => ({ decision: { ...decision, [ref.case]: draft } }));
  keep(ref, 'decision', draft && !isBlankDecision(draft) ? draft : null);
}

export function keepProposal(ref: CaseRef, draft: ProposalDraft | null): void {
  useRoomDrafts.setState(({ proposal }) => ({ proposal: { ...proposal, [ref.case]: draft } }));
  keep(ref, 'proposal', draft && !isBlankProposal(draft) ? draft : null);
}

function keep<K extends RoomDraftKind>(ref: CaseRef, kind: K, value: DraftOf<K> | null): void {
  keeper(ref, kind).change({ kind, value });
  if (value === null) keepNow(ref, kind);
}

/** A field was left, or the draft is no more: without waiting for the keys to rest. */
export const keepNow = (ref: CaseRef, kind: RoomDraftKind): void =>
  void keepers.get(keyOf(ref.case, kind))?.flush();
