import { databaseNameSchema } from '../../../shared/domain/ids';
import { fail, ok } from '../../../shared/domain/result';
import { boardSlug, databaseName } from '../../../shared/region/databaseName';
import { checkRegionAddress } from '../../../shared/region/regionAddress';
import { boardIn, listBoards } from '../region/regionAddress';
import type { Handlers } from '../records/handler';

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
  inspectRegion: async (session, { url, username, password, named }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    await session.shell.allowRegion(address.value.origin);
    const year = Number(session.today().slice(0, 4));
    const databases = named.map(
      (name) => databaseNameSchema.safeParse(name).data ?? databaseName(boardSlug(name), year),
    );
    const boards = await listBoards(
      { base: address.value.base, username, password },
      databases,
      session.today(),
    );
    if (!boards.ok) await session.shell.allowRegion(session.workstation.region?.origin ?? null);
    return boards;
  },

  joinRegion: async (session, { url, username, password, databases }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    const { origin, base } = address.value;
    if (session.workstation.region?.base !== base) await session.directory.forget();
    await session.saveWorkstation({ region: { origin, base, username, password } });
    for (const name of databases) await session.addDatabase(name);
    await session.regionChanged();
    return ok(null);
  },

  leaveRegion: async (session) => {
    await session.saveWorkstation({ region: null });
    await session.directory.forget();
    await session.regionChanged();
    return ok(null);
  },

  retrySync: async (session) => {
    await session.regionChanged();
    return ok(null);
  },

  resendDenied: (session) => session.resendDenied(),

  putAway: (session, { database }) => session.putAway(database),

  fetchYear: async (session, { database }) => {
    const { region } = session.workstation;
    if (!region)
      return fail('state', 'Ce poste n’est pas raccordé à la région.', {
        next: 'Rejoignez-la dans les réglages.',
      });
    const board = await boardIn(region, database);
    if (!board.ok) return board;
    await session.addDatabase(database);
    return ok(null);
  },

  trustRegion: async (session) => {
    await session.regionTrusted();
    return ok(null);
  },
};
