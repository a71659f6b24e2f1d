import path from 'node:path';
import type { Disk } from '../files/disk';

/** The journal is a row of files, `journal-000001.log` and on; each is closed for good once it is large enough. */
const NAME = /^journal-(\d{6})\.log$/;

export const segmentPath = (folder: string, segment: number): string =>
  path.join(folder, `journal-${String(segment).padStart(6, '0')}.log`);

export async function listSegments(disk: Disk, folder: string): Promise<number[]> {
  const names = await disk.readdir(folder);
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** A place in the journal as one number, so that it can be kept outside as a plain cursor; 0 is the beginning. */
const SPAN = 2 ** 32;
export const cursorAt = (segment: number, offset: number): number => segment * SPAN + offset;
export const placeOf = (cursor: number): { segment: number; offset: number } => ({
  segment: Math.floor(cursor / SPAN),
  offset: cursor % SPAN,
});
