import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = path.resolve('build/concerto/concerto.ts');
let profile: string;
let journal: string;
beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'concerto-verify-'));
  journal = path.join(profile, 'journal');
  await cp(path.resolve('test/fixtures/journal/v1'), journal, { recursive: true });
});
afterEach(() => rm(profile, { recursive: true }));

/** As npm starts it: in the project's folder, INIT_CWD being where the person stood. */
function concerto(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: profile },
  });
  return { status, stdout: stdout.replaceAll('\u00a0', ' '), stderr: stderr.replaceAll('\u00a0', ' ') };
}
const asked = (...args: string[]) => {
  const { status, stdout } = concerto(...args, '--json');
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return { status, report: JSON.parse(stdout) as Record<string, unknown> };
};

describe('concerto journal verify', () => {
  it('ends with 0 where the journal is whole, and says what is in it', () => {
    const { status, stdout } = concerto('journal', 'verify', 'journal');
    expect(status).toBe(0);
    expect(stdout).toContain('Le journal est intact.');
    expect(stdout).toContain('3 fichiers');
    expect(stdout).toContain('rcp_sein_2026 : 13 documents, 13 enregistrements');
    expect(stdout).not.toContain('case:');
    expect(stdout).not.toContain(Buffer.alloc(30, 2).toString('base64').slice(0, 20));
    expect(asked('journal', 'verify', profile)).toMatchObject({
      status: 0,
      report: { whole: true, entries: 20, frames: 10, damages: [] },
    });
  });

  it('ends with 1 where something is damaged, and says where and what', async () => {
    const file = path.join(journal, 'journal-000002.log');
    const bytes = new Uint8Array(await readFile(file));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await rm(path.join(journal, 'journal-000001.log'));
    const { status, report } = asked('journal', 'verify', journal);
    expect(status).toBe(1);
    const [first, second] = report.damages as { length: number; sentence: string }[];
    expect(first).toMatchObject({ segment: 1, kind: 'noFile' });
    expect(second).toMatchObject({ segment: 2, offset: 0, kind: 'unreadable' });
    expect(second?.length).toBeGreaterThan(100);
    const { stdout } = concerto('journal', 'verify', journal);
    expect(stdout).toContain('Le journal est abîmé : 2 dommages.');
    expect(stdout).toContain('- journal-000002.log, position 0, ');
    expect(stdout).toContain(second?.sentence.replaceAll('\u00a0', ' '));
  });

  it('ends with 2 and the way to the help where it is asked in another way', () => {
    const { status, stderr } = concerto('journal', 'verify', 'a', 'b');
    expect(status).toBe(2);
    expect(stderr).toContain('npm run -s concerto --');
    expect(asked('nothing')).toMatchObject({
      status: 2,
      report: { error: 'Il n’y a pas de commande « nothing ».' },
    });
  });

  it('ends with 3 where there is no journal, or none of it can be read', async () => {
    const odd = path.join(profile, 'odd');
    await mkdir(path.join(odd, 'journal-000001.log'), { recursive: true });
    const { status, stderr } = concerto('journal', 'verify', odd);
    expect(status).toBe(3);
    expect(stderr).toContain('ne peut être lu');
  });
});
