import { setImmediate } from 'node:timers/promises';
import { instantOf, type Instant } from '../../shared/domain/brand';
import type { JournalPayload } from '../../shared/records/journalFrame';
import { readBytes, type Disk } from '../files/disk';
import { codec } from './codec';
import { segmentPath, unreadable } from './segments';

export interface LoadedSegment {
  readonly frames: readonly { readonly payload: JournalPayload; readonly hash: string }[];
  readonly damaged: boolean;
  /** For frames of version 1, which do not say when they were written. */
  readonly modified: Instant;
}

/** A segment takes a good part of a second to parse: the main process answers others every so often. */
const BREATH = 500_000;

/** Throws a French sentence where the disk does not give it. */
export async function loadSegment(disk: Disk, folder: string, segment: number): Promise<LoadedSegment> {
  const file = segmentPath(folder, segment);
  const read = async () => ({ bytes: await readBytes(disk, file), ...(await disk.stat(file)) });
  const { bytes, mtime } = await read().catch(unreadable);
  const frames: LoadedSegment['frames'][number][] = [];
  let damaged = false;
  let breath = 0;
  for (const stretch of codec.stretches(bytes)) {
    if (stretch.kind === 'frame') frames.push({ payload: stretch.payload, hash: stretch.hash });
    else damaged = true;
    if (stretch.end - breath < BREATH) continue;
    breath = stretch.end;
    await setImmediate();
  }
  return { frames, damaged, modified: instantOf(mtime) };
}
