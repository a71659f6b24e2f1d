import type { FileHandle } from 'node:fs/promises';
import { realDisk } from '../../../../electron/files/disk';

export class Killed extends Error {}

type Act = (...args: unknown[]) => Promise<unknown>;

/**
 * The real disk until the `last`th thing that is asked of it: from then on nothing happens any more, as when the process
 * is killed at that instant.
 */
export class DyingDisk {
  asked = 0;

  constructor(private readonly last: number) {}

  readonly disk = new Proxy(realDisk, {
    get: (target, name) => {
      const act = Reflect.get(target, name) as unknown;
      if (typeof act !== 'function') return act;
      return this.counted(async (...args) => {
        const result = await (act as Act)(...args);
        return name === 'open' ? this.handle(result as FileHandle) : result;
      });
    },
  });

  private counted(act: Act): Act {
    return (...args) => (++this.asked > this.last ? Promise.reject(new Killed()) : act(...args));
  }

  private handle(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get: (target, name) => {
        const act = Reflect.get(target, name) as unknown;
        if (typeof act !== 'function') return act;
        const bound = act.bind(target) as Act;
        // The system closes a dead process's files.
        return name === 'close' ? bound : this.counted(bound);
      },
    });
  }
}
