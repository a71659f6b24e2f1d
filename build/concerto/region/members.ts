import type { Role } from '../../../shared/domain/person';
import { fail, ok } from '../../../shared/domain/result';
import { accountId, isAccountName, planMembership } from '../../../shared/region/plan/account';
import { pathOf, type SeenDocument } from '../../../shared/region/plan/change';
import type { Given } from '../command';
import { notARegion, optionText, optionTexts } from './boardYear';
import { changingCommand, type Plan, type Region } from './regionCommand';
import type { Result } from '../../../shared/domain/result';

/** As an administrator types them. */
const offices: Readonly<Record<string, Role>> = {
  animateur: 'chair',
  coordonnateur: 'coordinator',
  secretaire: 'secretary',
  medecin: 'doctor',
};
const officeNames = Object.keys(offices).join(', ');

async function planFor(
  region: Region,
  { operands: [name, ...more], options }: Given,
  joins: boolean,
): Promise<Result<Plan>> {
  const slug = optionText(options['board']);
  if (name === undefined || more.length > 0 || !isAccountName(name) || slug === null)
    return fail('invalid', 'Donnez un compte et une RCP\u00a0: COMPTE --board NOM_COURT.');
  const given = optionTexts(options['role']);
  const known = given.flatMap((word) => (Object.hasOwn(offices, word) ? (offices[word] ?? []) : []));
  if (joins && (known.length === 0 || known.length < given.length))
    return fail('invalid', `Donnez son rôle à cette RCP par --role\u00a0: ${officeNames}.`);
  if (!region.identity) return notARegion;
  if (joins && !region.boards.some((board) => board.slug === slug))
    return fail('invalid', `L’annuaire n’a pas de RCP «\u00a0${slug}\u00a0».`);
  const seen = await region.couch.read(pathOf('_users', accountId(name)));
  if (!seen.ok) return seen;
  if (!seen.value)
    return fail('state', `Il n’y a pas de compte ${name}.`, {
      next: `Créez-le d’abord\u00a0: user add ${name}.`,
    });
  return ok({
    changes: planMembership(slug, joins ? known : null, seen.value as NonNullable<SeenDocument>),
    report: { user: name, board: slug },
  });
}

export const memberAdd = changingCommand(
  {
    words: 'member add',
    operands: 'COMPTE --board NOM_COURT --role RÔLE…',
    about: `donne à un compte sa place dans une RCP (${officeNames}), à la place de celle qu’il y avait`,
    options: { board: { type: 'string' }, role: { type: 'string', multiple: true } },
  },
  (region, given) => planFor(region, given, true),
);

export const memberRemove = changingCommand(
  {
    words: 'member remove',
    operands: 'COMPTE --board NOM_COURT',
    about: 'retire un compte d’une RCP\u00a0: il n’en lit ni n’en écrit plus les bases',
    options: { board: { type: 'string' } },
  },
  (region, given) => planFor(region, given, false),
);
