import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BackupAudit, provenFor, sealOf } from '../../../../renderer/engine/proofs/backupProof';
import { proven } from '../../../../renderer/engine/proofs/entryProof';
import { JournalAudit } from '../../../../renderer/engine/proofs/journalAudit';
import { randomBytes } from '../../../../renderer/engine/keys/bytes';
import { importKey } from '../../../../renderer/engine/keys/cipher';
import { codec as backupCodec } from '../../../../electron/backup/codec';
import { codec } from '../../../../electron/journal/codec';
import { BackupSurvey } from '../../../../shared/backup/survey';
import { proofWords } from '../../../../shared/backup/proofWords';
import { BackupWriter } from '../../../../shared/backup/writer';
import type { ReadEntries } from '../../../../shared/contracts/backup';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import { joined } from '../../../../shared/records/bytes';
import { FrameStream } from '../../../../shared/records/frameStream';
import { tamperedWords } from '../../../../renderer/engine/storage/startNotices';
import { about } from '../../../support/backupFile';
import { chanceOf } from '../../../support/chance';
import { forged } from '../../../support/forgedBackup';
import { entry } from '../../../support/journalEntries';
import { forgedFrames, mutated } from '../../../support/mutations';

const TIMES = 10_000;
const LIMIT = 240_000;
const COUNT = 6;
const DOCUMENTS = 3;
const keys = { current: await importKey(randomBytes(32)), previous: null };
const last = { n: COUNT, run: 'run1' };

const provenEntries = (run: string): Promise<JournalEntry[]> =>
  Promise.all(
    Array.from({ length: COUNT }, (_, i) =>
      proven(keys, { run, start: 1, after: '', n: i + 1 }, { ...entry(i % 4), rev: `${i + 1}-${run}` }),
    ),
  );
const said = (it: JournalEntry): string =>
  JSON.stringify([it.id, it.rev, it.ancestors, it.deleted ?? false, it.cipher]);

/** Finds an entry that is none of these: one expectation a file, since those of each entry took a third of the time. */
function notOf(honest: readonly JournalEntry[]): (entries: readonly JournalEntry[]) => string | undefined {
  const known = new Set(honest.map(said));
  return (entries) => entries.map(said).find((it) => !known.has(it));
}

/** What was not changed is signed ten thousand times alike: once is enough, and halves the time of this file. */
beforeAll(() => {
  const sign = crypto.subtle.sign.bind(crypto.subtle);
  const known = new WeakMap<CryptoKey, Map<string, Promise<ArrayBuffer>>>();
  vi.spyOn(crypto.subtle, 'sign').mockImplementation((algorithm, key, data) => {
    const ofKey = known.get(key) ?? new Map<string, Promise<ArrayBuffer>>();
    known.set(key, ofKey);
    const bytes = new TextDecoder('latin1').decode(data);
    const made = ofKey.get(bytes) ?? sign(algorithm, key, data);
    ofKey.set(bytes, made);
    return made;
  });
});
afterAll(() => vi.restoreAllMocks());

describe('a journal, 10,000 times changed', () => {
  it(
    'is never believed where it is not as it was written, and never without a word',
    async () => {
      const entries = await provenEntries('run1');
      const apart = await provenEntries('run2');
      // What the same holder wrote in another journal is as true; that it is not of this one is said.
      const foreign = notOf([...entries, ...apart]);
      const frames = (all: readonly JournalEntry[]) =>
        Array.from({ length: COUNT / 2 }, (_, i) => ({ previous: '', entries: all.slice(2 * i, 2 * i + 2) }));
      const chained = (all: readonly { previous: string; entries: readonly object[] }[]) => {
        let previous = '';
        return joined(
          all.map((frame) => {
            const made = codec.encode({ ...frame, previous } as never);
            previous = made.hash;
            return made.bytes;
          }),
        );
      };
      const own = frames(entries);
      const others = frames(apart);
      const [file, other] = [chained(own), chained(others)];
      for (let seed = 0; seed < TIMES; seed++) {
        const chance = chanceOf(seed);
        const changed = seed % 2 ? mutated(file, other, chance) : chained(forgedFrames(own, others, chance));
        const read = [...codec.stretches(changed)];
        const audit = new JournalAudit(keys, null, 1, [last]);
        const believed: JournalEntry[] = [];
        for (const it of read)
          if (it.kind === 'frame') believed.push(...(await audit.take(it.payload.entries)));
        const proofs = audit.verdict();
        expect(foreign(believed), `seed ${seed}`).toBeUndefined();
        const isWhole = believed.map(said).join() === entries.map(said).join();
        const words = tamperedWords({ proofs, falseMarks: 0 });
        const damaged = read.some(({ kind }) => kind === 'damage');
        if (!isWhole) expect(words.length + Number(damaged), `seed ${seed}`).toBeGreaterThan(0);
        if (!isWhole) expect(words.join()).not.toBe('');
      }
    },
    LIMIT,
  );
});

