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

  it('says in French that there is nothing to read', async () => {
    expect(await run(['journal', 'verify', '/nowhere'])).toMatchObject({
      code: 3,
      lines: ['Ce dossier ne contient pas de journal, ou ne peut pas être lu.'],
    });
  });
});
