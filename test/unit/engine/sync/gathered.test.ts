import { expect, it } from 'vitest';
import { Gathered } from '../../../../renderer/engine/sync/gathered';

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

it('takes all that came while it was under way at once, in order, one turn after the other', async () => {
  const turns: (readonly number[])[] = [];
  let inside = 0;
  const step = new Gathered<number>(100, async (all) => {
    expect(++inside).toBe(1);
    await later();
    turns.push(all);
    inside--;
  });
  for (const n of [1, 2, 3]) await step.add([n]);
  await step.over();
  await step.add([4, 5]);
  await step.over();
  expect(turns).toEqual([[1], [2, 3], [4, 5]]);
});

it('holds back who adds, where enough waits already', async () => {
  const done: number[] = [];
  const step = new Gathered<number>(2, async (all) => {
    await later();
    done.push(...all);
  });
  await step.add([1]);
  await step.add([2]);
  expect(done).toEqual([]);
  await step.add([3]);
  expect(done).toEqual([1]);
  await step.over();
  expect(done).toEqual([1, 2, 3]);
});

it('tells who adds, and who waits for the end, that the step failed, and goes on no more', async () => {
  const seen: number[] = [];
  const step = new Gathered<number>(1, async (all) => {
    await later();
    seen.push(...all);
    throw new Error('full');
  });
  await step.add([1]);
  await expect(step.add([2])).rejects.toThrow('full');
  await expect(step.over()).rejects.toThrow('full');
  expect(seen).toEqual([1]);
});
