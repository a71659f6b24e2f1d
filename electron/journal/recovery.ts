import path from 'node:path';
import { withoutRoom } from '../../shared/records/journalFrame';
import { isBeside } from '../files/atomicWrite';
import { isMissing, readBytes, syncFolder, type Disk } from '../files/disk';
import { codec } from './codec';
import { cursorAt, listSegments, segmentPath } from './segments';

/** Where the journal ends when it is opened, and what had to be cut off its end. */
export interface JournalEnd {
  readonly segment: number;
  readonly position: number;
  /** Of the file: there may be room behind the position. */
  readonly length: number;
  readonly hash: string;
  /** False where the end could not be cut, or closes a segment written anew: the next frame goes to a new segment. */
  readonly clean: boolean;
  readonly cut: { readonly cursor: number; readonly note: string } | null;
}

/**
 * Looks at the last segment and cuts off what follows its last whole frame: a write that the power cut short was never
 * acknowledged. Those bytes are kept beside, in case they can be read by other means.
 */
export async function recover(disk: Disk, folder: string): Promise<JournalEnd> {
  await disk.mkdir(folder, { recursive: true });
  await syncFolder(disk, folder);
  await removeUnfinished(disk, folder);
  const segments = await listSegments(disk, folder);
  const segment = segments.pop();
  if (segment === undefined) return { segment: 0, position: 0, length: 0, hash: '', clean: false, cut: null };

  const file = segmentPath(folder, segment);
  const bytes = await readBytes(disk, file);
  const { position, hash, closing } = lastFrame(bytes);
  const rest = withoutRoom(bytes).subarray(position);
  const torn = rest.length > 0;
  return {
    segment,
    position,
    length: torn ? position : bytes.length,
    hash: hash ?? (await lastHash(disk, folder, segments)),
    clean: (!torn || (await cutTail(disk, file, position, rest))) && !closing,
    cut: torn ? { cursor: cursorAt(segment, position), note: cutNote(rest.length) } : null,
  };
}

/** A segment that was being written anew when the power went: the old one still stands. */
async function removeUnfinished(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.readdir(folder))
    if (isBeside(name)) await disk.rm(path.join(folder, name), { force: true }).catch(() => undefined);
}

interface LastFrame {
  readonly position: number;
  readonly hash: string | null;
  readonly closing: boolean;
}

/** Where the end is torn, everything is looked through for the last whole frame. */
function lastFrame(bytes: Uint8Array): LastFrame {
  let found = codec.last(bytes);
  if (!found) for (const stretch of codec.stretches(bytes)) if (stretch.kind === 'frame') found = stretch;
  if (!found) return { position: 0, hash: null, closing: false };
  const { end: position, hash, payload } = found;
  return { position, hash: payload.standsFor ?? hash, closing: payload.standsFor !== undefined };
}

async function lastHash(disk: Disk, folder: string, segments: readonly number[]): Promise<string> {
  for (const segment of segments.toReversed()) {
    const { hash } = lastFrame(await readBytes(disk, segmentPath(folder, segment)));
    if (hash !== null) return hash;
  }
  return '';
}

/** @returns whether the segment now ends after its last whole frame */
async function cutTail(disk: Disk, file: string, position: number, rest: Uint8Array): Promise<boolean> {
  try {
    await keepAside(disk, `${file}.${position}.cut`, rest);
    const handle = await disk.open(file, 'r+');
    try {
      await handle.truncate(position);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isMissing(error)) throw error;
    return false;
  }
}

async function keepAside(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const handle = await disk.open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const cutNote = (length: number): string =>
  `La fin du journal était incomplète (${length}\u00a0octets, sans doute une coupure de courant pendant une écriture)\u00a0: ` +
  'elle a été mise de côté. Tout ce qui précède est intact.';
