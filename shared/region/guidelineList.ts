import { folded } from '../domain/french';
import type { Guideline } from '../domain/guideline';
import { fail, ok, type Result } from '../domain/result';
import { dayFromWords } from '../intake/csv/values';
import { guidelineId } from './guidelines';
import type { BoardEntry } from './identity';
import { listedLines } from './listedLines';

/** A guideline as an administrator gives it. */
export interface ListedGuideline extends Pick<Guideline, 'name' | 'version' | 'date'> {
  /** The slugs of the boards it is for; absent: of all. */
  readonly boards?: readonly string[] | undefined;
  readonly link?: string;
}

/** What a column may be called. */
const TITLES = {
  name: ['referentiel', 'nom', 'nom du referentiel'],
  version: ['version'],
  date: ['date', 'date de publication', 'date du referentiel'],
  boards: ['rcp'],
  link: ['lien', 'adresse', 'url'],
} as const;

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A guideline of these words, or why there is none, as the end of a sentence. */
export function guidelineFrom(typed: {
  readonly name: string;
  readonly version: string;
  readonly date: string;
  readonly link: string;
}): ListedGuideline | string {
  const [name, version] = [spaced(typed.name), spaced(typed.version)];
  const date = dayFromWords(typed.date);
  const link = typed.link.trim();
  if (guidelineId({ name, version }) === null) return 'le nom ou la version manque';
  if (date === null) return `«\u00a0${typed.date}\u00a0» n’est pas une date`;
  if (link !== '' && !/^https?:\/\/[^\s/]/.test(link)) return `«\u00a0${link}\u00a0» n’est pas une adresse`;
  return { name, version, date, ...(link === '' ? {} : { link }) };
}

/** The slugs of the boards named, by slug or by name; null where one is unknown. */
export function boardsNamed(
  words: readonly string[],
  known: readonly Pick<BoardEntry, 'slug' | 'name'>[],
): string[] | null {
  const found = words.map((word) =>
    known.find(({ slug, name }) => slug === word || folded(name) === folded(word)),
  );
  return found.every((board) => board !== undefined)
    ? [...new Set(found.map(({ slug }) => slug))].sort()
    : null;
}

const ALL = ['', 'toutes', 'toutes les rcp'];

interface GuidelineList {
  readonly guidelines: readonly ListedGuideline[];
  /** What was not taken, by line. */
  readonly notes: readonly string[];
}

/** Reads a list of guidelines: one a line; one that stands on several lines is for the boards of all of them. */
export function readGuidelines(
  bytes: Uint8Array,
  boards: readonly Pick<BoardEntry, 'slug' | 'name'>[],
): Result<GuidelineList> {
  const { hasColumn, lines } = listedLines(bytes, TITLES);
  if (!(['name', 'version', 'date'] as const).every(hasColumn))
    return fail(
      'missing',
      'Cette liste n’a pas les colonnes «\u00a0Référentiel\u00a0», «\u00a0Version\u00a0» et «\u00a0Date\u00a0».',
      {
        safe: 'Rien n’a été inscrit.',
        next: 'Donnez les colonnes Référentiel, Version, Date, RCP et Lien.',
      },
    );
  const found = new Map<string | null, ListedGuideline>();
  const notes: string[] = [];
  for (const { words: line, cell } of lines) {
    const read = guidelineFrom({
      name: cell('name'),
      version: cell('version'),
      date: cell('date'),
      link: cell('link'),
    });
    const isForAll = ALL.includes(folded(cell('boards')));
    const named = boardsNamed(
      isForAll
        ? []
        : cell('boards')
            .split(/[,;|/]/)
            .map(spaced)
            .filter(Boolean),
      boards,
    );
    if (typeof read === 'string') notes.push(`${line}\u00a0: ${read}, non reprise.`);
    else if (named === null)
      notes.push(
        `${line}\u00a0: «\u00a0${cell('boards')}\u00a0» n’est pas une RCP de l’annuaire, non reprise.`,
      );
    else {
      const id = guidelineId(read);
      const before = found.get(id);
      const goesForAll = isForAll || (before !== undefined && before.boards === undefined);
      const together = [...new Set([...(before?.boards ?? []), ...named])].sort();
      found.set(id, { ...before, ...read, boards: goesForAll ? undefined : together });
    }
  }
  return found.size === 0
    ? fail('missing', ['Aucune ligne de cette liste n’est un référentiel.', ...notes].join(' '), {
        safe: 'Rien n’a été inscrit.',
      })
    : ok({ guidelines: [...found.values()], notes });
}
