import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startElectron } from '../support/fixtures';
import type { Needles } from '../support/plaintext/needles';
import { searchContent, searchFolders, type Searched } from '../support/plaintext/search';

/** What a browser leaves in the common temporary folders although it was given its own. */
const STRAYS = /^(\.org\.chromium|\.com\.google|scoped_dir|Crashpad|electron)/i;
const COMMON = ['/tmp', '/var/tmp', '/dev/shm'];

/**
 * One workstation with everything it could write to in one folder: its profile, the home and temporary folders it is
 * given, what it says on its outputs. Apart from these stands what a person asked it to save.
 */
export class Workstation {
  private running: ElectronApplication | null = null;
  private readonly start = Date.now();

  private constructor(private readonly base: string) {}

  static async create(): Promise<Workstation> {
    const base = await mkdtemp(path.join(tmpdir(), 'concerto-plaintext-'));
    for (const name of ['profile', 'home', 'tmp', 'runtime', 'output', 'backups', 'asked'])
      await mkdir(path.join(base, name), { mode: 0o700 });
    return new Workstation(base);
  }

  readonly in = (name: string): string => path.join(this.base, name);

  async launch(): Promise<Page> {
    const home = this.in('home');
    const app = await startElectron(this.in('profile'), [], {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_CACHE_HOME: path.join(home, 'cache'),
      XDG_CONFIG_HOME: path.join(home, 'config'),
      XDG_DATA_HOME: path.join(home, 'data'),
      XDG_STATE_HOME: path.join(home, 'state'),
      XDG_RUNTIME_DIR: this.in('runtime'),
      ...Object.fromEntries(['TMPDIR', 'TMP', 'TEMP'].map((name) => [name, this.in('tmp')])),
    });
    this.running = app;
    const output = createWriteStream(this.in('output/said.txt'), { flags: 'a' });
    const { stdout, stderr } = app.process();
    for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => output.write(bytes));
    const page = await app.firstWindow();
    // Where it leads and what the window is called go into a browser's history and a desktop's logs.
    const note = async () => output.write(`${page.url()}\n${await page.title()}\n`);
    page.on('framenavigated', () => void note().catch(() => undefined));
    page.on('console', (message) => output.write(`${message.text()}\n`));
    page.on('pageerror', (error) => output.write(`${error.message}\n`));
    return page;
  }

  get app(): ElectronApplication {
    if (!this.running) throw new Error('Not running');
    return this.running;
  }

  async close(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  /** As a power cut. */
  async kill(): Promise<void> {
    const child = this.app.process();
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
    this.running = null;
  }

  async remove(): Promise<void> {
    await this.close().catch(() => undefined);
    await rm(this.base, { recursive: true, force: true, maxRetries: 5 });
  }

  /** All it could have written to, but for what a person asked it to save. */
  async search(needles: Needles, into: Searched): Promise<void> {
    const own = ['profile', 'home', 'tmp', 'runtime', 'output', 'backups'].map((name) => this.in(name));
    await searchFolders(needles, [...own, ...(await this.strays())], into);
    const pid = this.running?.process().pid;
    if (pid !== undefined && process.platform === 'linux')
      for (const { name, content } of await writtenElsewhere(pid, own))
        searchContent(needles, name, content, into);
  }

  private async strays(): Promise<string[]> {
    const found: string[] = [];
    for (const folder of COMMON)
      for (const it of await readdir(folder, { withFileTypes: true }).catch(() => []))
        if (
          STRAYS.test(it.name) &&
          it.isDirectory() &&
          (await isNewer(path.join(folder, it.name), this.start))
        )
          found.push(path.join(folder, it.name));
    return found;
  }
}

const isNewer = (file: string, than: number): Promise<boolean> =>
  stat(file).then(
    ({ ctimeMs }) => ctimeMs >= than,
    () => false,
  );

/** This process and all it started. */
async function family(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((it) => /^\d+$/.test(it))) {
    const line = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '');
    // The name in brackets may hold anything; the state and the parent follow it.
    const parent = /\) \S (\d+)/.exec(line.slice(line.lastIndexOf(')')))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const found = [root];
  for (const one of found)
    for (const [child, parent] of parents) if (parent === one && !found.includes(child)) found.push(child);
  return found;
}

/** Files it holds open for writing that lie elsewhere, or that have no name any more. Memory is none. */
async function writtenElsewhere(
  root: number,
  known: readonly string[],
): Promise<{ name: string; content: Buffer }[]> {
  const found = new Map<string, { name: string; content: Buffer }>();
  for (const pid of await family(root))
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const name = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      const isGone = name.endsWith(' (deleted)');
      if (!/^\/(?!dev\/|proc\/|sys\/|memfd:)/.test(name)) continue;
      if (!isGone && known.some((folder) => name.startsWith(`${folder}/`))) continue;
      const flags = /flags:\s*(\d+)/.exec(
        await readFile(`/proc/${pid}/fdinfo/${fd}`, 'latin1').catch(() => ''),
      );
      if (!flags || (parseInt(flags[1] ?? '0', 8) & 3) === 0) continue;
      const content = await readFile(`/proc/${pid}/fd/${fd}`).catch(() => null);
      if (content) found.set(`${name} ${isGone ? fd : ''}`, { name, content });
    }
  return [...found.values()];
}
