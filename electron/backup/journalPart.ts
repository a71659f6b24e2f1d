import type { JournalPayload } from '../../shared/records/journalFrame';
import { readBytes, type Disk } from '../files/disk';
import { codec } from '../journal/codec';
import { listSegments, segmentPath } from '../journal/segments';
import type { Progress } from './reading';

/**
 * Everything the journal holds, one segment in memory at a time. What is damaged is left out here: the journal's own
 * readers report it. A frame that is being written at this moment is not whole yet and is left out too.
 */
export async function* journalPart(
  disk: Disk,
  folder: string,
): AsyncGenerator<Progress & { readonly frame: JournalPayload | null }> {
  const segments = await listSegments(disk, folder).catch(() => []);
  const total = segments.length;
  for (const [done, segment] of segments.entries()) {
    for (const stretch of codec.stretches(await readBytes(disk, segmentPath(folder, segment))))
      if (stretch.kind === 'frame' && stretch.payload.entries.length > 0)
        yield { frame: stretch.payload, done, total };
    yield { frame: null, done: done + 1, total };
  }
}
