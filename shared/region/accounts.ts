import { personIdSchema, type PersonId } from '../domain/ids';
import type { Role } from '../domain/person';

/**
 * The roles of a CouchDB account: all that the region knows of who writes. A workstation that several people share has one
 * account, which answers for all of them.
 */
export const REGION_ADMIN = 'region:admin';
export const REGION_MEMBER = 'region:member';
export const personRole = (person: PersonId): string => `person:${person}`;
/** The workstation that the account is on, where an administrator named it: its traces are then that workstation's alone. */
export const DEVICE_ROLE = 'device:';
export const deviceRole = (device: string): string => DEVICE_ROLE + device;
/** Reads and writes the databases of that board, of all years. */
export const boardRole = (slug: string): string => `board:${slug}`;
/** What the account is on that board. */
export const officeRole = (slug: string, role: Role): string => `board:${slug}:${role}`;

const ofBoard = (slug: string, role: string): boolean =>
  role === boardRole(slug) || role.startsWith(`${boardRole(slug)}:`);

/** The account as a member of this board with these offices, and no others there. */
export const asMember = (roles: readonly string[], slug: string, offices: readonly Role[]): string[] => [
  ...asStranger(roles, slug),
  boardRole(slug),
  ...offices.map((office) => officeRole(slug, office)),
];

export const asStranger = (roles: readonly string[], slug: string): string[] =>
  roles.filter((role) => !ofBoard(slug, role));

/** The persons an account answers for. */
export const personsOf = (roles: readonly string[]): PersonId[] =>
  roles.flatMap((role) =>
    role.startsWith('person:') ? (personIdSchema.safeParse(role.slice(7)).data ?? []) : [],
  );

interface Security {
  readonly admins: { readonly names: readonly string[]; readonly roles: readonly string[] };
  readonly members: { readonly names: readonly string[]; readonly roles: readonly string[] };
}

const security = (members: string): Security => ({
  admins: { names: [], roles: [REGION_ADMIN] },
  members: { names: [], roles: [members] },
});

/** `_security` of a board's database. */
export const boardSecurity = (slug: string): Security => security(boardRole(slug));
/** `_security` of `annuaire`: everybody of the region reads it. */
export const directorySecurity: Security = security(REGION_MEMBER);
