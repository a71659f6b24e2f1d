import type { FileHandle } from 'node:fs/promises';
import { realDisk, type Disk } from '../../../../electron/files/disk';

type Step = 'write' | 'datasync' | 'truncate' | 'open' | 'sync';

/** The real disk, counting its steps, and failing at those a test names. */
export class BrokenDisk {
  readonly steps: Step[] = [];
  fails: (step: Step) => string | null = () => null;
  /** How many bytes of a failing write still reach the file, as when a disk fills up half-way. */
  half = 0;
  /** A write of more bytes than this finds the disk full. */
  tooLong = Infinity;

  readonly disk: Disk = {
    ...realDisk,
    open: async (...args: Parameters<Disk['open']>) => {
      this.step('open');
      return this.wrap(await realDisk.open(...args));
    },
  };

  private step(step: Step): void {
    this.steps.push(step);
    const code = this.fails(step);
    if (code) throw Object.assign(new Error(`${code}: simulated`), { code });
  }

  private wrap(handle: FileHandle): FileHandle {
    const write = async (bytes: Uint8Array, offset: number, length: number, position: number) => {
      try {
        this.step('write');
        if (length > this.tooLong) throw Object.assign(new Error('ENOSPC: simulated'), { code: 'ENOSPC' });
      } catch (error) {
        if (this.half > 0) await handle.write(bytes, offset, Math.min(this.half, length), position);
        throw error;
      }
      return handle.write(bytes, offset, length, position);
    };
    const after = (step: Step, act: () => Promise<void>) => async () => {
      this.step(step);
      await act();
    };
    return new Proxy(handle, {
      get: (target, name) => {
        if (name === 'write') return write;
        if (name === 'datasync') return after('datasync', () => target.datasync());
        if (name === 'sync') return after('sync', () => target.sync());
        if (name === 'truncate')
          return (length: number) => after('truncate', () => target.truncate(length))();
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }
}
