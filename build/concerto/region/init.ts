import { instantOf } from '../../../shared/domain/brand';
import { fail, ok } from '../../../shared/domain/result';
import { databaseIdentitySchema, regionIdentitySchema } from '../../../shared/region/identity';
import { directoryWanted, planDatabase } from '../../../shared/region/plan/database';
import { planServer } from '../../../shared/region/plan/server';
import { newUlid, optionText, planBoardYear } from './boardYear';
import { copiesLacking } from './copies';
import { changingCommand, type Region } from './regionCommand';
import { directoryRules } from './writeRules';
import type { Result } from '../../../shared/domain/result';

/** The region that databases already belong to: `annuaire` was lost, they were not. Null for a new region. */
async function regionOfDatabases({ couch, databases }: Region): Promise<Result<string | null>> {
  const named = new Set<string>();
  for (const { name } of databases) {
    const found = await couch.read(`${name}/identity`);
    if (!found.ok) return found;
    const identity = databaseIdentitySchema.safeParse(found.value);
    if (identity.success) named.add(identity.data.region);
  }
  return named.size > 1
    ? fail('state', 'Les bases de ce serveur appartiennent à plusieurs régions\u00a0: rien n’y est changé.')
    : ok([...named][0] ?? null);
}

export const regionInit = changingCommand(
  {
    words: 'region init',
    operands: '--name NOM',
    about: 'fait d’un CouchDB une région, ou remet en état ce qui y manque (après une mise à jour aussi)',
    options: { name: { type: 'string' } },
  },
  async (region, { operands, options }) => {
    const name = optionText(options['name']) ?? region.identity?.name;
    if (operands.length > 0 || name === undefined)
      return fail('invalid', 'Donnez le nom de la région\u00a0: region init --name NOM.');
    const known = region.identity ? ok(region.identity.region) : await regionOfDatabases(region);
    if (!known.ok) return known;
    const identity =
      region.identity ??
      regionIdentitySchema.parse({
        _id: 'region',
        type: 'region',
        schema: 1,
        region: known.value ?? newUlid(),
        name,
        createdAt: instantOf(new Date()),
      });
    if (region.identity && region.identity.name !== name)
      return fail('state', `Ce serveur est déjà la région «\u00a0${region.identity.name}\u00a0».`, {
        next: 'Relancez la commande sans --name pour la remettre en état.',
      });
    const copies = await copiesLacking(region);
    if (!copies.ok) return copies;
    const changes = [
      ...copies.value.maps,
      ...planServer(region.server),
      ...planDatabase(directoryWanted(identity, directoryRules()), region.directory),
    ];
    for (const { slug, year } of region.databases) {
      const entry = region.boards.find((board) => board.slug === slug);
      const planned = entry ? await planBoardYear(region, identity.region, entry, year) : ok([]);
      if (!planned.ok) return planned;
      changes.push(...planned.value);
    }
    // Last: by then every node knows what it is to hold.
    changes.push(...copies.value.fills);
    return ok({ changes, report: { region: identity.region, name: identity.name } });
  },
);
