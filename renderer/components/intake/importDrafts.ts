import { create } from 'zustand';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { ImportReview } from '../../../shared/domain/importReview';
import { standing, type ImportLine } from '../../../shared/domain/leftOut';
import type { MeetingId } from '../../../shared/domain/ids';
import { engine } from '../../engine/client';
import { Autosave, type SaveState } from '../typing/autosave';

interface Held {
  readonly review: ImportReview | null;
  readonly leftOut: readonly ImportLine[];
}
type ImportKind = keyof Held;

interface ImportDrafts {
  readonly review: Readonly<Record<MeetingId, ImportReview | null>>;
  readonly leftOut: Readonly<Record<MeetingId, readonly ImportLine[]>>;
  /** Whether the engine has it, by meeting and kind. */
  readonly states: Readonly<Record<string, SaveState>>;
}

/**
 * The review of imported files and the lines that it left out, by meeting: going elsewhere and back loses nothing. The
 * engine keeps them too, sealed, so that neither does a lock or a crash. Absent: untouched since this page began, so that
 * what the engine kept stands. No review: it is finished, or given up.
 */
const useImportDrafts = create<ImportDrafts>(() => ({ review: {}, leftOut: {}, states: {} }));

export function useReview({ meeting }: MeetingRef, kept: ImportReview | null): ImportReview | null {
  const held = useImportDrafts(({ review }) => review[meeting]);
  return held === undefined ? kept : held;
}

export const useLeftOut = ({ meeting }: MeetingRef, kept: readonly ImportLine[]): readonly ImportLine[] =>
  useImportDrafts(({ leftOut }) => leftOut[meeting]) ?? kept;

const keyOf = (meeting: MeetingId, kind: ImportKind): string => `${meeting} ${kind}`;
export const useImportState = ({ meeting }: MeetingRef, kind: ImportKind): SaveState =>
  useImportDrafts(({ states }) => states[keyOf(meeting, kind)]) ?? { kind: 'idle' };

type Kept<K extends ImportKind> = { readonly value: Held[K] };
const keepers = new Map<string, Autosave<Kept<ImportKind>>>();

function keeper({ database, meeting }: MeetingRef, kind: ImportKind): Autosave<Kept<ImportKind>> {
  const key = keyOf(meeting, kind);
  const known = keepers.get(key);
  if (known) return known;
  const made = new Autosave<Kept<ImportKind>>({
    onState: (state) => useImportDrafts.setState(({ states }) => ({ states: { ...states, [key]: state } })),
    now: () => new Date(),
  });
  made.saveWith(({ value }) =>
    kind === 'review'
      ? engine().command('keepReview', { database, meeting, review: underWay(value as Held['review']) })
      : engine().command('keepLeftOut', { database, meeting, lines: standing(value as ImportLine[]) }),
  );
  keepers.set(key, made);
  return made;
}

/** A review of which no line stands is none any more. */
export const underWay = (review: ImportReview | null): ImportReview | null =>
  review && standing(review.lines).length > 0 ? review : null;

/** Null once it is finished or given up. */
export function changeReview(ref: MeetingRef, value: ImportReview | null): void {
  useImportDrafts.setState(({ review }) => ({ review: { ...review, [ref.meeting]: value } }));
  keeper(ref, 'review').change({ value });
}

export function changeLeftOut(ref: MeetingRef, value: readonly ImportLine[]): void {
  useImportDrafts.setState(({ leftOut }) => ({ leftOut: { ...leftOut, [ref.meeting]: value } }));
  keeper(ref, 'leftOut').change({ value });
}

/** Without waiting for the keys to rest. @returns whether the engine has it */
export const keepImportNow = (ref: MeetingRef, kind: ImportKind): Promise<boolean> =>
  keeper(ref, kind).flush();

/** The review as it stands now, also where nothing shows it. Undefined: what is kept cannot be read. */
export async function reviewNow(ref: MeetingRef): Promise<ImportReview | null | undefined> {
  const held = useImportDrafts.getState().review[ref.meeting];
  return held === undefined ? keptReview(ref) : held;
}

const keptReview = ({ database, meeting }: MeetingRef): Promise<ImportReview | null | undefined> =>
  new Promise((resolve) => {
    const end = engine().watch('importReview', { database, meeting }, (answer) => {
      queueMicrotask(() => end());
      resolve(answer.ok ? answer.value : undefined);
    });
  });
