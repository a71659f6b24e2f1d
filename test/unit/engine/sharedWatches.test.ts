import { expect, it } from 'vitest';
import { SharedWatches } from '../../../renderer/engine/sharedWatches';
import { fail, ok, type Result } from '../../../shared/domain/result';

/** An engine that answers when the test says so, and notes what was begun and ended. */
function answering() {
  const told: string[] = [];
  let answer: (result: Result<unknown>) => void = () => undefined;
  const begin = (onData: typeof answer) => {
    told.push('begun');
    answer = onData;
    return () => void told.push('ended');
  };
  return { told, begin, answer: (result: Result<unknown>) => answer(result) };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('asks once for all who ask the same, and gives the second the newest answer at once', async () => {
  const { told, begin, answer } = answering();
  const watches = new SharedWatches();
  const heard: string[] = [];
  const first = watches.listen('q', begin, () => heard.push('first'));
  expect(watches.newest('q')).toBeUndefined();
  answer(ok(1));
  const second = watches.listen('q', begin, () => heard.push('second'));
  expect(watches.newest('q')).toEqual({ status: 'ready', value: 1 });
  answer(ok(2));
  expect(heard).toEqual(['first', 'first', 'second']);
  first();
  await turn();
  answer(fail('missing', 'Absent.'));
  expect(watches.newest('q')).toEqual({ status: 'failed', message: 'Absent.' });
  second();
  await turn();
  expect(told).toEqual(['begun', 'ended']);
  expect(watches.newest('q')).toBeUndefined();
});

it('goes on where one lets go and another asks in the same turn, and begins anew after that', async () => {
  const { told, begin, answer } = answering();
  const watches = new SharedWatches();
  const end = watches.listen('q', begin, () => undefined);
  answer(ok('kept'));
  end();
  const next = watches.listen('q', begin, () => undefined);
  await turn();
  expect(watches.newest('q')).toEqual({ status: 'ready', value: 'kept' });
  next();
  await turn();
  watches.listen('q', begin, () => undefined);
  expect(watches.newest('q')).toBeUndefined();
  expect(told).toEqual(['begun', 'ended', 'begun']);
});

it('counts one listener that listens twice as two', async () => {
  const { told, begin } = answering();
  const watches = new SharedWatches();
  const listener = () => undefined;
  const ends = [watches.listen('q', begin, listener), watches.listen('q', begin, listener)];
  ends[0]?.();
  await turn();
  expect(told).toEqual(['begun']);
});

it('asks anew where the last answer was a failure, for all who listen', async () => {
  const { told, begin, answer } = answering();
  const watches = new SharedWatches();
  const heard: string[] = [];
  const ends = [watches.listen('q', begin, () => heard.push('first'))];
  answer(fail('missing', 'Absent.'));
  ends.push(watches.listen('q', begin, () => heard.push('second')));
  expect(told).toEqual(['begun', 'ended', 'begun']);
  expect(watches.newest('q')).toBeUndefined();
  answer(ok(1));
  expect(heard).toEqual(['first', 'first', 'second']);
  for (const end of ends) end();
  await turn();
  expect(told).toEqual(['begun', 'ended', 'begun', 'ended']);
});
