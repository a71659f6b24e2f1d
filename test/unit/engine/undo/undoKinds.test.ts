import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { begin, kinds, opened } from './actKinds';

beforeEach(begin);
afterEach(() => opened.open.close());

describe('an act that nobody wrote on since', () => {
  it.each(kinds)('%s: is taken back, made anew, and taken back again', async (_, act) => {
    const played = await act();
    const after = await played.read();
    const undone = await opened.run('undo', {});
    expect(undone).toMatchObject({ mayRedo: true });
    const before = await played.read();
    expect(before).not.toEqual(after);
    expect((await opened.run('redo', {})).redone).not.toBeNull();
    expect(await played.read()).toEqual(after);
    expect((await opened.run('undo', {})).undone).toBe(undone.undone);
    expect(await played.read()).toEqual(before);
  });
});

const refused = async (name: 'undo' | 'redo') => {
  const result = await opened.command(name, {});
  await opened.store.settled();
  if (result.ok) throw new Error('taken back');
  const { message, safe, next } = result.problem;
  expect([safe, next]).not.toContain(undefined);
  return message;
};

describe('what another workstation wrote since', () => {
  it.each(kinds)('%s: stands, is named, and nothing changes', async (_, act) => {
    const played = await act();
    await played.theirs();
    const theirs = await played.read();
    expect(await refused('undo')).toMatch(played.says);
    expect(await played.read()).toEqual(theirs);
  });

  it.each(kinds)('%s: nor is it written over by making an undone act anew', async (name, act) => {
    const played = await act();
    await opened.run('undo', {});
    if (name === 'a vote' || name === 'votes for all') await opened.run('redo', {});
    if (name === 'a vote' || name === 'votes for all') await opened.run('undo', {});
    await played.theirs();
    const theirs = await played.read();
    await refused('redo');
    expect(await played.read()).toEqual(theirs);
  });
});
