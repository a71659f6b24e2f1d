import { databaseNameSchema } from '../../../shared/domain/ids';
import { fail, ok } from '../../../shared/domain/result';
import { boardSlug, databaseName } from '../../../shared/region/databaseName';
import { checkRegionAddress } from '../../../shared/region/regionAddress';
import { boardIn, listBoards } from '../region/regionAddress';
import type { Handlers } from './handler';

export const regionCommands: Handlers<
  | 'inspectRegion'
  | 'joinRegion'
  | 'leaveRegion'
  | 'retrySync'
  | 'resendDenied'
  | 'trustRegion'
  | 'putAway'
  | 'fetchYear'
> = {
  inspectRegion: async (actor, { url, username, password, named }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    await actor.session.shell.allowRegion(address.value.origin);
    const year = Number(actor.session.today().slice(0, 4));
    const databases = named.map(
      (name) => databaseNameSchema.safeParse(name).data ?? databaseName(boardSlug(name), year),
    );
    const boards = await listBoards(
      { base: address.value.base, username, password },
      databases,
      actor.session.today(),
    );
    if (!boards.ok) await actor.session.shell.allowRegion(actor.session.workstation.region?.origin ?? null);
    return boards;
  },

  joinRegion: async (actor, { url, username, password, databases }, services) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    const { origin, base } = address.value;
    if (actor.session.workstation.region?.base !== base) await actor.session.directory.forget();
    await actor.session.saveWorkstation({ region: { origin, base, username, password } });
    for (const name of databases) await services.addDatabase(name);
    await services.restartSync();
    return ok(null);
  },

  leaveRegion: async (actor, _input, services) => {
    await actor.session.saveWorkstation({ region: null });
    await actor.session.directory.forget();
    await services.restartSync();
    return ok(null);
  },

  retrySync: async (_actor, _input, services) => {
    await services.restartSync();
    return ok(null);
  },

  resendDenied: (_actor, _input, services) => services.sync.resendDenied(),

  putAway: (_actor, { database }, services) => services.putAway(database),

  fetchYear: async (actor, { database }, services) => {
    const { region } = actor.session.workstation;
    if (!region)
      return fail('state', 'Ce poste n’est pas raccordé à la région.', {
        next: 'Rejoignez-la dans les réglages.',
      });
    const board = await boardIn(region, database);
    if (!board.ok) return board;
    await services.addDatabase(database);
    return ok(null);
  },

  trustRegion: async (_actor, _input, services) => {
    await services.sync.trust();
    return ok(null);
  },
};
