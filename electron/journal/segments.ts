import path from 'node:path';
import { segmentName, segmentsAmong } from '../../shared/records/segmentNames';
import type { Disk } from '../files/disk';

export const segmentPath = (folder: string, segment: number): string =>
  path.join(folder, segmentName(segment));

export const listSegments = async (disk: Disk, folder: string): Promise<number[]> =>
  segmentsAmong(await disk.readdir(folder));

/**
 * A place in the journal as one number, so that it can be kept outside as a plain cursor; 0 is the beginning. A segment
 * is far shorter than the quarter of a gigabyte that an offset has. How often the segment was written anew (sixteen
 * times, and it begins again) tells a cursor that was given out for an older file of that number.
 */
const SPAN = 2 ** 32;
const OFFSETS = 2 ** 28;
const REWRITES = SPAN / OFFSETS;
export const cursorAt = (segment: number, offset: number, rewrites = 0): number =>
  segment * SPAN + (rewrites % REWRITES) * OFFSETS + offset;

/** The offset that a cursor names in a segment written anew this often; null where it was given out for another file. */
export function offsetIn(cursor: number, rewrites: number): number | null {
  const place = cursor % SPAN;
  return Math.floor(place / OFFSETS) === rewrites % REWRITES ? place % OFFSETS : null;
}
export const segmentOf = (cursor: number): number => Math.floor(cursor / SPAN);

export function unreadable(): never {
  throw new Error('Le journal de ce poste ne peut pas être ouvert. Prévenez votre service informatique.');
}
