import { isBlank, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';

/** A field as the person at this keyboard left it, until the case file shows the same. */
interface Draft {
  readonly value: unknown;
  /** What the file held when the typing began, and all that was sent since: anything else came from elsewhere. */
  readonly seen: readonly unknown[];
  readonly savedAt: number | null;
  /** What someone else wrote in the meantime. */
  readonly theirs?: { readonly value: unknown };
}
export type Drafts = Readonly<Partial<Record<CasePath, Draft>>>;

/** How long a saved draft waits for the file to show it, before the file is believed again. */
export const PATIENCE_MS = 2000;

const same = (a: unknown, b: unknown): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

const pathsIn = (record: object): CasePath[] => Object.keys(record) as CasePath[];

export function typed(drafts: Drafts, path: CasePath, value: unknown, inFile: unknown): Drafts {
  const before = drafts[path];
  return { ...drafts, [path]: { ...before, value, seen: before?.seen ?? [inFile], savedAt: null } };
}

const each = (
  drafts: Drafts,
  changes: CaseValues,
  change: (draft: Draft, value: unknown) => Draft,
): Drafts => {
  const next: Partial<Record<CasePath, Draft>> = { ...drafts };
  for (const path of pathsIn(changes)) {
    const draft = next[path];
    if (draft) next[path] = change(draft, changes[path]);
  }
  return next;
};

export const sent = (drafts: Drafts, changes: CaseValues): Drafts =>
  each(drafts, changes, (draft, value) => ({ ...draft, seen: [...draft.seen, value] }));

export const saved = (drafts: Drafts, changes: CaseValues, at: number): Drafts =>
  each(drafts, changes, (draft, value) => (same(draft.value, value) ? { ...draft, savedAt: at } : draft));

interface Arrival {
  readonly values: CaseValues;
  /** Never overwritten: the field that has the focus. */
  readonly focused: CasePath | null;
  readonly now: number;
}

/** Lets go of the drafts that the file now shows, and notes what someone else wrote under those still being typed. */
export function received(drafts: Drafts, { values, focused, now }: Arrival): Drafts {
  const next: Partial<Record<CasePath, Draft>> = {};
  for (const path of pathsIn(drafts)) {
    const draft = drafts[path];
    if (!draft) continue;
    const isShown = same(values[path], draft.value);
    const isSettled = draft.savedAt !== null && (isShown || now - draft.savedAt >= PATIENCE_MS);
    if (isSettled && path !== focused && draft.theirs === undefined) continue;
    const isForeign = !draft.seen.some((value) => same(value, values[path]));
    next[path] = isForeign && !isShown ? { ...draft, theirs: { value: values[path] } } : draft;
  }
  return next;
}

/** The person read what the other one wrote, and keeps or replaces it. */
export function settled(drafts: Drafts, path: CasePath): Drafts {
  const draft = drafts[path];
  if (!draft) return drafts;
  const { theirs, ...rest } = draft;
  return { ...drafts, [path]: theirs ? { ...rest, seen: [...rest.seen, theirs.value] } : rest };
}

/** What is stored was taken back or made anew: only what is not stored yet stays as it was typed. */
export function released(drafts: Drafts): Drafts {
  const unsaved = pathsIn(drafts).filter((path) => drafts[path]?.savedAt === null || drafts[path]?.theirs);
  return Object.fromEntries(unsaved.map((path) => [path, drafts[path]]));
}
