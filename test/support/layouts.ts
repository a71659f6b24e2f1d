import type { Pressed } from '../../renderer/components/keyboard/shortcutKeys';

/**
 * What each key of a layout writes, plain and with Shift, row by row from the digits down; ⌃ and ¨ are dead keys, and ␀ is
 * a key that writes nothing. As xkeyboard-config has them (`symbols/fr`: `azerty`, `oss`, `bepo_afnor`; `symbols/us`), read
 * on 29 November 2026. `azerty` is that of Windows.
 */
interface Layout {
  readonly plain: readonly string[];
  readonly shifted: readonly string[];
}

const letters = (row: string): string[] => [...row].map((letter) => `Key${letter}`);
const rows: readonly (readonly string[])[] = [
  ['Backquote', ...[...'1234567890'].map((digit) => `Digit${digit}`), 'Minus', 'Equal'],
  [...letters('QWERTYUIOP'), 'BracketLeft', 'BracketRight'],
  [...letters('ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'],
  ['IntlBackslash', ...letters('ZXCVBNM'), 'Comma', 'Period', 'Slash'],
];

export const layouts = {
  'AZERTY, Windows': {
    plain: ['²&é"\'(-è_çà)=', 'azertyuiop⌃$', 'qsdfghjklmù*', '<wxcvbn,;:!'],
    shifted: ['␀1234567890°+', 'AZERTYUIOP¨£', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
  },
  'AZERTY, Linux': {
    plain: ['²&é"\'(-è_çà)=', 'azertyuiop⌃$', 'qsdfghjklmù*', '<wxcvbn,;:!'],
    shifted: ['³1234567890°+', 'AZERTYUIOP¨£', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
  },
  'BÉPO 1.1': {
    plain: ['$"«»()@+-/*=%', 'bépoè⌃vdljzw', 'auie,ctsrnmç', 'êàyx.k’qghf'],
    shifted: ['#1234567890°`', 'BÉPOÈ!VDLJZW', 'AUIE;CTSRNMÇ', 'ÊÀYX:K?QGHF'],
  },
  QWERTY: {
    plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", '<zxcvbnm,./'],
    shifted: ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', '>ZXCVBNM<>?'],
  },
} satisfies Record<string, Layout>;
export type LayoutName = keyof typeof layouts;

const names: Readonly<Record<string, string>> = { '⌃': 'Dead', '¨': 'Dead', '␀': 'Unidentified' };
const alone: Omit<Pressed, 'key' | 'code'> = {
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
};

/** Every key that writes, plain and with Shift, as the browser tells it. */
export function pressesOf(name: LayoutName): readonly Pressed[] {
  const level = (written: readonly string[], shiftKey: boolean) =>
    written.flatMap((row, at) =>
      [...row].map((key, i) => ({ ...alone, key: names[key] ?? key, code: rows[at]?.[i] ?? '', shiftKey })),
    );
  return [...level(layouts[name].plain, false), ...level(layouts[name].shifted, true)];
}

const moves = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/** The same on every layout, each alone and with Shift. */
export const namedPresses: readonly Pressed[] = [
  ...moves,
  ...['Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'F1'],
].flatMap((key) => [false, true].map((shiftKey) => ({ ...alone, key, code: key, shiftKey })));

/** The pad with its lock, then without: there it moves. */
export const padPresses: readonly Pressed[] = [
  ...[...'0123456789'].map((key) => ({ ...alone, key, code: `Numpad${key}` })),
  { ...alone, key: '+', code: 'NumpadAdd' },
  { ...alone, key: '-', code: 'NumpadSubtract' },
];
const pad = [
  'Insert',
  'End',
  'ArrowDown',
  'PageDown',
  'ArrowLeft',
  'Clear',
  'ArrowRight',
  'Home',
  'ArrowUp',
  'PageUp',
];
export const unlockedPad: readonly Pressed[] = pad.map((key, digit) => ({
  ...alone,
  key,
  code: `Numpad${digit}`,
}));
