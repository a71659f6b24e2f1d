import { folded } from '../domain/french';
import { codeIn, lists, specialtyName } from '../terminology/codes';
import { usualSpecialties } from '../terminology/usualSpecialties';

const known = new Map<string, string>([
  ...Object.entries(usualSpecialties).flatMap(([code, names]) =>
    names.map((name) => [folded(name), code] as const),
  ),
  // What the official list says goes first.
  ...lists.specialty.flatMap(({ code, label }) => [
    [folded(label), code] as const,
    [folded(specialtyName(code)), code] as const,
  ]),
]);

/** `G15_10/SM36`, `SM36`, its name in the official list or a usual one; undefined for what is none. */
export function specialtyIn(text: string): string | undefined {
  const code = text.trim();
  return [code, `G15_10/${code}`].find((it) => codeIn('specialty', it)) ?? known.get(folded(code));
}

const pairs = (text: string): Set<string> => {
  const letters = folded(text).replaceAll(' ', '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
};

/** How much of the text is in a name, above all; then how little else the name holds (Dice's coefficient). From 0 to 1. */
function likeness(text: ReadonlySet<string>, name: ReadonlySet<string>): number {
  const common = [...text].filter((pair) => name.has(pair)).length;
  return text.size === 0 ? 0 : (0.7 * common) / text.size + (0.6 * common) / (text.size + name.size);
}

const NEAR = 0.5;

/** The official names that a text is nearest to, at most three, with the codes that may be given instead. */
export function nearSpecialties(text: string): string[] {
  const meant = pairs(text);
  return lists.specialty
    .filter(({ code }) => code.startsWith('G15_10/SM'))
    .map(({ code }) => ({ code, near: likeness(meant, pairs(specialtyName(code))) }))
    .filter(({ near }) => near >= NEAR)
    .sort((a, b) => b.near - a.near)
    .slice(0, 3)
    .map(({ code }) => `${specialtyName(code)} (${code.slice('G15_10/'.length)})`);
}

/** « proches dans la liste officielle : … », or nothing. */
export function nearWords(text: string): string {
  const near = nearSpecialties(text);
  return near.length === 0 ? '' : `\u00a0; proches dans la liste officielle\u00a0: ${near.join(', ')}`;
}
