import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShellServer } from '../../../electron/shellPort';
import { DiskRefusal } from '../../../electron/files/disk';
import type { AskPhones } from '../../../shared/contracts/phones';
import type { StorageView } from '../../../shared/contracts/storage';
import type { BackupRequest, ShellAnswers } from '../../../shared/contracts/shell';
import type { JournalEntry } from '../../../shared/records/journalEntry';

/** The main process's side of a port, the other side being the test. */
class FakePort extends EventEmitter {
  readonly sent: unknown[] = [];
  closed = false;
  start(): void {}
  close(): void {
    this.closed = true;
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  receive(data: unknown): void {
    this.emit('message', { data });
  }
}

const entry: JournalEntry = {
  database: 'rcp_sein_2026',
  id: 'case:1',
  rev: '1-a',
  ancestors: ['a'],
  cipher: 'AAAA',
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

let appended: JournalEntry[];
let region: string | null;
let tries: string | null;
let secret: string | null;
let opens: number;
let failing: boolean;
let full: boolean;
let slow: Promise<void>;
let storage: StorageView;
let told: string[];
let phonesClosed: number;
let slowBackup: Promise<void>;
let asked: string[];
let closes: number;
let server: ShellServer;
let port: FakePort;

beforeEach(() => {
  appended = [];
  region = null;
  tries = secret = null;
  opens = 0;
  failing = false;
  full = false;
  slow = Promise.resolve();
  storage = { level: 'fine', free: 2e9, wanted: 4e8, broken: false };
  told = [];
  phonesClosed = 0;
  slowBackup = Promise.resolve();
  asked = [];
  closes = 0;
  const journal = {
    append: async (entries: readonly JournalEntry[]) => {
      await slow;
      if (full) throw new DiskRefusal(Object.assign(new Error(), { code: 'ENOSPC' }));
      appended.push(...entries);
    },
    read: (from: number) => Promise.resolve({ entries: appended, next: null, end: from, damage: [] }),
    digest: () => Promise.resolve('f'.repeat(64)),
    segments: () => Promise.resolve([{ segment: 1, bytes: 7, closed: true, start: 0, end: 7 }]),
    roll: () => Promise.resolve(),
    survey: (before: string, after: number) =>
      Promise.resolve({ segment: after + 1, heads: [{ database: before, id: entry.id, rev: entry.rev }] }),
    compact: (_: number, drop: readonly unknown[]) => Promise.resolve(drop.length),
    rewrite: ({ last }: { last: boolean }) => Promise.resolve(last),
    close: () => {
      closes++;
      return Promise.resolve();
    },
  };
  const backups = {
    answer: (request: BackupRequest) => {
      asked.push(request.op);
      return slowBackup.then((): ShellAnswers['backup.drop'] => ({ dropped: true }));
    },
    dropAll: () => {
      asked.push('dropped');
      return Promise.resolve();
    },
  };
  server = new ShellServer(
    () => {
      opens++;
      return failing ? Promise.reject(new Error('Le journal ne s’ouvre pas.')) : Promise.resolve(journal);
    },
    { read: () => Promise.resolve('keys'), write: () => Promise.resolve() },
    {
      allowRegion: (origin) => {
        region = origin;
        return Promise.resolve();
      },
    },
    {
      read: () => Promise.resolve(null),
      write: () => Promise.resolve(),
      trouble: () => Promise.resolve(void told.push('trouble')),
    },
    {
      beforeWrite: () => Promise.resolve(storage),
      refused: () => told.push('refused'),
      broke: () => told.push('broke'),
    },
    backups,
    { read: () => Promise.resolve(tries), write: (text) => Promise.resolve(void (tries = text)) },
    {
      state: () => Promise.resolve({ isAvailable: true, isKept: secret !== null }),
      keep: (kept) => Promise.resolve(void (secret = kept)),
      read: () => Promise.resolve(secret),
      forget: () => Promise.resolve(void (secret = null)),
    },
    {
      answer: (() => Promise.resolve({ done: true })) as AskPhones,
      close: () => Promise.resolve(void phonesClosed++),
    },
  );
  port = new FakePort();
  server.attach(port);
});

describe('the shell port', () => {
  it('closes the room’s phones when another engine connects, and when the one that opened them is gone', () => {
    expect(phonesClosed).toBe(1);
    server.attach(new FakePort());
    expect(phonesClosed).toBe(2);
    // The former port, whose engine is no longer listened to.
    port.emit('close');
    expect(phonesClosed).toBe(2);
    const last = new FakePort();
    server.attach(last);
    last.emit('close');
    expect(phonesClosed).toBe(4);
  });

  it('answers each request under its own number', async () => {
    port.receive({ n: 1, request: { op: 'journal.append', entries: [entry] } });
    await turn();
    port.receive({ n: 2, request: { op: 'journal.read', from: 7 } });
    port.receive({ n: 3, request: { op: 'vault.read' } });
    port.receive({ n: 4, request: { op: 'vault.write', text: '{}' } });
    port.receive({ n: 5, request: { op: 'region.allow', origin: 'https://rcp.example.org' } });
    port.receive({ n: 6, request: { op: 'witness.read' } });
    const sighting = { sentinel: 'a', generation: 1, databases: [] };
    port.receive({ n: 7, request: { op: 'witness.write', sighting, settled: true } });
    await turn();
    expect(new Set(port.sent)).toEqual(
      new Set([
        { n: 1, ok: true, value: { flushed: 1 } },
        { n: 2, ok: true, value: { entries: [entry], next: null, end: 7, damage: [] } },
        { n: 3, ok: true, value: { text: 'keys' } },
        { n: 4, ok: true, value: { written: true } },
        { n: 5, ok: true, value: { allowed: true } },
        { n: 6, ok: true, value: { record: null } },
        { n: 7, ok: true, value: { written: true } },
      ]),
    );
    expect(region).toBe('https://rcp.example.org');
    expect(opens).toBe(1);
  });

  it('keeps the count of tries and the keychain’s secret', async () => {
    port.receive({ n: 1, request: { op: 'tries.read' } });
    port.receive({ n: 2, request: { op: 'tries.write', text: '{"failures":1}' } });
    port.receive({ n: 3, request: { op: 'keychain.keep', secret: 'AAAA' } });
    await turn();
    port.receive({ n: 4, request: { op: 'keychain.state' } });
    port.receive({ n: 5, request: { op: 'keychain.read' } });
    port.receive({ n: 6, request: { op: 'keychain.forget' } });
    await turn();
    expect(new Set(port.sent)).toEqual(
      new Set([
        { n: 1, ok: true, value: { text: null } },
        { n: 2, ok: true, value: { written: true } },
        { n: 3, ok: true, value: { written: true } },
        { n: 4, ok: true, value: { isAvailable: true, isKept: true } },
        { n: 5, ok: true, value: { secret: 'AAAA' } },
        { n: 6, ok: true, value: { written: true } },
      ]),
    );
    expect(tries).toBe('{"failures":1}');
    expect(secret).toBeNull();
  });

  it('passes the upkeep of the journal on', async () => {
    const { database, id, rev } = entry;
    const part = { segment: 1, part: 0, entries: [entry], gone: [], last: true };
    const before = '2026-10-24T00:00:00.000Z';
    port.receive({ n: 1, request: { op: 'journal.segments' } });
    port.receive({ n: 2, request: { op: 'journal.roll' } });
    port.receive({ n: 3, request: { op: 'journal.survey', before, after: 4 } });
    port.receive({ n: 4, request: { op: 'journal.compact', segment: 5, drop: [{ database, id, rev }] } });
    port.receive({ n: 5, request: { op: 'journal.rewrite', ...part } });
    await turn();
    expect(new Set(port.sent)).toEqual(
      new Set([
        { n: 1, ok: true, value: { segments: [{ segment: 1, bytes: 7, closed: true, start: 0, end: 7 }] } },
        { n: 2, ok: true, value: { rolled: true } },
        { n: 3, ok: true, value: { survey: { segment: 5, heads: [{ database: before, id, rev }] } } },
        { n: 4, ok: true, value: { dropped: 1 } },
        { n: 5, ok: true, value: { rewritten: true } },
      ]),
    );
  });

  it.each([
    { op: 'tries.write', text: 'x'.repeat(501) },
    { op: 'keychain.keep', secret: 'not base64!' },
    { op: 'journal.append', entries: [] },
    { op: 'journal.survey', before: 'yesterday', after: 0 },
    { op: 'journal.compact', segment: 0, drop: [] },
    {
      op: 'journal.rewrite',
      segment: 1,
      part: 0,
      entries: [{ ...entry, cipher: '?' }],
      gone: [],
      last: true,
    },
    { op: 'journal.append', entries: [{ ...entry, cipher: 'clear text!' }] },
    { op: 'journal.append', entries: [{ ...entry, id: 7 }] },
    { op: 'journal.read', from: -1 },
    { op: 'vault.write', text: 'x'.repeat(200_001) },
    { op: 'file.read', path: '/etc/passwd' },
    null,
  ])('refuses %j in neutral words', async (request) => {
    port.receive({ n: 9, request });
    await turn();
    expect(port.sent).toEqual([{ n: 9, ok: false, message: 'Demande refusée.' }]);
    expect(appended).toEqual([]);
  });

  it.each([null, 12, 'text', {}, { n: 'one' }, []])('does not answer %j at all', async (data) => {
    port.receive(data);
    await turn();
    expect(port.sent).toEqual([]);
  });

  it('passes a disk’s sentence on, and opens the journal anew at the next request', async () => {
    failing = true;
    port.receive({ n: 1, request: { op: 'journal.read', from: 0 } });
    await turn();
    failing = false;
    port.receive({ n: 2, request: { op: 'journal.read', from: 0 } });
    await turn();
    expect(port.sent).toMatchObject([
      { n: 1, ok: false, message: 'Le journal ne s’ouvre pas.' },
      { n: 2, ok: true },
    ]);
  });

  it('serves the newest port only', async () => {
    const newer = new FakePort();
    let release = () => {};
    slow = new Promise((resolve) => (release = resolve));
    port.receive({ n: 1, request: { op: 'journal.append', entries: [entry] } });
    server.attach(newer);
    release();
    newer.receive({ n: 1, request: { op: 'vault.read' } });
    await turn();
    expect(port.closed).toBe(true);
    expect(port.sent).toEqual([]);
    expect(newer.sent).toEqual([{ n: 1, ok: true, value: { text: 'keys' } }]);
    expect(appended).toEqual([entry]);
  });
});

describe('room on the disk', () => {
  const append = { n: 1, request: { op: 'journal.append', entries: [entry] } };

  it('is told to who asks and to who is connected', async () => {
    port.receive({ n: 1, request: { op: 'space.read' } });
    await turn();
    server.tell({ event: 'space', storage: { ...storage, level: 'low' } });
    expect(port.sent).toEqual([
      { n: 1, ok: true, value: storage },
      { event: 'space', storage: { ...storage, level: 'low' } },
    ]);
  });

  it('is looked at before the journal is written to: without it nothing is', async () => {
    storage = { ...storage, level: 'readOnly' };
    port.receive(append);
    await turn();
    expect(port.sent).toMatchObject([{ n: 1, ok: false }]);
    expect(appended).toEqual([]);
    storage = { ...storage, level: 'low' };
    port.receive(append);
    await turn();
    expect(appended).toEqual([entry]);
  });

  it('is known to be missing from a write that the disk refused, and from no other failure', async () => {
    full = true;
    port.receive(append);
    await turn();
    expect(told).toEqual(['refused']);
    full = false;
    failing = true;
    port.receive({ n: 2, request: { op: 'journal.read', from: 0 } });
    await turn();
    expect(told).toEqual(['refused']);
  });

  it('is given up for this run where IndexedDB failed', async () => {
    port.receive({ n: 1, request: { op: 'witness.trouble' } });
    await turn();
    expect(told).toEqual(['broke', 'trouble']);
  });
});

describe('backups over the shell port', () => {
  it('go on to those who make them, and are given up with the page that asked for them', async () => {
    asked = [];
    port.receive({ n: 1, request: { op: 'backup.drop', job: 3 } });
    await turn();
    expect(port.sent).toEqual([{ n: 1, ok: true, value: { dropped: true } }]);
    server.attach(new FakePort());
    expect(asked).toEqual(['backup.drop', 'dropped']);
  });

  it('have the journal closed and opened anew around a restore', async () => {
    port.receive({ n: 1, request: { op: 'journal.read', from: 0 } });
    await turn();
    await server.releaseJournal();
    expect(closes).toBe(1);
    port.receive({ n: 2, request: { op: 'journal.read', from: 0 } });
    await turn();
    expect(opens).toBe(2);
    await server.releaseJournal();
    await server.releaseJournal();
    expect(closes).toBe(2);
  });

  it('do not keep the window from closing', async () => {
    slowBackup = new Promise(() => {});
    port.receive({ n: 1, request: { op: 'backup.step', job: 1 } });
    await server.quiet(30, 3_600_000);
    expect(port.sent).toEqual([]);
  });
});

describe('waiting for the journal to be quiet', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for what is under way', async () => {
    let release = () => {};
    slow = new Promise((resolve) => (release = resolve));
    port.receive({ n: 1, request: { op: 'journal.append', entries: [entry] } });
    let quiet = false;
    const waiting = server.quiet(30, 2000).then(() => (quiet = true));
    await vi.advanceTimersByTimeAsync(1900);
    expect(quiet).toBe(false);
    release();
    await vi.advanceTimersByTimeAsync(60);
    expect(quiet).toBe(true);
    await waiting;
    expect(appended).toHaveLength(1);
  });

  it('gives up after its limit, and not before', async () => {
    slow = new Promise(() => {});
    port.receive({ n: 1, request: { op: 'journal.append', entries: [entry] } });
    let quiet = false;
    void server.quiet(30, 200).then(() => (quiet = true));
    await vi.advanceTimersByTimeAsync(190);
    expect(quiet).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(quiet).toBe(true);
  });
});
