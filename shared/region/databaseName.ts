import { databaseNameSchema, type DatabaseName } from '../domain/ids';
import { folded } from '../domain/french';
import { nameKey } from '../domain/samePatient';

/**
 * One database per board and year. CouchDB takes lower-case letters, digits and `_$()+/-`, a letter first
 * (docs.couchdb.org, PUT /{db}); `_` separates the three parts here, so a slug never holds one.
 */
const SLUG_LENGTH = 30;

/** Words that say nothing of a board: « RCP de recours » → `recours`. */
const EMPTY_HEAD =
  /^(?:rcp|reunion de concertation pluridisciplinaire)(?: (?:de|du|des|d))?(?: (?:la|le|les|l))?(?= |$)/;

function wholeSlug(name: string): string {
  const words = folded(name).replace(EMPTY_HEAD, '').trim().replaceAll(' ', '-');
  return words === '' ? 'rcp' : /^[a-z]/.test(words) ? words : `rcp-${words}`;
}

/** « RCP Sein » → `sein`. Starts with a letter, 1 to 30 characters; a name that leaves nothing gives `rcp`. */
export function boardSlug(name: string): string {
  const lettered = wholeSlug(name);
  if (lettered.length <= SLUG_LENGTH) return lettered;
  const whole = lettered.slice(0, SLUG_LENGTH + 1).lastIndexOf('-');
  return lettered.slice(0, whole > SLUG_LENGTH / 2 ? whole : SLUG_LENGTH).replace(/-+$/, '');
}

/** What a slug does not hold of a name: letters of other alphabets. */
const otherLetters = (name: string): string => nameKey(name).replace(/[a-z0-9]/g, '');

/** « RCP Sein » and « rcp du sein » are one board; names that differ only behind what a slug holds are two. */
const isSameBoard = (a: string, b: string): boolean =>
  wholeSlug(a) === wholeSlug(b) && otherLetters(a) === otherLetters(b);

/**
 * The slug of a new board: another one, numbered, where a board of a different name has it already.
 * @param taken the boards there are, by slug
 * @returns null where one of them has this very name
 */
export function freeBoardSlug(name: string, taken: ReadonlyMap<string, string>): string | null {
  const usual = boardSlug(name);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? usual : `${usual.slice(0, SLUG_LENGTH - 1 - String(n).length)}-${n}`;
    const there = taken.get(slug);
    if (there === undefined) return slug;
    if (isSameBoard(there, name)) return null;
  }
}

/** `rcp_sein_2026`. A slug or a year that makes no database name is a bug of the caller. */
export const databaseName = (slug: string, year: number): DatabaseName =>
  databaseNameSchema.parse(`rcp_${slug}_${String(year).padStart(4, '0')}`);

/** The board on which one learns alone: it never leaves the workstation. */
export const DEMONSTRATION_SLUG = 'demonstration';

export const isDemonstration = (name: DatabaseName): boolean =>
  parseDatabaseName(name)?.slug === DEMONSTRATION_SLUG;

interface DatabaseParts {
  readonly slug: string;
  readonly year: number;
}

/** Null for a database that is not a board's. */
export function parseDatabaseName(name: string): DatabaseParts | null {
  if (!databaseNameSchema.safeParse(name).success) return null;
  const [, slug = '', year = ''] = name.split('_');
  return { slug, year: Number(year) };
}

/** Of these databases, those of the same board: one a year, its own included. */
export function yearsOf<Name extends string>(database: DatabaseName, all: readonly Name[]): Name[] {
  const own = parseDatabaseName(database)?.slug;
  return all.filter((name) => own !== undefined && parseDatabaseName(name)?.slug === own);
}
