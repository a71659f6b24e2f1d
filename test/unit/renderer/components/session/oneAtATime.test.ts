import { expect, it } from 'vitest';
import { oneAtATime } from '../../../../../renderer/components/session/useOneAtATime';

it('a second press while the first is under way does nothing; a later one does, also after a failure', async () => {
  const once = oneAtATime();
  const began: string[] = [];
  let end: () => void = () => undefined;
  const act = (name: string) => () => {
    began.push(name);
    return new Promise<void>((resolve) => (end = resolve));
  };
  const first = once(act('first'));
  await once(act('second'));
  expect(began).toEqual(['first']);
  end();
  await first;
  await expect(once(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  const third = once(act('third'));
  expect(began).toEqual(['first', 'third']);
  end();
  await third;
});
