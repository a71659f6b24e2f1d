import { codec } from '../../electron/backup/codec';
import type { BackupPayload } from '../../shared/backup/payloads';
import { Ledger } from '../../shared/backup/ledger';
import { joined } from '../../shared/records/bytes';

export type Forge = (frames: BackupPayload[]) => BackupPayload[];

const framesIn = (bytes: Uint8Array): BackupPayload[] =>
  [...codec.stretches(bytes)].flatMap((it) => (it.kind === 'frame' ? [it.payload] : []));

/** Written anew by somebody without the key: hashes, table of contents and footer made right again. */
export function forged(bytes: Uint8Array, change: Forge): Uint8Array {
  const frames = change(framesIn(bytes)).filter(({ kind }) => kind !== 'contents' && kind !== 'footer');
  const footer = framesIn(bytes).find(({ kind }) => kind === 'footer');
  const held = new Ledger();
  for (const frame of frames)
    if (frame.kind === 'documents' || frame.kind === 'journal')
      for (const entry of frame.entries) held.add(entry);
  const contents = held.databases.map((database): BackupPayload => ({
    kind: 'contents',
    previous: '',
    database,
    revisions: [...held.of(database)],
  }));
  const end = { frames: frames.length + contents.length, records: held.counts() };
  let previous = '';
  const all = [...frames, ...contents, ...(footer ? [{ ...footer, ...end } as BackupPayload] : [])];
  return joined(
    all.map((payload) => {
      const made = codec.encode({ ...payload, previous });
      previous = made.hash;
      return made.bytes;
    }),
  );
}
