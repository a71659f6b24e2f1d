import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
function ratios(front: string, back: string): { light: number; dark: number } {
  const [f, b] = [colours.get(front), colours.get(back)];
  if (!f || !b) throw new Error(`No colour ${f ? back : front}`);
  return { light: contrast(f.light, b.light), dark: contrast(f.dark, b.dark) };
}

const surfaces = ['page', 'surface', 'raised', 'sunken'];
const soft = ['todo', 'wrong', 'done', 'info'];
const textPairs = [
  ...['text', 'text-quiet'].flatMap((front) => [...surfaces, 'hover'].map((back) => [front, back] as const)),
  ...['accent', 'todo', 'wrong', 'done', 'info'].flatMap((front) =>
    ['page', 'surface'].map((back) => [front, back] as const),
  ),
  ...soft.flatMap((name) => [[name, `${name}-soft`] as const, ['text', `${name}-soft`] as const]),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-hover'] as const,
  ['on-accent', 'accent-pressed'] as const,
  ['on-wrong', 'wrong'] as const,
  ['on-wrong', 'wrong-hover'] as const,
  ['accent-soft-text', 'accent-soft'] as const,
  ['text', 'accent-soft'] as const,
];
const controlPairs = [
  ...surfaces.map((back) => ['line-control', back] as const),
  ...surfaces.map((back) => ['focus', back] as const),
  ...soft.flatMap((name) => surfaces.slice(0, 2).map((back) => [`${name}-line`, back] as const)),
];

describe('tokens', () => {
  it.each(textPairs)('text %s on %s is at least 7:1 in both themes', (front, back) => {
    const { light, dark } = ratios(front, back);
    expect(Math.min(light, dark)).toBeGreaterThanOrEqual(7);
  });
  it.each(controlPairs)('control %s on %s is at least 4.5:1 in both themes', (front, back) => {
    const { light, dark } = ratios(front, back);
    expect(Math.min(light, dark)).toBeGreaterThanOrEqual(4.5);
  });
});
