import { roleNames, roleSchema, type Role } from '../domain/person';
import type { PersonId } from '../domain/ids';
import { boardRole, officeRole, personsOf, REGION_ADMIN } from './accounts';
import type { BoardEntry } from './identity';

/** What `region status` says, gathered from what was seen. */
export interface Account {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface BoardYearState {
  readonly database: string;
  readonly year: number;
  readonly documents: number;
  readonly bytes: number;
  /** What `region init` would set right there. */
  readonly outdated: readonly string[];
}

interface Member {
  readonly account: string;
  readonly offices: readonly Role[];
  readonly persons: number;
}

export interface BoardState {
  readonly slug: string;
  readonly name: string;
  readonly years: readonly BoardYearState[];
  readonly members: readonly Member[];
}

const membersOf = (slug: string, accounts: readonly Account[]): Member[] =>
  accounts
    .filter(({ roles }) => roles.includes(boardRole(slug)))
    .map(({ name, roles }) => ({
      account: name,
      offices: roleSchema.options.filter((office) => roles.includes(officeRole(slug, office))),
      persons: personsOf(roles).length,
    }));

const inText = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export const officeWords = ({ offices }: Member): string =>
  offices.length === 0 ? 'lecture seule' : offices.map((office) => inText(roleNames[office])).join(', ');

/** Those that no entry of the directory is about: mistyped, or known to one workstation alone. */
export function unlisted(
  persons: readonly PersonId[],
  directory: readonly { readonly _id: string }[],
): PersonId[] {
  const listed = new Set(directory.map(({ _id }) => _id));
  return persons.filter((person) => !listed.has(`person:${person}`));
}

interface Surveyed {
  readonly boards: readonly BoardState[];
  readonly accounts: readonly Account[];
  /** Everybody of `annuaire`. */
  readonly people: readonly { readonly _id: string }[];
  readonly strays: readonly string[];
  readonly lacking: readonly string[];
  readonly year: number;
}

/** What an administrator should look at, most urgent first. */
export function warningsOf({ boards, accounts, people, strays, lacking, year }: Surveyed): string[] {
  const closes = (member: Member): boolean => member.offices.some((office) => office !== 'doctor');
  return [
    ...lacking.map((words) => `À remettre en état par «\u00a0region init\u00a0»\u00a0: ${words}.`),
    ...boards.flatMap(({ years }) =>
      years.flatMap(({ outdated }) =>
        outdated.map((words) => `À remettre en état par «\u00a0region init\u00a0»\u00a0: ${words}.`),
      ),
    ),
    ...boards
      .filter(({ years }) => !years.some((one) => one.year === year))
      .map(({ name }) => `${name} n’a pas de base pour ${year}\u00a0: «\u00a0year open ${year}\u00a0».`),
    ...boards
      .filter(({ members }) => !members.some(closes))
      .map(({ name }) => `${name} n’a personne pour tenir ses séances\u00a0: «\u00a0member add\u00a0».`),
    ...accounts
      .filter(({ roles }) => personsOf(roles).length === 0 && roles.some((role) => role.startsWith('board:')))
      .map(
        ({ name }) =>
          `Le compte ${name} ne répond de personne et ne peut rien signer\u00a0: «\u00a0user add\u00a0».`,
      ),
    ...accounts.flatMap(({ name, roles }) =>
      unlisted(personsOf(roles), people).map(
        (person) =>
          `Le compte ${name} répond de ${person}, que l’annuaire n’a pas\u00a0: vérifiez son numéro, ou inscrivez cette personne («\u00a0person add\u00a0»).`,
      ),
    ),
    ...strays.map(
      (name) => `La base ${name} n’est d’aucune RCP de l’annuaire\u00a0: «\u00a0board add\u00a0».`,
    ),
  ];
}

export const boardsOf = (
  entries: readonly BoardEntry[],
  years: readonly (BoardYearState & { readonly slug: string })[],
  accounts: readonly Account[],
): BoardState[] =>
  entries.map(({ slug, name }) => ({
    slug,
    name,
    years: years.filter((one) => one.slug === slug).map(({ slug: _slug, ...rest }) => rest),
    members: membersOf(slug, accounts),
  }));

export const administrators = (accounts: readonly Account[]): string[] =>
  accounts.filter(({ roles }) => roles.includes(REGION_ADMIN)).map(({ name }) => name);
