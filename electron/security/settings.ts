import { SerialQueue } from '../../shared/base/serialQueue';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { instantSchema } from '../../shared/domain/brand';
import { isRegionOrigin, type AllowedOrigin } from './networkGuard';
import { atomicWrite } from '../files/atomicWrite';
import { DiskRefusal } from '../files/disk';

const lastSchema = z.object({
  at: instantSchema,
  purpose: z.enum(['daily', 'asked']),
  size: z.number(),
  records: z.number(),
  /** Null: Concerto's own folder. */
  folder: z.string().nullable(),
  recovery: z.string(),
});
const backupsSchema = z.object({
  /** Where backups go; null: to Concerto's own folder. */
  folder: z.string().nullable().catch(null),
  last: lastSchema.nullable().catch(null),
  lastDaily: instantSchema.nullable().catch(null),
});
type BackupSettings = z.infer<typeof backupsSchema>;

const displaySchema = z.object({ id: z.number(), label: z.string(), width: z.number(), height: z.number() });
/** A screen to be known again by; its size in pixels. */
export type KeptDisplay = z.infer<typeof displaySchema>;

/** A file that is missing or damaged closes the network (the engine opens it again after unlock) and forgets the rest. */
const settingsSchema = z
  .object({
    region: z.string().refine(isRegionOrigin).nullable().catch(null),
    backups: backupsSchema.catch({ folder: null, last: null, lastDaily: null }),
    /** Where the room's window was. */
    projector: displaySchema.nullable().catch(null),
  })
  .catch({ region: null, backups: { folder: null, last: null, lastDaily: null }, projector: null });
type Stored = z.infer<typeof settingsSchema>;

/**
 * What the shell must know before anybody has unlocked the data: the one open origin, where backups go, and the room's
 * screen.
 */
export class Settings {
  private readonly file: string;
  private current: Stored;
  private readonly changes = new SerialQueue();

  constructor(folder: string) {
    this.file = path.join(folder, 'settings.json');
    this.current = stored(this.file);
  }

  /** What the network is open to. */
  get origins(): readonly AllowedOrigin[] {
    const { region } = this.current;
    return region === null ? [] : [{ origin: region, purpose: 'region' }];
  }

  get backups(): BackupSettings {
    return this.current.backups;
  }

  get projector(): KeptDisplay | null {
    return this.current.projector;
  }

  /** Closes the network to the old origin at once, opens it to the new one only once that is on the disk. */
  async allowRegion(origin: string | null): Promise<void> {
    if (origin !== null && !isRegionOrigin(origin))
      throw new Error(
        'Cette adresse de serveur régional n’est pas admise\u00a0: elle doit commencer par https://.',
      );
    if (origin === this.current.region) return;
    this.current = { ...this.current, region: null };
    await this.write((current) => ({ ...current, region: origin }));
  }

  rememberBackups(change: Partial<BackupSettings>): Promise<void> {
    return this.write((current) => ({ ...current, backups: { ...current.backups, ...change } }));
  }

  rememberProjector(projector: KeptDisplay): Promise<void> {
    return this.write((current) => ({ ...current, projector }));
  }

  /** One change after the other; it counts once it is on the disk. */
  private write(change: (current: Stored) => Stored): Promise<void> {
    const written = this.changes.run(async () => {
      const next = change(this.current);
      await atomicWrite(this.file, JSON.stringify(next));
      this.current = next;
    });
    return written.catch((error: unknown) => {
      throw new DiskRefusal(error);
    });
  }
}

function stored(file: string): Stored {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return settingsSchema.parse(null);
  }
}
