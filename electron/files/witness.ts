import { SerialQueue } from '../../shared/base/serialQueue';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { witnessSchema, type Sighting, type WitnessRecord } from '../../shared/contracts/witness';
import { DiskRefusal, readBytes, realDisk, syncFolder, type Disk } from './disk';

/**
 * A slot: `[crc32 u32 LE of what follows][length u32][turn u32][payload JSON]`. Two of them, written in turn and in
 * place: the file never grows, so it can be written on a full disk. A write that is cut short leaves the other slot.
 */
const SLOT = 64 * 1024;
const HEADER = 12;

interface Slot {
  readonly turn: number;
  readonly record: WitnessRecord;
}

/** What main remembers of the page's IndexedDB. Missing or garbled it is simply unknown: nothing depends on it. */
export class Witness {
  private readonly file: string;
  private latest: Promise<Slot | null> | null = null;
  private readonly changes = new SerialQueue();

  constructor(
    folder: string,
    private readonly disk: Disk = realDisk,
  ) {
    this.file = path.join(folder, 'witness.dat');
  }

  async read(): Promise<WitnessRecord | null> {
    return (await this.newest())?.record ?? null;
  }

  /** @param settled the start-up check ended well: an earlier trouble is over */
  write(sighting: Sighting, settled: boolean): Promise<void> {
    return this.change((before) => ({ sighting, trouble: !settled && (before?.trouble ?? false) }));
  }

  /** IndexedDB failed a write: the next start looks before it does anything else. */
  trouble(): Promise<void> {
    return this.change((before) => ({ sighting: before?.sighting ?? null, trouble: true }));
  }

  /** One after the other; rejects with a French sentence when the disk refuses. */
  private change(next: (before: WitnessRecord | null) => WitnessRecord): Promise<void> {
    return this.changes.run(async () => {
      const before = await this.newest();
      const record = next(before?.record ?? null);
      if (before && JSON.stringify(before.record) === JSON.stringify(record)) return;
      const slot = { turn: (before?.turn ?? 0) + 1, record };
      try {
        await this.put(slot);
      } catch (error) {
        throw new DiskRefusal(error);
      }
      this.latest = Promise.resolve(slot);
    });
  }

  private newest(): Promise<Slot | null> {
    this.latest ??= readBytes(this.disk, this.file).then(
      (bytes) => {
        const slots = [0, SLOT].flatMap((at) => slotIn(bytes.subarray(at, at + SLOT)) ?? []);
        return slots.sort((a, b) => b.turn - a.turn)[0] ?? null;
      },
      () => null,
    );
    return this.latest;
  }

  private async put({ turn, record }: Slot): Promise<void> {
    const payload = new TextEncoder().encode(JSON.stringify(record));
    if (payload.length > SLOT - HEADER) throw new Error('The witness outgrew its slot');
    const bytes = new Uint8Array(HEADER + payload.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(4, payload.length, true);
    view.setUint32(8, turn, true);
    bytes.set(payload, HEADER);
    view.setUint32(0, crc32(bytes.subarray(4)), true);
    const handle = await this.openWhole();
    try {
      await handle.write(bytes, 0, bytes.length, (turn % 2) * SLOT);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  /** With the room of both slots taken beforehand: real bytes, since a hole would ask the disk for room later. */
  private async openWhole(): ReturnType<Disk['open']> {
    const there = await this.disk.open(this.file, 'r+').catch(() => null);
    if (there && (await there.stat()).size >= 2 * SLOT) return there;
    await there?.close();
    const made = await this.disk.open(this.file, 'w+', 0o600);
    try {
      await made.writeFile(new Uint8Array(2 * SLOT));
      await made.sync();
      await syncFolder(this.disk, path.dirname(this.file));
    } catch (error) {
      await made.close();
      throw error;
    }
    return made;
  }
}

function slotIn(bytes: Uint8Array): Slot | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEADER + view.getUint32(4, true);
  if (end > bytes.length || crc32(bytes.subarray(4, end)) !== view.getUint32(0, true)) return null;
  try {
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, end)));
    const record = witnessSchema.safeParse(payload);
    return record.success ? { turn: view.getUint32(8, true), record: record.data } : null;
  } catch {
    return null;
  }
}
