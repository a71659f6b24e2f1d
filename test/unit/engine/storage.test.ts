import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { disk } from './memoryPouch';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

const MEGABYTE = 1024 * 1024;
const noRoom = { level: 'readOnly', free: 200 * MEGABYTE, wanted: 384 * MEGABYTE } as const;
const room = { level: 'fine', free: 9000 * MEGABYTE, wanted: 384 * MEGABYTE } as const;

beforeEach(wipeStores);
afterEach(() => {
  disk.refusal = null;
  disk.silent = false;
  vi.useRealTimers();
});

async function atWork() {
  const shell = memoryShell();
  const running = await startEngine(shell);
  const made = await meetingWithOneCase(running);
  return { shell, ...running, ...made };
}

describe('without room on the disk', () => {
  it('refuses what writes before anything is written, says what to do, and goes on by itself', async () => {
    const { shell, connection, ask, run, file } = await atWork();
    const before = shell.journal.length;
    shell.measure(noRoom);
    const refused = await connection.command('discuss', { ...file, text: 'Hormonothérapie première' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'storage' } });
    expect(JSON.stringify(refused)).toContain('au moins 184\u00a0Mo');
    expect(shell.journal).toHaveLength(before);
    expect((await ask('session', {})).storage).toMatchObject({ level: 'readOnly', broken: false });
    expect((await ask('sync', {})).sentence).not.toContain('tout est enregistré');

    shell.measure(room);
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    expect((await ask('case', file))?.doc.discussion).toBe('Hormonothérapie première');
    expect((await ask('sync', {})).sentence).toContain('tout est enregistré');
    await run('lock', {});
  });

  it('still reads, makes papers, locks and unlocks, and writes nothing by it', async () => {
    const { shell, ask, run, connection, file, meeting } = await atWork();
    const journal = shell.journal.length;
    const { vault } = shell;
    shell.measure(noRoom);
    expect((await run('makeReport', file)).bytes.length).toBeGreaterThan(0);
    await run('makeMeetingList', meeting);
    await run('lock', {});
    await run('unlock', { passphrase: PASSPHRASE });
    expect((await ask('case', file))?.name).toBe('TOURTERELLE');
    expect(await connection.command('propose', { ...file, text: 'Chirurgie' })).toMatchObject({ ok: false });
    expect([shell.journal.length, shell.vault]).toEqual([journal, vault]);
    await run('lock', {});
  });

  it('waits with what the journal has to put back until there is room', async () => {
    const { shell, run, file } = await atWork();
    await run('lock', {});
    await wipeStores();
    shell.measure(noRoom);
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    expect(await again.ask('case', file)).toBeNull();
    shell.measure(room);
    await expect.poll(async () => (await again.ask('case', file))?.name).toBe('TOURTERELLE');
    expect((await again.ask('session', {})).notices.join()).toMatch(/enregistrements retrouvés/);
    await again.run('lock', {});
  });
});

describe('after IndexedDB failed a write', () => {
  const full = new DOMException('FILE_ERROR_NO_SPACE', 'UnknownError');

  it('keeps in the journal what was said to be saved, takes nothing more, and mends it at the next start', async () => {
    const { shell, connection, ask, run, file } = await atWork();
    disk.refusal = full;
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    await expect.poll(async () => (await ask('session', {})).storage.broken).toBe(true);
    disk.refusal = null;
    const journal = shell.journal.length;
    const refused = await connection.command('discuss', { ...file, text: 'Chirurgie' });
    expect(JSON.stringify(refused)).toContain('sera remis en place au prochain démarrage');
    expect(await connection.command('propose', { ...file, text: 'Chirurgie' })).toMatchObject({ ok: false });
    expect(shell.journal).toHaveLength(journal);
    shell.measure(room);
    expect((await ask('session', {})).storage.broken).toBe(true);
    expect(shell.troubles).toBe(1);
    await run('lock', {});

    const next = await startEngine(shell);
    await next.run('unlock', { passphrase: PASSPHRASE });
    expect((await next.ask('case', file))?.doc.discussion).toBe('Hormonothérapie première');
    await next.run('discuss', { ...file, text: 'Chirurgie' });
    await next.run('lock', {});
  });

  it('does not take a closing database for a failing one', async () => {
    const { shell, run, file } = await atWork();
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    await run('lock', {});
    expect(shell.troubles).toBe(0);
  });
});

describe('where IndexedDB is silent', () => {
  /** Enough for all that is answered to be so. */
  async function turns(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  }

  /** Seconds pass until it is answered. @returns how many; only the engine's own looks are hurried */
  async function secondsUntil(answer: Promise<unknown>): Promise<number> {
    let isOver = false;
    const over = () => void (isOver = true);
    answer.then(over, over);
    for (let seconds = 0; ; seconds++) {
      await turns();
      if (isOver) return seconds;
      await vi.advanceTimersByTimeAsync(1000);
    }
  }

  async function silenced() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running = await atWork();
    // What is at hand now need not be read.
    await running.run('discuss', { ...running.file, text: 'Biopsie' });
    await running.ask('case', running.file);
    return running;
  }

  it('answers who waits: what was acknowledged is in the journal, what waits is refused and is not', async () => {
    const { shell, connection, ask, run, file } = await silenced();
    disk.silent = true;
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    const journal = shell.journal.length;
    const waiting = connection.command('discuss', { ...file, text: 'Chirurgie' });
    expect(await secondsUntil(waiting)).toBeGreaterThan(30);
    const refused = JSON.stringify(await waiting);
    expect(refused).toContain('La base de ce poste ne répond plus');
    expect(refused).toContain('sera remis en place au prochain démarrage');
    expect(shell.journal).toHaveLength(journal);
    expect((await ask('session', {})).storage.broken).toBe(true);
    expect(shell.troubles).toBe(1);
    expect(await secondsUntil(run('lock', {}))).toBeLessThan(30);

    disk.silent = false;
    const next = await startEngine(shell);
    await next.run('unlock', { passphrase: PASSPHRASE });
    expect((await next.ask('case', file))?.doc.discussion).toBe('Hormonothérapie première');
    await next.run('lock', {});
  });

  it('does so within the time a person waits where the disk is full', async () => {
    const { shell, connection, run, file } = await silenced();
    disk.silent = true;
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    const waiting = connection.command('discuss', { ...file, text: 'Chirurgie' });
    await turns();
    shell.measure(noRoom);
    expect(await secondsUntil(waiting)).toBeLessThan(10);
    expect(JSON.stringify(await waiting)).toContain('La base de ce poste ne répond plus');
    expect(await secondsUntil(run('lock', {}))).toBeLessThan(30);
  });

  it('says after an unlock without room that nothing can be read', async () => {
    const { shell, ask, run, file } = await silenced();
    await run('lock', {});
    shell.measure(noRoom);
    disk.silent = true;
    await run('unlock', { passphrase: PASSPHRASE });
    const asked = ask('case', file);
    expect(await secondsUntil(asked)).toBeLessThan(20);
    await expect(asked).rejects.toThrow('ne répond plus');
    expect(await secondsUntil(run('lock', {}))).toBeLessThan(30);
  });
});
