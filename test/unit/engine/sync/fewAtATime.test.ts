import { describe, expect, it } from 'vitest';
import { FewAtATime } from '../../../../renderer/engine/region/fewAtATime';
import { Rest } from '../../../../renderer/engine/services/rest';

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a gate', () => {
  it('lets so many through at a time, in their order, whatever becomes of them', async () => {
    const gate = new FewAtATime(2);
    const began: number[] = [];
    const open: ((fails: boolean) => void)[] = [];
    const all = [0, 1, 2, 3].map((n) =>
      gate
        .pass(() => {
          began.push(n);
          return new Promise<void>((resolve, reject) => {
            open[n] = (fails) => (fails ? reject(new Error('no')) : resolve());
          });
        })
        .catch(() => undefined),
    );
    await turn();
    expect(began).toEqual([0, 1]);
    open[0]?.(true);
    await turn();
    expect(began).toEqual([0, 1, 2]);
    open[1]?.(false);
    open[2]?.(false);
    await turn();
    open[3]?.(false);
    await Promise.all(all);
    expect(began).toEqual([0, 1, 2, 3]);
  });

  it('lets who gives up leave the queue without taking a place', async () => {
    const gate = new FewAtATime(1);
    let end: () => void = () => undefined;
    const first = gate.pass(() => new Promise<void>((resolve) => (end = resolve)));
    const leaving = new AbortController();
    const second = gate.pass(() => Promise.resolve('never'), leaving.signal);
    const third = gate.pass(() => Promise.resolve('third'));
    leaving.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    end();
    await first;
    expect(await third).toBe('third');
    expect(await gate.pass(() => Promise.resolve('again'))).toBe('again');
  });
});

describe('a rest', () => {
  it('ends when it is ended, and is not taken where that was before', async () => {
    const rest = new Rest();
    const { signal } = new AbortController();
    const taken = rest.take(null, signal);
    rest.end();
    await taken;
    rest.end();
    await rest.take(null, signal);
  });

  it('ends with what it belongs to', async () => {
    const rest = new Rest();
    const ending = new AbortController();
    const taken = rest.take(null, ending.signal);
    ending.abort();
    await taken;
    await rest.take(60_000, ending.signal);
  });
});
