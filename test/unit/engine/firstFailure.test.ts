import { describe, expect, it } from 'vitest';
import { FirstFailure } from '../../../renderer/engine/store/firstFailure';

const never = () => new Promise<never>(() => undefined);

describe('the first failure', () => {
  it('changes nothing before there is one', async () => {
    const failed = new FirstFailure();
    expect(await failed.run(() => Promise.resolve(7))).toBe(7);
  });

  it('ends the waiting for what will never be answered', async () => {
    const failed = new FirstFailure();
    const hanging = failed.run(never);
    const failing = failed.run(() => Promise.reject(new Error('no space')));
    await expect(failing).rejects.toThrow('no space');
    await expect(hanging).rejects.toThrow('no space');
    expect((await failed.first).message).toBe('no space');
  });

  it('lets nothing be tried afterwards', async () => {
    const failed = new FirstFailure();
    failed.now(new Error('closed'));
    let tried = false;
    const later = failed.run(() => {
      tried = true;
      return Promise.resolve();
    });
    await expect(later).rejects.toThrow('closed');
    expect(tried).toBe(false);
  });
});
