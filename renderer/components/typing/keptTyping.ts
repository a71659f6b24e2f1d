import { createContext, useContext, useState } from 'react';
import { create } from 'zustand';

export type Kept = Readonly<Record<string, unknown>>;

interface Panels {
  readonly panels: ReadonlyMap<string, Kept>;
  /** What was kept of panels before this page began is back: until then none shows its fields. */
  readonly areBack: boolean;
}

/**
 * What was typed in a panel that was left without saving, by panel: it is there when the panel opens again. The page
 * forgets it at lock; the engine has it by then (`watchPanels`, `watchKept`). Nothing secret is kept here.
 */
const useStore = create<Panels>(() => ({ panels: new Map(), areBack: false }));

/** The panel that a field stands in; null outside any, or in one that keeps nothing. */
export const KeptContext = createContext<string | null>(null);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function keep(panel: string, name: string, value: unknown, isBlank: boolean): void {
  useStore.setState(({ panels }) => {
    const { [name]: _, ...others } = panels.get(panel) ?? {};
    const kept: Kept = isBlank ? others : { ...others, [name]: value };
    const next = new Map(panels);
    if (Object.keys(kept).length === 0) next.delete(panel);
    else next.set(panel, kept);
    return { panels: next };
  });
}

/**
 * Panels that are kept with a record of their own, and were put back since the page began: from then on its own memory
 * is the newer one.
 */
const putBack = new Set<string>();

/** The words among what is kept of a panel. */
export const wordsIn = (kept: Kept): Record<string, string> =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([name, words]) => (typeof words === 'string' ? [[name, words]] : [])),
  );

/** Puts back what was kept elsewhere of a panel before this page began; once, and before its fields are there. */
export function restoreKept(panel: string, kept: Kept): void {
  if (putBack.has(panel)) return;
  putBack.add(panel);
  for (const [name, value] of Object.entries(kept)) keep(panel, name, value, false);
}

/** Tells what is kept of a panel each time it is another. @returns what ends it */
export const watchKept = (panel: string, told: (kept: Kept) => void): (() => void) =>
  useStore.subscribe(({ panels }, before) => {
    const kept = panels.get(panel);
    if (kept !== before.panels.get(panel)) told(kept ?? {});
  });

/** Puts back what was kept of panels before this page began; what was typed since is newer. */
export const restorePanels = (kept: Readonly<Record<string, Kept>>): void =>
  useStore.setState(({ panels }) => ({
    panels: new Map([...Object.entries(kept), ...panels]),
    areBack: true,
  }));

export const usePanelsAreBack = (): boolean => useStore(({ areBack }) => areBack);

/**
 * Tells of each panel what is kept of it, each time it is another; null: nothing any more. Not of those that are kept
 * with a record of their own. @returns what ends it
 */
export const watchPanels = (told: (panel: string, kept: Kept | null) => void): (() => void) =>
  useStore.subscribe(({ panels }, { panels: before }) => {
    for (const panel of new Set([...panels.keys(), ...before.keys()])) {
      const kept = panels.get(panel) ?? null;
      if (kept !== (before.get(panel) ?? null) && !putBack.has(panel)) told(panel, kept);
    }
  });

/** Saved, or given up by its own act. */
export const dropKept = (panel: string): void =>
  useStore.setState(({ panels }) => ({
    panels: new Map([...panels].filter(([name]) => name !== panel)),
  }));

/** Of one field of it: what it was typed for is done, or given up. */
export const dropTyped = (panel: string, label: string): void => keep(panel, typedAs(label), null, true);

/** What is typed in this field of it and is no value yet; '' where there is nothing. */
export function typedIn(panel: string | null, label: string): string {
  const typed = panel === null ? null : useStore.getState().panels.get(panel)?.[typedAs(label)];
  return typeof typed === 'string' ? typed.trim() : '';
}

const typedAs = (label: string): string => `typed ${label}`;

export const useHasKept = (panel: string | null): boolean =>
  useStore(({ panels }) => panel !== null && panels.has(panel));

/** The place of the first of these panels that something is kept of; -1 where there is none. */
export const useFirstKept = (names: readonly string[]): number =>
  useStore(({ panels }) => names.findIndex((name) => panels.has(name)));

/** `useState` whose value outlives the panel. @param blank as the form begins */
export function useKept<Value>(panel: string, name: string, blank: Value): [Value, (value: Value) => void] {
  const kept = useStore(({ panels }) => panels.get(panel));
  const value = kept && Object.hasOwn(kept, name) ? (kept[name] as Value) : blank;
  return [value, (next) => keep(panel, name, next, isSame(next, blank))];
}

/** What is typed in a field and not understood yet; null: the field shows its value. Kept with the panel it stands in. */
export function useTyped(label: string): [string | null, (text: string | null) => void] {
  const panel = useContext(KeptContext);
  const own = useState<string | null>(null);
  const kept = useKept<string | null>(panel ?? '', typedAs(label), null);
  return panel === null ? own : kept;
}
