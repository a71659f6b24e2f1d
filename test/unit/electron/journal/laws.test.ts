import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes, realDisk, type Disk } from '../../../../electron/files/disk';
import { codec } from '../../../../electron/journal/codec';
import { Journal } from '../../../../electron/journal/journal';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import { instantOf } from '../../../../shared/domain/brand';
import { segmentName, segmentsAmong } from '../../../../shared/records/segmentNames';
import { harm, someHarm, type Files } from '../../../support/damagedFiles';
import { entry } from '../../../support/journalEntries';

const sizes = { segment: 1500, page: 700, ahead: 600 };
const tomorrow = instantOf(new Date(Date.now() + 24 * 3600_000));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-laws-'));
});
afterEach(() => rm(folder, { recursive: true }));
/** The flushes change nothing of what is asked here, and cost most of the time. */
const unflushed: Disk = {
  ...realDisk,
  open: async (...args: Parameters<Disk['open']>) =>
    Object.assign(await realDisk.open(...args), { sync: settled, datasync: settled }),
};
const settled = () => Promise.resolve();
const open = (): Promise<Journal> => Journal.open(folder, unflushed, sizes);
const numberOf = ({ id }: { id: string }): number => Number(id.slice('case:'.length));

type Act =
  | { readonly do: 'append'; readonly sizes: readonly number[] }
  | { readonly do: 'roll' }
  | { readonly do: 'reopen' }
  | { readonly do: 'read' }
  | { readonly do: 'reread'; readonly cursor: number }
  | {
      readonly do: 'compact' | 'rewrite';
      readonly nth: number;
      readonly mask: number;
      readonly meanwhile: boolean;
    };

const act = (name: 'compact' | 'rewrite') =>
  fc.record({ do: fc.constant(name), nth: fc.nat(4), mask: fc.nat(255), meanwhile: fc.boolean() });
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      sizes: fc.array(fc.constantFrom(40, 200, 900), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Act>({ do: 'roll' }, { do: 'reopen' }, { do: 'read' }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reread' as const), cursor: fc.nat(50) }) },
  { weight: 2, arbitrary: act('compact') },
  { weight: 2, arbitrary: act('rewrite') },
);

/** What ought to be in the journal, and the cursors it gave out with the last entry in front of each. */
class Model {
  readonly live = new Map<number, JournalEntry>();
  readonly cursors: { at: number; seen: number }[] = [];
  next = 0;

  constructor(private journal: Journal) {}

  async run(one: Act): Promise<void> {
    if (one.do === 'append') return this.append(one.sizes);
    if (one.do === 'roll') return this.journal.roll();
    if (one.do === 'reopen') {
      await this.journal.close();
      this.journal = await open();
      return;
    }
    if (one.do === 'read') return this.read(0, -1);
    if (one.do === 'reread') {
      const { at, seen } = this.cursors[one.cursor % this.cursors.length] ?? { at: 0, seen: -1 };
      return this.read(at, seen);
    }
    const change = one.do === 'compact' ? this.compact(one.nth, one.mask) : this.rewrite(one.nth, one.mask);
    await Promise.all([change, ...(one.meanwhile ? [this.append([40]), this.append([200])] : [])]);
  }

  async close(): Promise<void> {
    await this.journal.close();
  }

  private async append(lengths: readonly number[]): Promise<void> {
    const entries = lengths.map((length) => entry(this.next++, length));
    for (const one of entries) this.live.set(numberOf(one), one);
    await this.journal.append(entries);
  }

  /** Everything that is live behind `seen`, nothing that is not, in order, without damage. */
  private async read(from: number, seen: number): Promise<void> {
    const found: JournalEntry[] = [];
    for (let next: number | null = from; next !== null;) {
      const page = await this.journal.read(next);
      expect(page.damage).toEqual([]);
      expect(found.length).toBeLessThan(1000);
      found.push(...page.entries);
      this.cursors.push({ at: page.end, seen: Math.max(seen, ...found.map(numberOf)) });
      next = page.next;
    }
    const numbers = found.map(numberOf);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const one of found) expect(one).toEqual(this.live.get(numberOf(one)));
    expect(numbers).toEqual(expect.arrayContaining([...this.live.keys()].filter((n) => n > seen)));
  }

  private async compact(nth: number, mask: number): Promise<void> {
    let survey = await this.journal.survey(tomorrow, 0);
    for (let i = 0; survey && i < nth; i++)
      survey =
        (await this.journal.survey(tomorrow, survey.segment)) ?? (await this.journal.survey(tomorrow, 0));
    if (!survey) return;
    const drop = survey.heads.filter((_, i) => (mask >> (i % 8)) & 1);
    await this.journal.compact(survey.segment, drop);
    for (const head of drop) this.live.delete(numberOf(head));
  }

  private async rewrite(nth: number, mask: number): Promise<void> {
    const closed = (await this.journal.segments()).filter((segment) => segment.closed);
    const chosen = closed[nth % closed.length];
    if (!chosen) return;
    let part = 0;
    for (let next: number | null = chosen.start; next !== null; part++) {
      const page = await this.journal.read(next, chosen.end);
      const gone = page.entries.filter((_, i) => mask < 64 && i === 0);
      const entries = page.entries
        .filter((it) => !gone.includes(it))
        .map((it) => ({ ...it, cipher: it.cipher.replace(/^.{4}/, String(mask + 1000)) }));
      const last = page.next === null;
      const { segment } = chosen;
      await this.journal.rewrite({
        segment,
        part,
        entries,
        gone: gone.map(({ database, id, rev }) => ({ database, id, rev })),
        last,
      });
      this.pending.push([entries, gone]);
      next = page.next;
    }
    for (const [entries, gone] of this.pending.splice(0)) {
      for (const one of entries) this.live.set(numberOf(one), one);
      for (const one of gone) this.live.delete(numberOf(one));
    }
  }
  private readonly pending: [JournalEntry[], JournalEntry[]][] = [];
}

