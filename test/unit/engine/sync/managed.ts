import type { Session } from '../../../../renderer/engine/session/session';
import type { StorageState } from '../../../../renderer/engine/storage/storageState';
import { SyncManager } from '../../../../renderer/engine/sync/syncManager';

/** The manager of a workstation that has joined a region, with these databases; whoever answers there stands in `fetch`. */
export function managed(databases: readonly string[], today: string): SyncManager {
  const session = {
    store: {},
    keys: {},
    directory: { open: () => Promise.resolve(), refresh: () => Promise.resolve(false) },
    shell: { allowRegion: () => Promise.resolve() },
    today: () => today,
    saveWorkstation: () => Promise.resolve(),
    workstation: {
      region: { origin: 'http://127.0.0.1:9', base: 'http://127.0.0.1:9', username: 'a', password: 'b' },
      databases,
    },
  };
  return new SyncManager(session as unknown as Session, { mayWrite: true } as StorageState, {
    viewed: () => undefined,
    piecesMoved: () => undefined,
    found: () => Promise.resolve(),
    directoryRead: () => undefined,
  });
}
