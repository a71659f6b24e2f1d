import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isRegionOrigin } from '../security/networkGuard';
import { atomicWrite } from './atomicWrite';
import { DiskRefusal } from './disk';

const settingsSchema = z.object({ region: z.string().refine(isRegionOrigin).nullable().catch(null) });

/** What the shell must know before anybody has unlocked the data: the one origin the network is open to. */
export class Settings {
  private readonly file: string;
  private current: string | null;

  constructor(folder: string) {
    this.file = path.join(folder, 'settings.json');
    this.current = storedRegion(this.file);
  }

  get region(): string | null {
    return this.current;
  }

  /** Closes the network to the old origin at once, opens it to the new one only once that is on the disk. */
  async allowRegion(origin: string | null): Promise<void> {
    if (origin !== null && !isRegionOrigin(origin))
      throw new Error(
        'Cette adresse de serveur régional n’est pas admise\u00a0: elle doit commencer par https://.',
      );
    if (origin === this.current) return;
    this.current = null;
    try {
      await atomicWrite(this.file, JSON.stringify({ region: origin }));
    } catch (error) {
      throw new DiskRefusal(error);
    }
    this.current = origin;
  }
}

/** A file that is missing or damaged closes the network; the node opens it again after unlock. */
function storedRegion(file: string): string | null {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).region;
  } catch {
    return null;
  }
}
