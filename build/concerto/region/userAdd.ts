import { personIdSchema } from '../../../shared/domain/ids';
import { fail, ok } from '../../../shared/domain/result';
import { deviceRole, personRole, REGION_ADMIN, REGION_MEMBER } from '../../../shared/region/accounts';
import { accountId, isAccountName, planAccount } from '../../../shared/region/plan/account';
import { pathOf, type SeenDocument } from '../../../shared/region/plan/change';
import { unlisted } from '../../../shared/region/survey';
import { notARegion, optionTexts } from './boardYear';
import { changingCommand } from './regionCommand';
import { newPassword, USER_PASSWORD } from './secret';
import { seenEntries } from './seen';

export const userAdd = changingCommand(
  {
    words: 'user add',
    operands: 'COMPTE --person PERSONNE… [--device POSTE…] [--region-admin]',
    about:
      'crée un compte pour ces personnes (rpps-…, pers-…)\u00a0; le mot de passe est affiché une fois\u00a0; avec --device, il ne trace que depuis ce poste',
    options: {
      person: { type: 'string', multiple: true },
      device: { type: 'string', multiple: true },
      'region-admin': { type: 'boolean' },
    },
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
    const devices = optionTexts(options['device']);
    if (!devices.every((device) => /^[a-z0-9]{1,64}$/.test(device)))
      return fail('invalid', 'Un poste se nomme par des minuscules et des chiffres, comme dans ses traces.');
    if (!region.identity) return notARegion;
    const directory = await seenEntries(region.couch, 'person');
    if (!directory.ok) return directory;
    const strangers = unlisted(
      persons.flatMap(({ data }) => data ?? []),
      directory.value,
    );
    const seen = await region.couch.read(pathOf('_users', accountId(name)));
    if (!seen.ok) return seen;
    const given = process.env[USER_PASSWORD];
    const password = given ?? newPassword();
    const roles = [
      REGION_MEMBER,
      ...(administers ? [REGION_ADMIN] : []),
      ...persons.flatMap(({ data }) => (data ? [personRole(data)] : [])),
      ...devices.map(deviceRole),
    ];
    const isShown = !seen.value && given === undefined;
    return ok({
      changes: planAccount({ name, roles, password }, seen.value as SeenDocument),
      notes: strangers.map(
        (person) =>
          `! L’annuaire n’a pas de personne ${person}\u00a0: vérifiez son numéro, ou inscrivez-la (person add).`,
      ),
      afterwards: isShown
        ? [`Mot de passe de ${name}, affiché cette seule fois\u00a0: ${password}`]
        : seen.value
          ? [`Le mot de passe de ${name} n’a pas changé.`]
          : [],
      report: { user: name, created: !seen.value, ...(isShown ? { password } : {}) },
    });
  },
);
