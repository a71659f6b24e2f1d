import { describe, expect, it } from 'vitest';
import {
  hasModifier,
  isModified,
  matches,
  shortcutWords,
  type Pressed,
} from '../../../../../renderer/components/keyboard/shortcutKeys';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

describe('matches', () => {
  it('takes letters without regard to caps lock, and not with another modifier', () => {
    expect(matches('n', pressed('n'))).toBe(true);
    expect(matches('n', pressed('N'))).toBe(true);
    expect(matches('n', pressed('N', { shiftKey: true }))).toBe(false);
    expect(matches('n', pressed('n', { ctrlKey: true }))).toBe(false);
    expect(matches('Ctrl+K', pressed('k', { ctrlKey: true }))).toBe(true);
    expect(matches('Ctrl+K', pressed('k', { ctrlKey: true, altKey: true }))).toBe(false);
    expect(matches('Ctrl+K', pressed('k'))).toBe(false);
  });
  it('finds digits where they are on a French keyboard', () => {
    expect(matches('1', pressed('&', { code: 'Digit1' }))).toBe(true);
    expect(matches('1', pressed('1', { code: 'Numpad1' }))).toBe(true);
    expect(matches('1', pressed('é', { code: 'Digit2' }))).toBe(false);
    expect(matches('Alt+2', pressed('é', { code: 'Digit2', altKey: true }))).toBe(true);
  });
  it('takes signs by what they write, whatever shift they need', () => {
    expect(matches('?', pressed('?', { shiftKey: true, code: 'KeyM' }))).toBe(true);
    expect(matches('?', pressed(','))).toBe(false);
    expect(matches('+', pressed('+', { shiftKey: true }))).toBe(true);
  });
  it('names shift where it counts', () => {
    expect(matches('Ctrl+Shift+Z', pressed('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matches('Ctrl+Z', pressed('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches('Alt+ArrowUp', pressed('ArrowUp', { altKey: true }))).toBe(true);
  });
});

describe('shortcutWords', () => {
  it('shows keys as they are engraved in France', () => {
    expect(shortcutWords('Ctrl+K')).toBe('Ctrl\u00a0K');
    expect(shortcutWords('Alt+ArrowUp')).toBe('Alt\u00a0↑');
    expect(shortcutWords('Escape')).toBe('Échap');
    expect(shortcutWords('?')).toBe('?');
    expect(shortcutWords('+')).toBe('+');
  });
  it('knows which keys may be used while typing', () => {
    expect(hasModifier('Ctrl+K')).toBe(true);
    expect(hasModifier('Alt+1')).toBe(true);
    expect(hasModifier('n')).toBe(false);
  });
});

describe('isModified', () => {
  it.each(['ctrlKey', 'altKey', 'shiftKey', 'metaKey'] as const)('is true of a key held with %s', (held) => {
    expect(isModified(pressed('ArrowDown', { [held]: true }))).toBe(true);
    expect(isModified(pressed('ArrowDown'))).toBe(false);
  });
});
