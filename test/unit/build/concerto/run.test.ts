import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../../build/concerto/run';

describe('the concerto command', () => {
  it('gives the help to who asks for it', async () => {
    for (const asked of [['--help'], ['journal', 'verify', '-h']]) {
      const { code, lines } = await run(asked);
      expect(code).toBe(0);
      expect(lines.join()).toContain('journal verify DOSSIER');
    }
  });

  it('takes nothing that it does not know', async () => {
    for (const asked of [
      [],
      ['journal'],
      ['journal', 'verifyx', '.'],
      ['journal', 'verify'],
      ['journal', 'verify', 'a', 'b'],
      ['journal', 'verify', '.', '--key', 'x'],
    ])
      expect((await run(asked)).code).toBe(2);
  });

  it('cases region: says in one sentence what is wrong with what was typed', async () => {
    const told = async (...typed: string[]) => (await run(typed)).lines.join('\n').replaceAll('\u00a0', ' ');
    expect(await told('journal', 'verify', '.', '--key', 'x')).toBe(
      'La commande journal verify n’a pas d’option --key.',
    );
    expect(await told('region', 'status', '--url')).toBe(
      'L’option --url de la commande region status attend une valeur, ou n’en a pas.',
    );
    expect(await told('region', 'destroy')).toBe('Il n’y a pas de commande « region destroy ».');
    expect(await told()).toBe('Donnez une commande, par exemple region status.');
  });

  it('cases region: prints that sentence and the way to the help, and no more', () => {
    const program = path.resolve('build/concerto/concerto.ts');
    const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', program, 'region'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      'Il n’y a pas de commande «\u00a0region\u00a0».',
      'npm run -s concerto -- --help dit ce que chaque commande attend.',
    ]);
  });

  it('says in French that there is nothing to read', async () => {
    expect(await run(['journal', 'verify', '/nowhere'])).toMatchObject({
      code: 3,
      lines: ['Ce dossier ne contient pas de journal, ou ne peut pas être lu.'],
    });
  });
});
