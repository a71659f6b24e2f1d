import { ok } from '../../../shared/domain/result';
import { checkRegionAddress } from '../../../shared/region/regionAddress';
import { listBoards } from '../sync/region';
import type { Handlers } from './handler';

export const regionCommands: Handlers<'inspectRegion' | 'joinRegion' | 'leaveRegion' | 'retrySync'> = {
  inspectRegion: async (session, { url, username, password }) => {
    const address = checkRegionAddress(url);
    if (!address.ok) return address;
    await session.shell.allowRegion(address.value.origin);
    const boards = await listBoards({ base: address.value.base, username, password });
    if (!boards.ok) await session.shell.allowRegion(session.workstation.region?.origin ?? null);
    return boards.ok ? ok({ databases: boards.value }) : boards;
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
};
