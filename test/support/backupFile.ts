import type { JournalEntry } from '../../shared/records/journalEntry';
import type { Instant } from '../../shared/domain/brand';
import { nodeDigests } from '../../electron/files/digests';
import type { BackupAbout } from '../../shared/backup/about';
import { backupCodec } from '../../shared/backup/payloads';
import { Restorer, type Piece } from '../../shared/backup/restore';
import { BackupSurvey, type BackupSummary } from '../../shared/backup/survey';
import { BackupWriter } from '../../shared/backup/writer';
import { joined } from '../../shared/records/bytes';
import { FrameStream } from '../../shared/records/frameStream';
import { journalCodec } from '../../shared/records/journalFrame';

export const codec = backupCodec(nodeDigests);
const journal = journalCodec(nodeDigests);

export const at = '2026-11-24T13:30:00.000Z' as Instant;
export const about: BackupAbout = {
  at,
  device: 'abcd1234',
  version: '0.1.0',
  purpose: 'asked',
  recovery: 'r1',
  documents: {},
  keys: '{"format":2}',
};

/** What a workstation would save: the leaves of its boards, and what its journal holds. */
export interface Saved {
  readonly documents: readonly JournalEntry[];
  readonly journal: readonly (readonly JournalEntry[])[];
}

export const nameOf = ({ database, id, rev }: JournalEntry): string => `${database}/${id}@${rev}`;

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

const byDatabase = (entries: readonly JournalEntry[]): [string, JournalEntry[]][] => [
  ...grouped(entries, (entry) => entry.database),
];

/** The frames of a backup file, one array of bytes each. */
export function backupFrames(saved: Saved, said: Partial<BackupAbout> = {}): Uint8Array[] {
  const documents = Object.fromEntries(
    byDatabase(saved.documents).map(([name, list]) => [name, new Set(list.map(({ id }) => id)).size]),
  );
  const writer = new BackupWriter(codec, { ...about, documents, ...said });
  return [
    writer.header(),
    ...byDatabase(saved.documents).flatMap(([name, list]) =>
      // Small frames, so that damage to one leaves others.
      list.flatMap((entry) => [...writer.documents(name, [entry])]),
    ),
    ...saved.journal.flatMap((entries) => [...writer.journal(entries, at)]),
    ...writer.end(),
  ];
}

export function surveyed(file: Uint8Array): BackupSummary {
  const stream = new FrameStream(codec);
  const survey = new BackupSurvey();
  for (const stretch of stream.push(file)) survey.take(stretch);
  for (const stretch of stream.end()) survey.take(stretch);
  return survey.summary();
}

/** The files a restore makes, by name, and what the journal among them holds. @param without null: by the command line */
export function restored(
  file: Uint8Array,
  without: ReadonlySet<number> | null = new Set(),
): {
  files: Map<string, Uint8Array>;
  entries: JournalEntry[];
  summary: BackupSummary;
} {
  const stream = new FrameStream(codec);
  const restorer = new Restorer(journal, without);
  const pieces: Piece[] = [];
  for (const stretch of [...stream.push(file), ...stream.end()]) pieces.push(...restorer.take(stretch));
  const rest = restorer.end();
  let last = rest.next();
  while (!last.done) {
    pieces.push(last.value);
    last = rest.next();
  }
  const files = new Map(
    [...grouped(pieces, (piece) => piece.file)].map(([name, list]) => [
      name,
      joined(list.map((piece) => piece.bytes)),
    ]),
  );
  const entries = [...files]
    .filter(([name]) => name.startsWith('journal/'))
    .flatMap(([, bytes]) => [...journal.stretches(bytes)])
    .flatMap((stretch) => (stretch.kind === 'frame' ? stretch.payload.entries : []));
  return { files, entries, summary: last.value };
}
