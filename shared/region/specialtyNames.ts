import { folded } from '../domain/french';
import { nearestCodes } from '../domain/nearestCodes';
import { codeIn, lists, specialtyName } from '../terminology/codes';
import { usualSpecialties } from '../terminology/usualSpecialties';

const ofSpecialists = (code: string): boolean => code.startsWith('G15_10/SM');
const officialNames = (isWanted: (code: string) => boolean): (readonly [string, string])[] =>
  lists.specialty
    .filter(({ code }) => isWanted(code))
    .flatMap(({ code, label }) => [
      [folded(label), code] as const,
      [folded(specialtyName(code)), code] as const,
    ]);

/**
 * A name goes to the specialty that it first stands for here: one in which doctors are qualified (SM), else the usual
 * one. Rarer diplomas bear the same names (« Médecine nucléaire », « Urologie »), and no quorum counts them.
 */
const known = new Map<string, string>();
for (const [name, code] of [
  ...officialNames(ofSpecialists),
  ...Object.entries(usualSpecialties).flatMap(([code, names]) =>
    names.map((name) => [folded(name), code] as const),
  ),
  ...officialNames((code) => !ofSpecialists(code)),
])
  if (!known.has(name)) known.set(name, code);

/** `G15_10/SM36`, `SM36`, its name in the official list or a usual one; undefined for what is none. */
export function specialtyIn(text: string): string | undefined {
  const code = text.trim();
  return [code, `G15_10/${code}`].find((it) => codeIn('specialty', it)) ?? known.get(folded(code));
}

/** The official names that a text is nearest to, at most three, with the codes that may be given instead. */
export const nearSpecialties = (text: string): string[] =>
  nearestCodes('specialty', text, Infinity)
    .filter(ofSpecialists)
    .slice(0, 3)
    .map((code) => `${specialtyName(code)} (${code.slice('G15_10/'.length)})`);

/** « proches dans la liste officielle : … », or nothing. */
export function nearWords(text: string): string {
  const near = nearSpecialties(text);
  return near.length === 0 ? '' : `\u00a0; proches dans la liste officielle\u00a0: ${near.join(', ')}`;
}
