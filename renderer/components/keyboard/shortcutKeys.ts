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
 * The digit that a key means; undefined where it means none.
 *
 * - One that it writes: « 1 » is Maj & in France, and the plain key with the capitals locked.
 * - Else its place in the row, since French layouts write « & » or « " » on the plain key.
 * - The pad without its lock moves, as its keys say: End would otherwise vote for, and ↓ against.
 */
export function digitOf({
  key,
  code,
  shiftKey,
}: Pick<Pressed, 'key' | 'code' | 'shiftKey'>): number | undefined {
  const written = /^\d$/.exec(key)?.[0];
  const placed = shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  const digit = written ?? placed;
  return digit === undefined ? undefined : Number(digit);
}

/**
 * Digits go by `digitOf`, all other keys by what they write, wherever the layout has them. Shift only counts where it is
 * named, or `?` could not be typed. Alt with the pad is left to Windows: it writes « É » as Alt 144.
 */
export function matches(keys: string, pressed: Pressed): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  const named = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (named('Ctrl') !== (pressed.ctrlKey || pressed.metaKey) || named('Alt') !== pressed.altKey) return false;
  if (named('Shift') && !pressed.shiftKey) return false;
  if (/^\d$/.test(key)) {
    if (pressed.altKey && pressed.code.startsWith('Numpad')) return false;
    return digitOf(pressed) === Number(key);
  }
  if (key === 'Space') return pressed.key === ' ';
  if (key.length > 1 || /[a-z]/i.test(key)) {
    if (pressed.shiftKey !== named('Shift')) return false;
    return pressed.key.toLowerCase() === key.toLowerCase();
  }
  return pressed.key === key;
}