describe('a backup, 10,000 times changed', () => {
  async function backup(id: string, run: string): Promise<Uint8Array<ArrayBuffer>> {
    const journal = await provenEntries(run);
    const documents = await Promise.all(
      Array.from({ length: DOCUMENTS }, (_, n) => provenFor(keys, { backup: id, n }, entry(n))),
    );
    const { version: _, ...said } = about;
    const writer = new BackupWriter(backupCodec, about);
    const parts = [writer.header()];
    for (const it of documents) parts.push(...writer.documents(it.database, [it]));
    for (let i = 0; i < COUNT; i += 2) parts.push(...writer.journal(journal.slice(i, i + 2), about.at));
    writer.sealed(await sealOf(keys, { backup: id, documents: DOCUMENTS, reached: { n: COUNT, run } }, said));
    return joined([...parts, ...writer.end()]);
  }

  async function looked(file: Uint8Array) {
    const stream = new FrameStream(backupCodec);
    const survey = new BackupSurvey();
    const audit = new BackupAudit(keys, 1);
    const entries: JournalEntry[] = [];
    const documents: JournalEntry[] = [];
    const journal: JournalEntry[] = [];
    for (const it of [...stream.push(file), ...stream.end()]) {
      survey.take(it);
      if (it.kind !== 'frame' || (it.payload.kind !== 'documents' && it.payload.kind !== 'journal')) continue;
      const read: ReadEntries = { kind: it.payload.kind, entries: it.payload.entries };
      entries.push(...read.entries);
      (read.kind === 'journal' ? journal : documents).push(...read.entries);
      await audit.take(read);
    }
    const verdict = await audit.verdict(survey.proof);
    const without = new Set(verdict.without);
    // In the order of each part: where one part stands between frames of the other changes nothing.
    const parts = [...documents, ...journal].map(said).join();
    return {
      verdict,
      state: survey.summary().state,
      kept: entries.filter((_, i) => !without.has(i)),
      entries,
      parts,
    };
  }

  it(
    'is never called proven, gives back nothing that was not in it, and never goes without a word',
    async () => {
      const [file, other] = [await backup('b1', 'run1'), await backup('b2', 'run2')];
      const untouched = await looked(file);
      expect(untouched).toMatchObject({
        state: 'whole',
        verdict: { state: 'proven', without: [], missing: 0 },
      });
      // What another backup of the same workstation proves is as true; that it is not of this one is said.
      const foreign = notOf([...untouched.entries, ...(await looked(other)).entries]);

      for (let seed = 0; seed < TIMES; seed++) {
        const chance = chanceOf(seed);
        const changed =
          seed % 2
            ? mutated(file, other, chance)
            : forged(file, (frames) => forgedFrames(frames as never[], frames as never[], chance));
        const { verdict, kept, parts, state } = await looked(changed);
        expect(foreign(kept), `seed ${seed}`).toBeUndefined();
        if (parts !== untouched.parts) expect(verdict.state, `seed ${seed}`).toBe('altered');
        if (verdict.state === 'altered')
          expect(proofWords({ ...verdict, without: verdict.without.length })[0]).toMatch(
            /modifiée ou abîmée/,
          );
        expect(['whole', 'damaged', 'unreadable', 'newer']).toContain(state);
      }
    },
    LIMIT,
  );
});
