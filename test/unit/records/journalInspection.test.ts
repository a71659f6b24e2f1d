import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeDigests } from '../../../electron/files/digests';
import { instantOf } from '../../../shared/domain/brand';
import { journalCodec, type JournalPayload } from '../../../shared/records/journalFrame';
import { JournalInspection, type JournalReport } from '../../../shared/records/journalInspection';
import { harm, someHarm, type Files } from '../../support/damagedFiles';
import { entry } from '../../support/journalEntries';

const { encode, stretches } = journalCodec(nodeDigests);

/** Segments of these many frames, one entry each, chained. */
function journal(
  sizes: readonly number[],
  change: (payload: JournalPayload, n: number) => JournalPayload = (p) => p,
): Files {
  let previous = '';
  let n = 0;
  return new Map(
    sizes.map((size, segment) => {
      const frames = Array.from({ length: size }, () => {
        const at = instantOf(new Date(Date.UTC(2026, 10, 24, 14, n)));
        const payload = change({ previous, at, entries: [entry(n)] }, n++);
        const frame = encode(payload);
        previous = payload.standsFor ?? frame.hash;
        return frame.bytes;
      });
      return [segment + 1, Uint8Array.from(frames.flatMap((bytes) => [...bytes]))];
    }),
  );
}

function inspect(files: Files): JournalReport {
  const inspection = new JournalInspection(nodeDigests);
  for (const segment of [...files.keys()].sort((a, b) => a - b))
    inspection.take(segment, files.get(segment) ?? null);
  return inspection.report();
}
const kinds = (files: Files) => inspect(files).damages.map(({ segment, kind }) => `${segment} ${kind}`);

const hashes = (files: Files): string[] =>
  [...files.values()].flatMap((bytes) =>
    [...stretches(bytes)].flatMap((s) => (s.kind === 'frame' ? s.hash : [])),
  );

describe('the inspection of a journal', () => {
  it('counts what a whole one holds', () => {
    expect(inspect(journal([3, 2]))).toMatchObject({
      whole: true,
      segments: 2,
      frames: 5,
      entries: 5,
      databases: [{ database: 'rcp_sein_2026', documents: 5, entries: 5 }],
      last: '2026-11-24T14:04:00.000Z',
      damages: [],
    });
  });

  it('follows the chain behind a segment that was written anew', () => {
    const last = hashes(journal([3]))[2] ?? '';
    const files = journal([1, 2], (payload, n) => (n === 0 ? { ...payload, standsFor: last } : payload));
    expect(inspect(files).whole).toBe(true);
  });

  it('tells a torn end from an abandoned write and from a loss in the middle', () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = journal([2, 2]).values();
    const torn = first.slice(0, 20);
    expect(
      kinds(
        new Map([
          [1, first],
          [2, Uint8Array.from([...second, ...torn])],
        ]),
      ),
    ).toEqual(['2 end']);
    expect(
      kinds(
        new Map([
          [1, Uint8Array.from([...first, ...torn])],
          [2, second],
        ]),
      ),
    ).toEqual(['1 abandoned']);
    expect(
      kinds(
        new Map([
          [1, first.map((b, i) => (i === first.length - 3 ? b ^ 4 : b))],
          [2, second],
        ]),
      ),
    ).toEqual(['1 unreadable']);
  });

  it('sees a segment removed, unreadable, or put in another place', () => {
    const files = journal([1, 1, 1]);
    expect(kinds(new Map([...files].filter(([n]) => n !== 2)))).toEqual(['2 noFile']);
    expect(kinds(new Map([...files].filter(([n]) => n !== 1)))).toEqual(['1 noFile']);
    expect(kinds(harm(files, { kind: 'swap', file: 0, other: 1 }))).toEqual([
      '1 missing',
      '2 missing',
      '3 missing',
    ]);
    const inspection = new JournalInspection(nodeDigests);
    for (const [n, bytes] of files) inspection.take(n, n === 2 ? null : bytes);
    expect(inspection.report().damages).toMatchObject([{ segment: 2, kind: 'noRead' }]);
  });

  it('never breaks, finds every frame that is still whole, and is never silent about a frame that is not', () => {
    const whole = journal([4, 3, 5, 2]);
    const before = hashes(whole);
    fc.assert(
      fc.property(fc.array(someHarm(whole.size), { minLength: 1, maxLength: 4 }), (done) => {
        const files = done.reduce((now, one) => (now.size === whole.size ? harm(now, one) : now), whole);
        const report = inspect(files);
        const after = hashes(files);
        expect(report.frames).toBe(after.length);
        expect(before).toEqual(expect.arrayContaining(after));
        // Frames cut clean off the very end are the one loss that the journal alone cannot show.
        const cleanEnd = before.slice(0, after.length).every((hash, i) => hash === after[i]);
        expect(report.whole).toBe(cleanEnd && report.damages.length === 0);
        if (!cleanEnd) expect(report.damages.length).toBeGreaterThan(0);
        for (const { sentence } of report.damages) expect(sentence).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
