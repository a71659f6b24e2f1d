/** How a shortcut is written (`Ctrl+K`, `Alt+ArrowUp`, `?`, `n`), recognised and shown. */
const shown: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: 'Entrée',
  Escape: 'Échap',
  Delete: 'Suppr',
  Backspace: 'Retour arrière',
  Home: 'Début',
  End: 'Fin',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  Space: 'Espace',
  Shift: 'Maj',
};

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** A key held with another one is a shortcut, or edits a text: it moves nothing in a list and chooses nothing. */
export const isModified = (pressed: Pick<Pressed, 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>): boolean =>
  pressed.ctrlKey || pressed.altKey || pressed.shiftKey || pressed.metaKey;

const partsOf = (keys: string): string[] => (keys === '+' ? ['+'] : keys.split('+'));

/** « Ctrl K », « Alt ↑ » */
export const shortcutWords = (keys: string): string =>
  partsOf(keys)
    .map((part) => shown[part] ?? (part.length === 1 ? part.toLocaleUpperCase('fr') : part))
    .join('\u00a0');

export const hasModifier = (keys: string): boolean => /^(Ctrl|Alt)\+/.test(keys);

/**
 * Digits go by their place on the keyboard, since the French layout writes « & » on the unshifted 1; all other keys by
 * what they write. Shift only counts where it is named, or `?` could not be typed.
 */
export function matches(keys: string, pressed: Pressed): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  const named = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (named('Ctrl') !== (pressed.ctrlKey || pressed.metaKey) || named('Alt') !== pressed.altKey) return false;
  if (named('Shift') && !pressed.shiftKey) return false;
  if (/^\d$/.test(key))
    return !pressed.shiftKey && (pressed.code === `Digit${key}` || pressed.code === `Numpad${key}`);
  if (key === 'Space') return pressed.key === ' ';
  if (key.length > 1 || /[a-z]/i.test(key)) {
    if (pressed.shiftKey !== named('Shift')) return false;
    return pressed.key.toLowerCase() === key.toLowerCase();
  }
  return pressed.key === key;
}
