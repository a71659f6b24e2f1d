import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Compaction } from '../../../../renderer/engine/journal/compaction';
import { wordsOf } from '../../../../renderer/engine/services/notice';
import { ShellRefusal } from '../../../../renderer/engine/shell/portShell';
import type { JournalUpkeep } from '../../../../shared/contracts/shell';
import type { EntryHead } from '../../../../shared/records/journalEntry';
import { memoryShell } from '../memoryShell';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const head: EntryHead = { database: 'rcp_sein_2026', id: 'case:1', rev: '1-a' };

let surveys: string[];
let dropped: EntryHead[];
/** The segment is not as it was written. */
let altered: boolean;
let notices: string[];
let upkeep: JournalUpkeep;
let running: Compaction;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00.000Z') });
  [surveys, dropped, notices, altered] = [[], [], [], false];
  upkeep = {
    segments: () => Promise.resolve([]),
    digest: () => Promise.resolve(null),
    roll: () => Promise.resolve(),
    survey: (before, after) => {
      if (after === 0) surveys.push(before);
      return Promise.resolve(after === 0 ? { segment: 1, heads: [head] } : null);
    },
    compact: (_, drop) => {
      dropped.push(...drop);
      return Promise.resolve(drop.length);
    },
    rewrite: () => Promise.resolve(true),
  };
  vi.stubGlobal('fetch', missing());
});
afterEach(async () => {
  await running.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start({
  joined = true,
  room = true,
  changingKeys = false,
  journal = true,
  numbered = true,
} = {}): void {
  const region = {
    base: 'https://region.example',
    username: 'u',
    password: 'p',
    origin: 'https://region.example',
  };
  const session = {
    shell: { ...memoryShell(), upkeep: journal ? upkeep : null },
    workstation: {
      device: 'abc',
      databases: [],
      region: joined ? region : null,
      users: [],
      ...(numbered ? { journal: { first: 1 } } : {}),
    },
    journal: { leaving: () => Promise.resolve(!altered) },
    keys: { current: {}, previous: changingKeys ? {} : null },
  };
  running = new Compaction(session as unknown as ConstructorParameters<typeof Compaction>[0], {
    mayRun: () => room,
    noticed: (said) => notices.push(...said.map(wordsOf)),
  });
  running.start();
}

/** A region that has all but these, and but what nobody ever wrote. */
const missing =
  (...lacked: string[]) =>
  (_: string, { body }: { body: string }) => {
    const asked = Object.entries(JSON.parse(body) as Record<string, string[]>);
    const unknown = asked.filter(([id]) => lacked.includes(id) || !/^case:\d+$/.test(id));
    const answer = Object.fromEntries(unknown.map(([id, revs]) => [id, { missing: revs }]));
    return Promise.resolve(answering(JSON.stringify(answer)));
  };

const answering = (body: string, status = 200) =>
  new Response(body, { status, headers: { 'Content-Type': 'application/json' } });

describe('the compaction in the background', () => {
  it('begins some minutes after the unlocking and goes on once a day, with what is older than thirty days', async () => {
    start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(surveys).toEqual([]);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(surveys).toEqual(['2026-10-25T08:05:00.000Z']);
    expect(dropped).toEqual([head]);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(surveys).toHaveLength(3);
    await running.stop();
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(surveys).toHaveLength(3);
  });

  it.each([
    ['no region is joined', { joined: false }],
    ['there is no room', { room: false }],
    ['the keys are being changed', { changingKeys: true }],
    ['there is no journal', { journal: false }],
    ['entries of the former format have no number yet', { numbered: false }],
  ])('does nothing where %s', async (_, without) => {
    start(without);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(surveys).toEqual([]);
  });

  it.each([
    ['does not answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['refuses the password', () => Promise.resolve(answering('{}', 401))],
    ['is broken', () => Promise.resolve(answering('{}', 500))],
    [
      'answers something else',
      () => Promise.resolve(new Response('<html>', { headers: { 'Content-Type': 'text/html' } })),
    ],
    ['answers in another shape', () => Promise.resolve(answering('{"case:1":{"missing":"1-a"}}'))],
    ['does not have the database', () => Promise.resolve(answering('{}', 404))],
    ['does not open the database', () => Promise.resolve(answering('{}', 403))],
    ['answers that it lacks nothing, whatever is asked', () => Promise.resolve(answering('{}'))],
    ['misses the revision', missing('case:1')],
  ])('drops nothing and says nothing when the region %s, and tries the next day', async (_, answer) => {
    vi.stubGlobal('fetch', answer);
    start();
    await vi.advanceTimersByTimeAsync(DAY + 6 * MINUTE);
    expect(surveys).toHaveLength(2);
    expect(dropped).toEqual([]);
    expect(notices).toEqual([]);
  });

  it('leaves a segment alone that is not as it was written', async () => {
    altered = true;
    start();
    await vi.advanceTimersByTimeAsync(DAY);
    expect(surveys).not.toEqual([]);
    expect(dropped).toEqual([]);
  });

  it('says once that the disk refuses', async () => {
    upkeep.compact = () => Promise.reject(new ShellRefusal('Le disque est plein\u00a0: rien n’a été écrit.'));
    start();
    await vi.advanceTimersByTimeAsync(3 * DAY);
    expect(notices).toEqual([
      expect.stringMatching(
        /n’a pas pu être allégé\. Le disque est plein.*Rien n’en a été retiré que la région n’ait confirmé/,
      ),
    ]);
    expect(surveys.length).toBeGreaterThan(1);
  });

  it('asks the region in batches, each revision once', async () => {
    const heads = Array.from({ length: 2300 }, (_, n) => ({ ...head, id: `case:${n}` }));
    upkeep.survey = (_, after) => Promise.resolve(after === 0 ? { segment: 1, heads } : null);
    const sizes: number[] = [];
    vi.stubGlobal('fetch', (url: string, options: { body: string; method: string }) => {
      expect([url, options.method]).toEqual(['https://region.example/rcp_sein_2026/_revs_diff', 'POST']);
      // One of each batch is nobody's: who does not miss it did not look.
      sizes.push(Object.keys(JSON.parse(options.body) as object).length - 1);
      return missing('case:7')(url, options);
    });
    start();
    await vi.advanceTimersByTimeAsync(6 * MINUTE);
    expect(sizes).toEqual([1000, 1000, 300]);
    expect(dropped).toHaveLength(2299);
  });
});
