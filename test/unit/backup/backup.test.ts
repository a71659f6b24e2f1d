import { BACKUP_FORMAT } from '../../../shared/backup/payloads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { joined } from '../../../shared/records/bytes';
import { restoredSchema, RESTORED_FILE } from '../../../shared/backup/restored';
import {
  about,
  at,
  backupFrames,
  codec,
  nameOf,
  restored,
  surveyed,
  type Saved,
} from '../../support/backupFile';

const databases = ['rcp_sein_2025', 'rcp_sein_2026'];
const made = (database: string, id: number, generation: number): JournalEntry => ({
  database,
  id: id % 3 === 0 ? `vote:${id}` : `case:${id}`,
  rev: `${generation}-${String(id).padStart(8, 'a')}`,
  ancestors: Array.from({ length: generation }, (_, n) => `${n}a`),
  cipher: id % 7 === 6 ? '' : 'QUJD'.repeat(1 + (id % 20)),
});
const anEntry = fc
  .tuple(fc.constantFrom(...databases), fc.nat(15), fc.integer({ min: 1, max: 3 }))
  .map(([database, id, generation]) => made(database, id, generation));
/** Much lies both in the documents and in the journal, as in life. */
const aWorkstation: fc.Arbitrary<Saved> = fc.record({
  documents: fc.array(anEntry, { maxLength: 12 }),
  journal: fc.array(fc.array(anEntry, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
});
const somewhere = (saved: Saved): Saved =>
  saved.documents.length + saved.journal.length > 0
    ? saved
    : { ...saved, documents: [made('rcp_sein_2026', 1, 1)] };

const named = (entries: readonly JournalEntry[]): Set<string> => new Set(entries.map(nameOf));
const all = (saved: Saved): Set<string> => named([...saved.documents, ...saved.journal.flat()]);
const missingOf = (names: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(names)
    .flatMap(([database, list]) => list.map((name) => `${database}/${name}`))
    .sort();

const wounds = fc.array(
  fc.record({
    kind: fc.constantFrom('flip', 'cut', 'remove', 'insert', 'zero'),
    where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    size: fc.integer({ min: 1, max: 400 }),
    mask: fc.integer({ min: 1, max: 255 }),
  }),
  { minLength: 1, maxLength: 4 },
);
type Wound = typeof wounds extends fc.Arbitrary<(infer W)[]> ? W : never;

function wounded(file: Uint8Array, { kind, where, size, mask }: Wound): Uint8Array {
  const place = Math.floor(where * file.length);
  const head = file.subarray(0, place);
  switch (kind) {
    case 'flip':
      return file.map((byte, i) => (i === place ? byte ^ mask : byte));
    case 'cut':
      return file.slice(0, place);
    case 'remove':
      return joined([head, file.subarray(place + size)]);
    case 'insert':
      return joined([head, new Uint8Array(size).fill(mask), file.subarray(place)]);
    case 'zero':
      return file.map((byte, i) => (i >= place && i < place + size ? 0 : byte));
  }
}

describe('a whole backup', () => {
  it('gives back every revision once, the keys, and says what it holds', () => {
    fc.assert(
      fc.property(aWorkstation.map(somewhere), (saved) => {
        const file = joined(backupFrames(saved));
        const { entries, files, summary } = restored(file);
        expect(named(entries)).toEqual(all(saved));
        expect(entries).toHaveLength(all(saved).size);
        expect(summary).toMatchObject({
          state: 'whole',
          missing: 0,
          damagedBytes: 0,
          size: file.length,
          records: entries.length,
        });
        expect(summary.about).toEqual({
          at,
          device: about.device,
          version: about.version,
          purpose: about.purpose,
          recovery: about.recovery,
        });
        expect(new TextDecoder().decode(files.get('vault.json'))).toBe(about.keys);
        expect(surveyed(file)).toEqual(summary);
      }),
    );
  });

  it('keeps each entry as it was, unknown fields included', () => {
    const entry = { ...made('rcp_sein_2026', 4, 3), grade: 'a newer version’s' };
    expect(restored(joined(backupFrames({ documents: [entry], journal: [] }))).entries).toEqual([entry]);
  });

  it('counts the cases of each board, and the revisions once', () => {
    const [one, two] = [made('rcp_sein_2026', 1, 2), made('rcp_sein_2026', 2, 1)];
    const saved = {
      documents: [one, two, made('rcp_sein_2025', 3, 1)],
      journal: [[made('rcp_sein_2026', 1, 1), one]],
    };
    expect(surveyed(joined(backupFrames(saved))).boards).toEqual([
      { database: 'rcp_sein_2025', cases: 0, records: 1, missing: 0 },
      { database: 'rcp_sein_2026', cases: 2, records: 3, missing: 0 },
    ]);
  });

  it('starts a new segment of the journal once one is full', () => {
    const large = Array.from({ length: 30 }, (_, n) => ({
      ...made('rcp_sein_2026', n, 1),
      cipher: 'QUJD'.repeat(225_000),
    }));
    const { files, entries } = restored(joined(backupFrames({ documents: large, journal: [] })));
    expect([...files.keys()]).toEqual([
      'journal/journal-000001.log',
      'journal/journal-000002.log',
      RESTORED_FILE,
      'vault.json',
    ]);
    expect(entries).toHaveLength(30);
  });
});

describe('a damaged backup', () => {
  it('never throws, invents nothing, restores every whole frame, and lists exactly the rest while its end is whole', () => {
    fc.assert(
      fc.property(aWorkstation.map(somewhere), wounds, (saved, list) => {
        const frames = backupFrames(saved);
        const file = list.reduce(wounded, joined(frames));
        const { entries, files, summary } = restored(file);
        const got = named(entries);
        for (const name of got) expect(all(saved)).toContain(name);

        // What stands whole in the file, found by the bytes themselves.
        const bytes = Buffer.from(file);
        const isWhole = (frame: Uint8Array) =>
          bytes.includes(Buffer.from(frame).toString('latin1'), 0, 'latin1');
        const whole = frames.filter(isWhole).flatMap((frame) => [...codec.stretches(frame)]);
        const entriesOf = (kind: 'documents' | 'journal') =>
          whole.flatMap((s) => (s.kind === 'frame' && s.payload.kind === kind ? s.payload.entries : []));
        for (const name of named([...entriesOf('documents'), ...entriesOf('journal')]))
          expect(got).toContain(name);

        const tail = frames.filter((frame) => {
          const [stretch] = codec.stretches(frame);
          return stretch?.kind === 'frame' && ['contents', 'footer'].includes(stretch.payload.kind);
        });
        const lost = [...all(saved)].filter((name) => !got.has(name)).sort();
        if (tail.every(isWhole)) {
          expect(missingOf(summary.missingNames)).toEqual(lost);
          expect(summary).toMatchObject({ missing: lost.length, missingIsExact: true });
        } else for (const name of missingOf(summary.missingNames)) expect(lost).toContain(name);
        if (lost.length > 0) expect(summary.state).not.toBe('whole');
        if (file.length !== joined(frames).length) expect(summary.state).not.toBe('whole');
        if (summary.state === 'damaged') expect(files.has('vault.json')).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  const saved: Saved = {
    documents: [1, 2, 4, 5].map((n) => made('rcp_sein_2026', n, 2)),
    journal: [[made('rcp_sein_2026', 1, 1)], [made('rcp_sein_2026', 2, 2)]],
  };
  const without = (...indexes: number[]) =>
    joined(backupFrames(saved).filter((_, i) => !indexes.includes(i)));

  it('notices that a frame was taken out, and names what is gone unless it stands elsewhere', () => {
    expect(surveyed(without(1))).toMatchObject({
      state: 'damaged',
      damagedBytes: 0,
      missing: 1,
      missingNames: { rcp_sein_2026: [`case:1@2-${'1'.padStart(8, 'a')}`] },
    });
    expect(surveyed(without(2))).toMatchObject({ state: 'damaged', missing: 0, missingNames: {} });
  });

  it('opens without its header, and without its footer', () => {
    const headless = restored(without(0));
    expect(headless.summary).toMatchObject({
      state: 'damaged',
      missing: 0,
      missingIsExact: true,
      about: { at },
    });
    expect(new TextDecoder().decode(headless.files.get('vault.json'))).toBe(about.keys);
    const footless = surveyed(without(backupFrames(saved).length - 1));
    expect(footless).toMatchObject({ state: 'damaged', missing: 0, missingIsExact: false, about: { at } });
  });

  it('says by the header how many documents a cut file lacks', () => {
    expect(surveyed(joined(backupFrames(saved).slice(0, 3)))).toMatchObject({
      state: 'damaged',
      records: 2,
      missing: 2,
      missingIsExact: false,
      missingNames: {},
    });
  });

  it('is refused without header and footer, as is what is no backup at all', () => {
    const frames = backupFrames(saved);
    expect(surveyed(joined(frames.slice(1, -1)))).toMatchObject({ state: 'unreadable', about: null });
    expect(restored(joined(frames.slice(1, -1))).files.has('vault.json')).toBe(false);
    for (const file of [new Uint8Array(0), new Uint8Array(5000).fill(65)])
      expect(surveyed(file)).toMatchObject({ state: 'unreadable', records: 0, size: file.length });
  });

  it('leaves with the journal what says what was lost', () => {
    const { files } = restored(without(1));
    const left = restoredSchema.parse(JSON.parse(new TextDecoder().decode(files.get(RESTORED_FILE))));
    expect(left).toMatchObject({ backupAt: at, records: 4, missing: 1, missingIsExact: true });
  });
});

it('a backup of a newer Concerto is told apart', () => {
  const { bytes } = codec.encode({ previous: '', kind: 'header', format: BACKUP_FORMAT + 1, ...about });
  expect(surveyed(bytes).state).toBe('newer');
});