describe('the laws of the journal', () => {
  it('whatever is written, rolled, compacted, written anew or reopened: a cursor misses nothing that is still there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 40 }), async (done) => {
        for (const name of await readdir(folder)) await rm(path.join(folder, name));
        const model = new Model(await open());
        for (const one of done) await model.run(one);
        await model.run({ do: 'read' });
        await model.run({ do: 'reopen' });
        await model.run({ do: 'read' });
        for (let cursor = 0; cursor < model.cursors.length && cursor < 10; cursor++)
          await model.run({ do: 'reread', cursor });
        await model.close();
      }),
      { numRuns: 60 },
    );
  });

  it('whatever is done to its files: it opens, gives every whole frame, says what is wrong, and is written on', async () => {
    const journal = await open();
    for (let n = 0; n < 30; n++) await journal.append([entry(n, 100)]);
    await journal.roll();
    const survey = await journal.survey(tomorrow, 1);
    await journal.compact(2, survey?.heads.slice(2) ?? []);
    await journal.append([entry(30), entry(31)]);
    const { entries: before } = await drained(journal);
    await journal.close();
    const whole = await filesOf();

    await fc.assert(
      fc.asyncProperty(fc.array(someHarm(whole.size), { minLength: 1, maxLength: 3 }), async (done) => {
        const files = done.reduce((now, one) => (now.size === whole.size ? harm(now, one) : now), whole);
        for (const name of await readdir(folder)) await rm(path.join(folder, name));
        for (const [n, bytes] of files) await writeFile(path.join(folder, segmentName(n)), bytes);
        const expected = [...files]
          .sort(([a], [b]) => a - b)
          .flatMap(([, bytes]) =>
            [...codec.stretches(bytes)].flatMap((s) => (s.kind === 'frame' ? s.payload.entries : [])),
          );
        const again = await open();
        const { entries, damage } = await drained(again);
        expect(entries.map(numberOf)).toEqual(expected.map(numberOf));
        const cleanEnd = before.slice(0, entries.length).every((it, i) => it.id === entries[i]?.id);
        if (!cleanEnd) expect(damage.length).toBeGreaterThan(0);
        await again.append([entry(99)]);
        expect((await drained(again)).entries.at(-1)?.id).toBe('case:99');
        for (let after: number | null = 0; after !== null;) {
          const found: { segment: number; heads: readonly object[] } | null = await again.survey(
            tomorrow,
            after,
          );
          after = found?.segment ?? null;
        }
        await again.close();
      }),
      { numRuns: 60 },
    );
  });
});

async function filesOf(): Promise<Files> {
  const numbers = segmentsAmong(await readdir(folder));
  return new Map(
    await Promise.all(
      numbers.map(async (n) => [n, await readBytes(realDisk, path.join(folder, segmentName(n)))] as const),
    ),
  );
}

async function drained(journal: Journal) {
  const entries: JournalEntry[] = [];
  const damage: string[] = [];
  for (let next: number | null = 0; next !== null;) {
    const page = await journal.read(next);
    entries.push(...page.entries);
    damage.push(...page.damage);
    next = page.next;
  }
  return { entries, damage };
}
