import { useContext, useLayoutEffect, useRef } from 'react';
import { LayerContext, type Shortcut } from './shortcut';
import { keysChanged, takenKeys } from './takenKeys';
import { isPageTurn, keepBehind, keepForLater } from './usePendingKeystrokes';
import { settleTyped } from '../typing/settleTyped';
import { hasModifier, matches } from './shortcutKeys';

interface Registered extends Shortcut {
  readonly layer: number;
  readonly outsideFields: NonNullable<Options['outsideFields']>;
  readonly isUrgent: boolean;
  readonly run: { readonly current: () => void };
}

const registry = new Set<Registered>();
const layers = new Set<{ readonly depth: number }>();

/** All that work now, for the help panel; those that a control takes by itself come last. */
export const shortcutsAt = (layer: number): readonly Shortcut[] =>
  [...registry, ...takenKeys()].filter((shortcut) => shortcut.layer === layer);

/** Called by a panel while it is open. */
export function useLayer(depth: number): void {
  useLayoutEffect(() => {
    const layer = { depth };
    layers.add(layer);
    return () => {
      layers.delete(layer);
    };
  }, [depth]);
}

const typing =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [aria-haspopup=listbox], [role=listbox], [role=combobox], [role=menu]';
const inField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null;

/**
 * Where one writes: in a field; for a key that writes a character, also on a form's buttons and choices. Who goes on with
 * words there means the form, not a command: « T » would vote for all, « J » write the rest in another patient's case.
 */
const isWriting = ({ target, key }: KeyboardEvent): boolean =>
  inField(target) || (key.length === 1 && target instanceof Element && target.closest('form') !== null);

/**
 * Keys with Ctrl or Alt are taken on the way down, so that no control makes anything else of them. Else Alt ↓ would go
 * to the next section and change a value on its way. The others wait: what the control itself makes of a key comes
 * first.
 */
const isEarly = hasModifier;
const receiveEarly = (event: KeyboardEvent): void => {
  const found = find(event, true);
  if (found?.isUrgent !== true && keepBehind(event)) return;
  if (found) answer(event, found);
};
const receiveLate = (event: KeyboardEvent): void => {
  const found = find(event, false);
  if (found) answer(event, found);
  else if (!event.defaultPrevented && !event.isComposing && (isPageTurn(event) || !isWriting(event)))
    keepForLater(event);
};

const isLeftTo = (target: EventTarget | null, { outsideFields }: Registered): boolean =>
  typeof outsideFields === 'function' ? target instanceof Element && outsideFields(target) : outsideFields;

function find(event: KeyboardEvent, early: boolean): Registered | undefined {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return undefined;
  if (event.repeat && !event.key.startsWith('Arrow')) return undefined;
  const top = Math.max(0, ...[...layers].map((layer) => layer.depth));
  const isInWriting = isWriting(event);
  // The one mounted last wins, so that a screen may refine what the frame offers.
  return [...registry]
    .reverse()
    .find(
      (shortcut) =>
        (shortcut.layer === top || shortcut.isUrgent) &&
        isEarly(shortcut.keys) === early &&
        !(isInWriting && !hasModifier(shortcut.keys)) &&
        !(inField(event.target) && isLeftTo(event.target, shortcut)) &&
        matches(shortcut.keys, event),
    );
}

function answer(event: KeyboardEvent, found: Registered): void {
  event.preventDefault();
  event.stopPropagation();
  // Sends what is typed, the last field too.
  if (found.keys === 'Ctrl+Enter') settleTyped();
  found.run.current();
}

interface Options {
  readonly label: string;
  readonly group?: string;
  readonly isDisabled?: boolean;
  /** Leaves the key to text fields even with Ctrl or Alt; to those that it says, where it is asked (Ctrl Z undoes typing). */
  readonly outsideFields?: boolean | ((field: Element) => boolean);
  /** Works over every panel, and waits behind no other key, even where those before it are for what is not there yet. */
  readonly isUrgent?: boolean;
}

/**
 * Registers a key for as long as the component is mounted: `useShortcut('Ctrl+K', open, { label: 'Chercher' })`. In layout
 * effects: what is on the screen answers its keys at once, not a paint later.
 */
export function useShortcut(keys: string, handler: () => void, options: Options): void {
  const { label, group = 'Cet écran', isDisabled = false, outsideFields = false, isUrgent = false } = options;
  const layer = useContext(LayerContext);
  const run = useRef(handler);
  useLayoutEffect(() => {
    run.current = handler;
  });
  useLayoutEffect(() => {
    if (isDisabled) return;
    const entry: Registered = { keys, label, group, layer, outsideFields, isUrgent, run };
    if (registry.size === 0) {
      document.addEventListener('keydown', receiveEarly, true);
      document.addEventListener('keydown', receiveLate);
    }
    registry.add(entry);
    keysChanged();
    return () => {
      registry.delete(entry);
      keysChanged();
      if (registry.size > 0) return;
      document.removeEventListener('keydown', receiveEarly, true);
      document.removeEventListener('keydown', receiveLate);
    };
  }, [keys, label, group, layer, isDisabled, outsideFields, isUrgent]);
}
