import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atomicWrite } from '../../electron/files/atomicWrite';
import { nodeDigests } from '../../electron/files/digests';
import { realDisk, type Disk } from '../../electron/files/disk';
import { Journal } from '../../electron/journal/journal';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { instantOf } from '../../shared/domain/brand';
import { JournalInspection } from '../../shared/records/journalInspection';
import { figure, median, type Figure } from './figure';

const VOTES = 400;
const WRITERS = 50;
const ROUNDS = 20;
const MB = 1_000_000;

/** The document and its trace, of about three kilobytes each: what one vote appends. */
const vote = (n: number): JournalEntry[] =>
  ['vote', 'trace'].map((kind) => ({
    database: 'rcp_sein_2026',
    id: `${kind}:${n}`,
    rev: `1-${randomBytes(16).toString('hex')}`,
    ancestors: [randomBytes(16).toString('hex')],
    cipher: randomBytes(2250).toString('base64'),
  }));

/** The journal of the desktop shell on this disk, without Electron around it. */
export async function journalBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-bench-journal-'));
  try {
    return [
      ...(await appending(path.join(folder, 'append'), path.join(folder, 'floor'))),
      await grouping(path.join(folder, 'group')),
      ...(await keeping(path.join(folder, 'keep'))),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One after the other, taking turns with the bare append and flush of as many bytes. */
async function appending(folder: string, floor: string): Promise<Figure[]> {
  const journal = await Journal.open(folder);
  const bare = await open(floor, 'w');
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(vote(0))));
  const times = { journal: [] as number[], bare: [] as number[] };
  for (let n = 0; n < VOTES; n++) {
    const entries = vote(n);
    times.journal.push(await timed(() => journal.append(entries)));
    times.bare.push(
      await timed(async () => {
        await bare.write(bytes, 0, bytes.length, n * bytes.length);
        await bare.datasync();
      }),
    );
  }
  await journal.close();
  await bare.close();
  return [
    figure('journal', 'vote appended and flushed (median)', median(times.journal), 'ms', median(times.bare)),
  ];
}

async function grouping(folder: string): Promise<Figure> {
  let flushes = 0;
  const counting: Disk = {
    ...realDisk,
    open: async (...args: Parameters<Disk['open']>) => {
      const handle = await realDisk.open(...args);
      const datasync = handle.datasync.bind(handle);
      return Object.assign(handle, { datasync: () => (flushes++, datasync()) });
    },
  };
  const journal = await Journal.open(folder, counting);
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < ROUNDS; n++) await journal.append(vote(writer * ROUNDS + n));
    }),
  );
  await journal.close();
  return figure(
    'journal',
    `votes a flush, ${WRITERS} writers at once`,
    (WRITERS * ROUNDS) / flushes,
    '',
    null,
  );
}

/** One full segment: surveyed and compacted by half, then looked through by `concerto journal verify`. */
async function keeping(folder: string): Promise<Figure[]> {
  const journal = await Journal.open(folder);
  for (let n = 0; (await journal.segments()).every(({ closed }) => !closed); n++)
    await Promise.all(Array.from({ length: 100 }, (_, i) => journal.append(vote(n * 100 + i))));
  const file = path.join(folder, 'journal-000001.log');
  const bytes = new Uint8Array(await readFile(file));
  const verify = await timed(() => {
    const inspection = new JournalInspection(nodeDigests);
    inspection.take(1, bytes);
    if (inspection.report().damages.length > 0) throw new Error('The journal of the bench is damaged');
    return Promise.resolve();
  });
  const hash = await timed(() => Promise.resolve(nodeDigests.sha256(bytes)));
  const compact = await timed(async () => {
    const survey = await journal.survey(instantOf(new Date(Date.now() + 1000)), 0);
    await journal.compact(1, survey?.heads.filter((_, i) => i % 4 < 2) ?? []);
  });
  const copy = await timed(async () => {
    await atomicWrite(path.join(folder, 'copy'), new Uint8Array(await readFile(file)));
  });
  await journal.close();
  const size = bytes.length / MB;
  return [
    figure('journal', `segment of ${size.toFixed(1)} MB surveyed and compacted by half`, compact, 'ms', copy),
    figure('journal', 'verified', size / (verify / 1000), 'MB/s', size / (hash / 1000)),
  ];
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
