import { isTextField } from './textField';

/**
 * Ctrl Z in a text field takes back typing as long as there is any: since one entered the field, its text changed. Then,
 * and where the field's own way back does nothing (a choice from a list is no typing), it takes back the last act.
 */

/** What stood in a field as one entered it. */
const entered = new WeakMap<Element, string>();
/** As the last key left it: what stands there otherwise was chosen or put there, and the browser's undo would go elsewhere. */
const typed = new WeakMap<Element, string>();
/** Typing was taken back in it since one entered it: there is something to make anew. */
const takenBack = new WeakSet<Element>();

/** Where a key has just written, until the field shows what it makes of it. */
let written: HTMLInputElement | HTMLTextAreaElement | null = null;
/** A choice that follows at once, before any timer, is not taken for what the key left. */
const settleWritten = (): void => {
  if (written) typed.set(written, written.value);
  written = null;
};

const onEnter = ({ target }: FocusEvent): void => {
  if (!isTextField(target)) return;
  entered.set(target, target.value);
  takenBack.delete(target);
};
const onInput = (event: Event): void => {
  const { target } = event;
  if (isTextField(target)) {
    written = target;
    setTimeout(settleWritten, 0);
  }
  if (event instanceof InputEvent && event.inputType === 'historyUndo' && isTextField(event.target))
    takenBack.add(event.target);
};

const isTyped = (target: EventTarget | null): boolean =>
  isTextField(target) &&
  !target.readOnly &&
  entered.get(target) !== target.value &&
  typed.get(target) === target.value;

/** Whether a field keeps Ctrl Z, or its way forward, for its own typing. */
export const keepsUndo = (target: Element): boolean => isTyped(target);
export const keepsRedo = (target: Element): boolean => isTextField(target) && takenBack.has(target);

/** Follows what is typed where, from now on. @param other called where a field kept the key and nothing came of it */
export function followTyping(other: (isUndo: boolean) => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    settleWritten();
    const { target } = event;
    const key = event.key.toLowerCase();
    const isUndo = key === 'z' && !event.shiftKey;
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(isUndo || isRedo)) return;
    if (!isTextField(target) || target.closest('[role=dialog]')) return;
    if (!(isUndo ? keepsUndo(target) : keepsRedo(target))) return;
    let hasChanged = false;
    const note = () => {
      hasChanged = true;
    };
    document.addEventListener('input', note, true);
    setTimeout(() => {
      document.removeEventListener('input', note, true);
      if (!hasChanged) other(isUndo);
    }, 0);
  };
  document.addEventListener('focusin', onEnter, true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', settleWritten, true);
  return () => {
    document.removeEventListener('focusin', onEnter, true);
    document.removeEventListener('input', onInput, true);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', settleWritten, true);
  };
}
