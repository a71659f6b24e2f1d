import { databaseNameSchema } from '../../../shared/domain/ids';
import { ok } from '../../../shared/domain/result';
import { boardSlug, databaseName } from '../../../shared/region/databaseName';
import { checkRegionAddress } from '../../../shared/region/regionAddress';
import { listBoards } from '../sync/region';
import type { Handlers } from './handler';

export const regionCommands: Handlers<
  'inspectRegion' | 'joinRegion' | 'leaveRegion' | 'retrySync' | 'trustRegion'
> = {
  inspectRegion: async (session, { url, username, password, named }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    await session.shell.allowRegion(address.value.origin);
    const year = Number(session.today().slice(0, 4));
    const databases = named.map(
      (name) => databaseNameSchema.safeParse(name).data ?? databaseName(boardSlug(name), year),
    );
    const boards = await listBoards({ base: address.value.base, username, password }, databases);
    if (!boards.ok) await session.shell.allowRegion(session.workstation.region?.origin ?? null);
    return boards;
  },

  joinRegion: async (session, { url, username, password, databases }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    const { origin, base } = address.value;
    await session.saveWorkstation({ region: { origin, base, username, password } });
    for (const name of databases) await session.addDatabase(name);
    await session.regionChanged();
    return ok(null);
  },

  leaveRegion: async (session) => {
    await session.saveWorkstation({ region: null });
    await session.regionChanged();
    return ok(null);
  },

  retrySync: async (session) => {
    await session.regionChanged();
    return ok(null);
  },

  trustRegion: async (session) => {
    await session.regionTrusted();
    return ok(null);
  },
};
