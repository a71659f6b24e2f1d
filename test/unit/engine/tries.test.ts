import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tried, waitsUntil } from '../../../renderer/engine/keys/tries';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { memoryShell } from './memoryShell';

const NOW = Date.UTC(2026, 10, 24, 13, 30);
const wrong = (): Promise<Result<null>> => Promise.resolve(fail('passphrase', 'Non.'));
const right = (): Promise<Result<string>> => Promise.resolve(ok('open'));

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

/** What is on the disk, as the application finds it when it is started again. */
const restarted = (shell: ReturnType<typeof memoryShell>) =>
  Object.assign(memoryShell(), { tries: shell.tries });

async function threeWrong(shell = memoryShell()) {
  for (let i = 0; i < 3; i++) expect((await tried(shell, wrong)).ok).toBe(false);
  return shell;
}

describe('trying a passphrase', () => {
  it('makes the fourth wait, without trying it at all, and the fifth longer', async () => {
    const shell = await threeWrong();
    const act = vi.fn(wrong);
    const refused = await tried(shell, act);
    expect(act).not.toHaveBeenCalled();
    expect(!refused.ok && refused.problem.next?.replaceAll('\u00a0', ' ')).toBe('Réessayez dans 2 secondes.');
    expect(await waitsUntil(shell)).toBe(NOW + 2000);
    pass(2);
    await tried(shell, act);
    expect(act).toHaveBeenCalledOnce();
    expect(await waitsUntil(shell)).toBe(NOW + 2000 + 4000);
  });

  it('lets the right one in after the wait, and forgets the wrong ones', async () => {
    const shell = await threeWrong();
    expect((await tried(shell, right)).ok).toBe(false);
    pass(2);
    expect(await tried(shell, right)).toEqual(ok('open'));
    await tried(shell, wrong);
    await tried(shell, wrong);
    expect(await waitsUntil(shell)).toBeNull();
  });

  it('counts before it tries, on the disk: killing the application gains nothing', async () => {
    const shell = memoryShell();
    for (let i = 0; i < 3; i++) {
      let killed: ReturnType<typeof memoryShell> | null = null;
      await tried(shell, () => {
        killed = restarted(shell);
        return wrong();
      });
      expect(killed && (killed as ReturnType<typeof memoryShell>).tries).toContain(`"failures":${i + 1}`);
    }
    const again = restarted(shell);
    expect(await waitsUntil(again)).toBe(NOW + 2000);
    expect((await tried(again, right)).ok).toBe(false);
  });

  it('is not let through earlier by a clock that was set back, nor shut out until it is right again', async () => {
    const shell = await threeWrong();
    const DAY = 86_400;
    pass(-DAY);
    const again = restarted(shell);
    expect((await tried(again, right)).ok).toBe(false);
    pass(1);
    expect((await tried(again, right)).ok).toBe(false);
    pass(1);
    expect((await tried(again, right)).ok).toBe(true);
  });

  it('does not count what failed for another reason', async () => {
    const shell = memoryShell();
    for (let i = 0; i < 5; i++) {
      await tried(shell, () => Promise.resolve(fail('storage', 'Le disque est plein.')));
      await expect(tried(shell, () => Promise.reject(new Error('the disk')))).rejects.toThrow('the disk');
    }
    expect(await waitsUntil(shell)).toBeNull();
    expect((await tried(shell, right)).ok).toBe(true);
  });

  it('goes on counting where the disk takes nothing more, and with a damaged count', async () => {
    const shell = memoryShell();
    shell.writeTries = () => Promise.reject(new Error('full'));
    await threeWrong(shell);
    expect(await waitsUntil(shell)).toBe(NOW + 2000);
    const damaged = Object.assign(memoryShell(), { tries: '{"failures":' });
    expect(await waitsUntil(damaged)).toBeNull();
    await threeWrong(damaged);
    expect(await waitsUntil(damaged)).toBe(NOW + 2000);
  });
});
