import { isMissing, readBytes, syncFolder, type Disk } from '../files/disk';
import { stretches } from './codec';
import { cursorAt, listSegments, segmentPath } from './segments';

/** Where the journal ends when it is opened, and what had to be cut off its end. */
export interface JournalEnd {
  readonly segment: number;
  readonly position: number;
  readonly hash: string;
  /** False where the end could not be cut: the next frame then goes to a new segment. */
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
  const segments = await listSegments(disk, folder);
  const segment = segments.pop();
  if (segment === undefined) return { segment: 0, position: 0, hash: '', clean: false, cut: null };

  const bytes = await readBytes(disk, segmentPath(folder, segment));
  const { position, hash } = lastFrame(bytes);
  const rest = bytes.subarray(position);
  return {
    segment,
    position,
    hash: hash ?? (await lastHash(disk, folder, segments)),
    clean: rest.length === 0 || (await cutTail(disk, segmentPath(folder, segment), position, rest)),
    cut: rest.length === 0 ? null : { cursor: cursorAt(segment, position), note: cutNote(rest.length) },
  };
}

function lastFrame(bytes: Uint8Array): { position: number; hash: string | null } {
  let found: { position: number; hash: string | null } = { position: 0, hash: null };
  for (const stretch of stretches(bytes))
    if (stretch.kind === 'frame')
      found = { position: stretch.end, hash: stretch.payload.standsFor ?? stretch.hash };
  return found;
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
