import type { BackupPayload } from '../../shared/backup/payloads';
import { BackupSurvey, type BackupProof, type BackupSummary } from '../../shared/backup/survey';
import type { ReadEntries } from '../../shared/contracts/backup';
import type { Stretch } from '../../shared/records/frame';
import { FrameStream } from '../../shared/records/frameStream';
import type { Disk } from '../files/disk';
import { codec } from './codec';

/** How far a job has come, in bytes. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const CHUNK = 1024 * 1024;

/** The stretches of a backup file, read in chunks; now and then how far it has come. */
export async function* readBackup(
  disk: Disk,
  file: string,
): AsyncGenerator<{ stretches: Iterable<Stretch<BackupPayload>> } & Progress> {
  const handle = await disk.open(file, 'r');
  try {
    const { size: total } = await handle.stat();
    const stream = new FrameStream(codec);
    let done = 0;
    for (;;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK), 0, CHUNK, done);
      if (bytesRead === 0) break;
      done += bytesRead;
      yield { stretches: stream.push(buffer.subarray(0, bytesRead)), done, total };
    }
    yield { stretches: stream.end(), done: total, total };
  } finally {
    await handle.close();
  }
}

interface Checked {
  readonly summary: BackupSummary;
  readonly keys: string | null;
  /** The last whole frame's; it stands for every byte before it. */
  readonly hash: string;
}

export async function* checkBackup(disk: Disk, file: string): AsyncGenerator<Progress, Checked> {
  const survey = new BackupSurvey();
  for await (const { stretches, done, total } of readBackup(disk, file)) {
    for (const stretch of stretches) survey.take(stretch);
    yield { done, total };
  }
  return { summary: survey.summary(), keys: survey.keys, hash: survey.lastHash };
}

/** Every entry, in the order of the file; at the end what the file says for whoever has the key. */
export async function* readEntries(
  disk: Disk,
  file: string,
): AsyncGenerator<Progress & { readonly read: readonly ReadEntries[] }, BackupProof> {
  const survey = new BackupSurvey();
  for await (const { stretches, done, total } of readBackup(disk, file)) {
    const read: ReadEntries[] = [];
    for (const stretch of stretches) {
      survey.take(stretch);
      if (stretch.kind !== 'frame') continue;
      const { payload } = stretch;
      if (payload.kind === 'journal') read.push({ kind: 'journal', entries: payload.entries });
      // As the survey counts them: what stands among another board's has no proof there.
      if (payload.kind === 'documents')
        read.push({
          kind: 'documents',
          entries: payload.entries.map((it) =>
            it.database === payload.database ? it : { ...it, proof: undefined },
          ),
        });
    }
    yield { read, done, total };
  }
  return survey.proof;
}

/** What the first frame says, without reading the rest; null where it is not a backup's. */
export async function headerOf(
  disk: Disk,
  file: string,
): Promise<Extract<BackupPayload, { kind: 'header' }> | null> {
  for await (const { stretches } of readBackup(disk, file))
    for (const stretch of stretches)
      return stretch.kind === 'frame' && stretch.payload.kind === 'header' ? stretch.payload : null;
  return null;
}
