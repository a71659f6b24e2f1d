import { databaseNameSchema, type DatabaseName } from '../domain/ids';
import { folded } from '../domain/french';

/**
 * One database per board and year. CouchDB takes lower-case letters, digits and `_$()+/-`, a letter first
 * (docs.couchdb.org, PUT /{db}); `_` separates the three parts here, so a slug never holds one.
 */
const SLUG_LENGTH = 30;

/** Words that say nothing of a board: « RCP de recours » → `recours`. */
const EMPTY_HEAD =
  /^(?:rcp|reunion de concertation pluridisciplinaire)(?: (?:de|du|des|d))?(?: (?:la|le|les|l))?(?= |$)/;

/** « RCP Sein » → `sein`. Starts with a letter, 1 to 30 characters; a name that leaves nothing gives `rcp`. */
export function boardSlug(name: string): string {
  const words = folded(name).replace(EMPTY_HEAD, '').trim().replaceAll(' ', '-');
  const lettered = words === '' ? 'rcp' : /^[a-z]/.test(words) ? words : `rcp-${words}`;
  if (lettered.length <= SLUG_LENGTH) return lettered;
  const whole = lettered.slice(0, SLUG_LENGTH + 1).lastIndexOf('-');
  return lettered.slice(0, whole > SLUG_LENGTH / 2 ? whole : SLUG_LENGTH).replace(/-+$/, '');
}

/** `rcp_sein_2026`. A slug or a year that makes no database name is a bug of the caller. */
export const databaseName = (slug: string, year: number): DatabaseName =>
  databaseNameSchema.parse(`rcp_${slug}_${String(year).padStart(4, '0')}`);

/** The board on which one learns alone: it never leaves the workstation. */
export const DEMONSTRATION_SLUG = 'demonstration';

export const isDemonstration = (name: DatabaseName): boolean =>
  parseDatabaseName(name)?.slug === DEMONSTRATION_SLUG;

export interface DatabaseParts {
  readonly slug: string;
  readonly year: number;
}

/** Null for a database that is not a board's. */
export function parseDatabaseName(name: string): DatabaseParts | null {
  if (!databaseNameSchema.safeParse(name).success) return null;
  const [, slug = '', year = ''] = name.split('_');
  return { slug, year: Number(year) };
}
