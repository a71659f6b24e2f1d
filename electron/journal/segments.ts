import path from 'node:path';
import { segmentName, segmentsAmong } from '../../shared/records/segmentNames';
import type { Disk } from '../files/disk';

export const segmentPath = (folder: string, segment: number): string =>
  path.join(folder, segmentName(segment));

export const listSegments = async (disk: Disk, folder: string): Promise<number[]> =>
  segmentsAmong(await disk.readdir(folder));

/** A place in the journal as one number, so that it can be kept outside as a plain cursor; 0 is the beginning. */
const SPAN = 2 ** 32;
export const cursorAt = (segment: number, offset: number): number => segment * SPAN + offset;
export const placeOf = (cursor: number): { segment: number; offset: number } => ({
  segment: Math.floor(cursor / SPAN),
  offset: cursor % SPAN,
});
