import { isBlank, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { togetherWith } from '../../../shared/domain/fieldGroups';
import type { Seen } from '../../../shared/merge/seeing';

/** A field as the person at this keyboard left it, until the case file shows the same. */
interface Draft {
  readonly value: unknown;
  /** What the file held when the typing began, and all that was sent since: anything else came from elsewhere. */
  readonly seen: readonly unknown[];
  /** What the file said when the typing began: only that is replaced (shared/merge/seeing.ts). */
  readonly before: Seen;
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

/** A field of the file where somebody begins to type. */
interface Found {
  readonly value: unknown;
  readonly seen: Seen;
}

/** Drafts of fields that mean one thing with this one, and its own. */
const together = (drafts: Drafts, path: CasePath): Drafts =>
  Object.fromEntries(
    pathsIn(drafts)
      .filter((one) => togetherWith(path).includes(one))
      .map((one) => [one, drafts[one]]),
  );

export function typed(drafts: Drafts, path: CasePath, value: unknown, found: Found): Drafts {
  const draft = drafts[path];
  const [beside] = Object.values(together(drafts, path));
  const before = draft?.before ?? beside?.before ?? found.seen;
  return {
    ...drafts,
    [path]: { ...draft, value, before, seen: draft?.seen ?? [found.value], savedAt: null },
  };
}

/** What is to be saved with these changes: all that their author has before their eyes of what means one thing with them. */
export function asWritten(
  drafts: Drafts,
  changes: CaseValues,
): { changes: CaseValues; seen: Record<string, Seen> } {
  const held = pathsIn(changes).flatMap((path) => Object.entries(together(drafts, path)));
  return {
    changes: { ...Object.fromEntries(held.map(([path, draft]) => [path, draft.value])), ...changes },
    seen: Object.fromEntries(held.map(([path, draft]) => [path, draft.before])),
  };
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
  /** Not overwritten while one types: the field that has the focus. */
  readonly focused: CasePath | null;
  /** Where a choice is pending, what was typed here stays in its field, whichever value the file shows meanwhile. */
  readonly contested: ReadonlySet<CasePath>;
  readonly now: number;
}

/** Lets go of the drafts that the file now shows, and notes what someone else wrote under those still being typed. */
export function received(drafts: Drafts, { values, focused, contested, now }: Arrival): Drafts {
  const next: Partial<Record<CasePath, Draft>> = {};
  for (const path of pathsIn(drafts)) {
    const draft = drafts[path];
    if (!draft) continue;
    const isShown = same(values[path], draft.value);
    const isLate = draft.savedAt !== null && now - draft.savedAt >= PATIENCE_MS && !contested.has(path);
    const isSettled = draft.savedAt !== null && (isShown || isLate);
    const isForeign = !isShown && !draft.seen.some((value) => same(value, values[path]));
    // All that was typed is saved a while ago: the field only has the focus, and shows what the file says.
    const isIdle = isLate && isForeign;
    if (isSettled && (path !== focused || isIdle) && draft.theirs === undefined) continue;
    next[path] = isForeign ? { ...draft, theirs: { value: values[path] } } : draft;
  }
  return next;
}

/** The person read what the other one wrote, and keeps or replaces it: from here on it was seen. */
export function settled(drafts: Drafts, path: CasePath, before: Seen): Drafts {
  const draft = drafts[path];
  if (!draft) return drafts;
  const { theirs, ...rest } = draft;
  return {
    ...drafts,
    [path]: { ...rest, before, ...(theirs ? { seen: [...rest.seen, theirs.value] } : {}) },
  };
}

/** A person chose among what stands side by side: what was typed is what was chosen, or was given up. */
export const chosen = (drafts: Drafts, paths: readonly CasePath[]): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([path]) => !paths.includes(path as CasePath)));

/**
 * The file's values with what is being typed on top. Beside a field that is being typed stands what its author saw, where
 * another workstation wrote otherwise meanwhile: its set is offered whole, and mixes with none.
 */
export function valuesInView(
  inFile: CaseValues,
  drafts: Drafts,
  contested: ReadonlySet<CasePath>,
): CaseValues {
  const beside = pathsIn(drafts).flatMap((path) =>
    Object.entries(contested.has(path) ? (drafts[path]?.before.beside ?? {}) : {}),
  );
  const own = pathsIn(drafts).map((path) => [path, drafts[path]?.value] as const);
  return { ...inFile, ...Object.fromEntries(beside), ...Object.fromEntries(own) };
}

/** What is stored was taken back or made anew: only what is not stored yet stays as it was typed. */
export function released(drafts: Drafts): Drafts {
  const unsaved = pathsIn(drafts).filter((path) => drafts[path]?.savedAt === null || drafts[path]?.theirs);
  return Object.fromEntries(unsaved.map((path) => [path, drafts[path]]));
}
