import type { Role } from '../../domain/person';
import { asMember, asStranger } from '../accounts';
import { pathOf, put, same, type Change, type SeenDocument } from './change';

const USERS = '_users';
export const accountId = (name: string): string => `org.couchdb.user:${name}`;

/** Names that need no care in an address, a log or a shell. */
export const isAccountName = (name: string): boolean => /^[a-z0-9][a-z0-9._@-]{0,62}$/i.test(name);

const rolesOf = (seen: SeenDocument): string[] =>
  Array.isArray(seen?.['roles']) ? seen['roles'].filter((role) => typeof role === 'string') : [];

const distinct = (roles: readonly string[]): string[] => [...new Set(roles)];

interface WantedAccount {
  readonly name: string;
  readonly roles: readonly string[];
  /** For a new account only: nobody's password is changed in passing. */
  readonly password: string;
}

/** Roles that are there stay. */
export function planAccount({ name, roles, password }: WantedAccount, seen: SeenDocument): Change[] {
  const path = pathOf(USERS, accountId(name));
  if (!seen)
    return [
      put(`créer le compte ${name}`, path, {
        _id: accountId(name),
        name,
        type: 'user',
        roles: distinct(roles),
        password,
      }),
    ];
  const all = distinct([...rolesOf(seen), ...roles]);
  return same(all, rolesOf(seen))
    ? []
    : [put(`compléter les rôles du compte ${name}\u00a0: ${all.join(', ')}`, path, { ...seen, roles: all })];
}

/** @param offices none: the account leaves the board */
export function planMembership(
  slug: string,
  offices: readonly Role[] | null,
  seen: NonNullable<SeenDocument>,
): Change[] {
  const held = rolesOf(seen);
  const roles = offices ? asMember(held, slug, distinct(offices) as Role[]) : asStranger(held, slug);
  const name = String(seen['name']);
  const words = offices ? `inscrire ${name} à la RCP ${slug}` : `retirer ${name} de la RCP ${slug}`;
  return same([...roles].sort(), [...held].sort())
    ? []
    : [put(`${words}\u00a0: ${roles.join(', ')}`, pathOf(USERS, accountId(name)), { ...seen, roles })];
}
