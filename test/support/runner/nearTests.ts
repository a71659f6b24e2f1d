import path from 'node:path';

/** Which files import which: both by their path in the repository. */
export type Importers = ReadonlyMap<string, ReadonlySet<string>>;

const IMPORTED = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"?]+)/g;

/** The files that this source imports, as it writes them: relative, without a query. */
export const importedBy = (source: string): readonly string[] =>
  [...source.matchAll(IMPORTED)].flatMap(([, file]) => file ?? []);

/** Beyond this a test does not speak more of it, but is longer. */
const OFTEN = 20;

/** `renderer/engine/commands/proposals.ts` → `proposal`: how a test speaks of what this file holds. */
const subjectOf = (file: string): string =>
  path.posix.basename(file).replace(/\..*/, '').replace(/s$/, '').toLowerCase();

/** How often a test speaks of what these files hold; one that bears the name of one of them speaks of nothing else. */
export const mentions = (test: string, source: string, changed: readonly string[]): number =>
  changed.some((file) => subjectOf(file) === subjectOf(test))
    ? OFTEN
    : changed.reduce((n, file) => n + source.toLowerCase().split(subjectOf(file)).length - 1, 0);

/**
 * The tests that reach one of these files by their imports, the nearest first: few imports lie between, and they speak of
 * it. Imports alone do not tell: a command is reached by every test that starts the engine.
 * @param speaks how often a test speaks of them
 */
export function nearTests(
  changed: readonly string[],
  importers: Importers,
  isTest: (file: string) => boolean,
  speaks: (file: string) => number = () => 0,
): readonly string[] {
  const seen = new Set(changed);
  const found: { readonly file: string; readonly nearness: number }[] = [];
  let reached = [...seen];
  for (let steps = 1; reached.length > 0; steps++) {
    for (const file of reached.filter(isTest))
      found.push({ file, nearness: (1 + Math.min(OFTEN, speaks(file))) / steps ** 3 });
    const next = new Set(reached.flatMap((file) => [...(importers.get(file) ?? [])]));
    reached = [...next].filter((file) => !seen.has(file)).sort();
    for (const file of reached) seen.add(file);
  }
  return found.sort((a, b) => b.nearness - a.nearness).map(({ file }) => file);
}
