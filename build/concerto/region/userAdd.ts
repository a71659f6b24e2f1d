import { personIdSchema } from '../../../shared/domain/ids';
import { fail, ok } from '../../../shared/domain/result';
import { personRole, REGION_ADMIN, REGION_MEMBER } from '../../../shared/region/accounts';
import { accountId, isAccountName, planAccount } from '../../../shared/region/plan/account';
import { pathOf, type SeenDocument } from '../../../shared/region/plan/change';
import { notARegion, optionTexts } from './boardYear';
import { changingCommand } from './regionCommand';
import { newPassword, USER_PASSWORD } from './secret';

export const userAdd = changingCommand(
  {
    words: 'user add',
    operands: 'COMPTE --person PERSONNE… [--region-admin]',
    about: 'crée un compte pour ces personnes (rpps-…, pers-…)\u00a0; le mot de passe est affiché une fois',
    options: { person: { type: 'string', multiple: true }, 'region-admin': { type: 'boolean' } },
  },
  async (region, { operands: [name, ...more], options }) => {
    if (name === undefined || more.length > 0)
      return fail('invalid', 'Donnez un compte, et un seul\u00a0: user add COMPTE --person PERSONNE.');
    if (!isAccountName(name))
      return fail('invalid', `«\u00a0${name}\u00a0» ne peut pas nommer un compte.`, {
        next: 'Prenez des lettres sans accent, des chiffres, point, tiret ou @.',
      });
    const persons = optionTexts(options['person']).map((person) => personIdSchema.safeParse(person));
    const administers = options['region-admin'] === true;
    if (persons.some(({ success }) => !success) || (persons.length === 0 && !administers))
      return fail('invalid', 'Donnez chaque personne de ce compte par --person rpps-XXXXXXXXXXX ou pers-….', {
        next: 'Un numéro RPPS a onze chiffres.',
      });
    if (!region.identity) return notARegion;
    const seen = await region.couch.read(pathOf('_users', accountId(name)));
    if (!seen.ok) return seen;
    const given = process.env[USER_PASSWORD];
    const password = given ?? newPassword();
    const roles = [
      REGION_MEMBER,
      ...(administers ? [REGION_ADMIN] : []),
      ...persons.flatMap(({ data }) => (data ? [personRole(data)] : [])),
    ];
    const isShown = !seen.value && given === undefined;
    return ok({
      changes: planAccount({ name, roles, password }, seen.value as SeenDocument),
      afterwards: isShown
        ? [`Mot de passe de ${name}, affiché cette seule fois\u00a0: ${password}`]
        : seen.value
          ? [`Le mot de passe de ${name} n’a pas changé.`]
          : [],
      report: { user: name, created: !seen.value, ...(isShown ? { password } : {}) },
    });
  },
);
