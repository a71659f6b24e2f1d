import { describe, expect, it } from 'vitest';
import { Locked, Watchers } from '../../../renderer/engine/queries/watchers';
import type { Result } from '../../../shared/domain/result';

const always = () => true;
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

function watching(isGivenUp: boolean, level: 'fine' | 'readOnly' = 'fine') {
  const sent: Result<unknown>[] = [];
  const watchers = new Watchers(() => ({ broken: isGivenUp, level }));
  let run: () => Promise<unknown> = () => Promise.resolve('shown');
  watchers.add('1', { run: () => run(), send: (result) => sent.push(result), concerned: always });
  const again = async (next: () => Promise<unknown>) => {
    run = next;
    watchers.notify(['records']);
    await turn();
  };
  return { sent, again };
}

const unreadable = () => Promise.reject(new DOMException('closing', 'InvalidStateError'));

describe('what is on the screen', () => {
  it('stays there once the database was given up', async () => {
    const { sent, again } = watching(true);
    await turn();
    await again(unreadable);
    expect(sent).toEqual([{ ok: true, value: 'shown' }]);
    await again(() => Promise.resolve('newer'));
    expect(sent).toHaveLength(2);
  });

  it('gives way to a failure that nobody was told of', async () => {
    const { sent, again } = watching(false);
    await turn();
    await again(unreadable);
    expect(sent.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('cannot be had again on a full disk: that is what is said, and what to do', async () => {
    const { sent, again } = watching(false, 'readOnly');
    await turn();
    await again(unreadable);
    expect(sent.at(-1)).toMatchObject({
      problem: {
        code: 'storage',
        message: 'La lecture sur ce poste n’a pas abouti\u00a0: le disque est plein.',
      },
    });
  });

  it('is told of a database that no longer answers, where it was never shown', async () => {
    const sent: Result<unknown>[] = [];
    const watchers = new Watchers(() => ({ broken: true, level: 'readOnly' }));
    watchers.add('1', { run: unreadable, send: (result) => sent.push(result), concerned: always });
    await turn();
    expect(JSON.stringify(sent)).toMatch(/ne répond plus.*rouvrez-le/);
  });

  it('goes with the lock, given up or not', async () => {
    const { sent, again } = watching(true);
    await turn();
    await again(() => Promise.reject(new Locked()));
    expect(sent.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

describe('what is not urgent', () => {
  it('waits for the answers that are being made, and not for those asked later', async () => {
    const watchers = new Watchers(() => ({ broken: false, level: 'fine' }));
    const order: string[] = [];
    let found: () => void = () => undefined;
    const add = (key: string, run: () => Promise<unknown>) =>
      watchers.add(key, { run, send: () => order.push(key), concerned: always });
    add('asked', () => new Promise<void>((resolve) => (found = resolve)));
    const behind = watchers.answered().then(() => order.push('behind'));
    add('never answered', () => new Promise(() => undefined));
    await turn();
    expect(order).toEqual([]);
    found();
    await behind;
    expect(order).toEqual(['asked', 'behind']);
  });
});
