import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PATIENCE_MS,
  received,
  released,
  saved,
  sent,
  settled,
  typed,
  type Drafts,
} from '../../../../../renderer/screens/case/drafts';

const path = 'summary.question';
const nothing = { changes: [], clock: {}, beside: {} };
const found = (value: string | undefined, seen = nothing) => ({ value, seen });
const start = (value: string, inFile?: string): Drafts => typed({}, path, value, found(inFile));
const arrive = (drafts: Drafts, inFile: string | undefined, focused = false, now = 0): Drafts =>
  received(drafts, { values: { [path]: inFile }, focused: focused ? path : null, contested: new Set(), now });

describe('the drafts of a case file', () => {
  it('let go once the file shows what was saved', () => {
    const drafts = saved(sent(start('abc', 'a'), { [path]: 'abc' }), { [path]: 'abc' }, 0);
    expect(arrive(drafts, 'a')).toHaveProperty([path]);
    expect(arrive(drafts, 'abc')).toEqual({});
  });

  it('believe the file again when it goes on showing something else', () => {
    const drafts = saved(sent(start('abc', 'a'), { [path]: 'abc' }), { [path]: 'abc' }, 0);
    expect(arrive(drafts, 'a', false, PATIENCE_MS - 1)).toHaveProperty([path]);
    expect(arrive(drafts, 'a', false, PATIENCE_MS)).toEqual({});
  });

  it('stay where a choice is pending, whichever value the file shows, until it is made', () => {
    const drafts = saved(sent(start('abc', 'a'), { [path]: 'abc' }), { [path]: 'abc' }, 0);
    const arrival = { values: { [path]: 'a' }, focused: null, now: PATIENCE_MS };
    expect(received(drafts, { ...arrival, contested: new Set([path]) })[path]?.value).toBe('abc');
    expect(received(drafts, { ...arrival, contested: new Set() })).toEqual({});
  });

  it('are not settled by a save of older letters', () => {
    const older = sent(start('ab', 'a'), { [path]: 'ab' });
    const drafts = saved(typed(older, path, 'abc', found('a')), { [path]: 'ab' }, 0);
    expect(arrive(drafts, 'ab', false, PATIENCE_MS)[path]?.value).toBe('abc');
  });

  it('tell what someone else wrote meanwhile, until it is settled', () => {
    const drafts = arrive(start('mine', 'old'), 'theirs', true);
    expect(drafts[path]).toMatchObject({ value: 'mine', theirs: { value: 'theirs' } });
    const after = settled(drafts, path, nothing);
    expect(after[path]?.theirs).toBeUndefined();
    expect(arrive(after, 'theirs', true)[path]?.theirs).toBeUndefined();
  });

  it('give way to what someone else wrote where all is saved and the field only has the focus', () => {
    const drafts = saved(sent(start('abc', 'a'), { [path]: 'abc' }), { [path]: 'abc' }, 0);
    expect(arrive(drafts, 'theirs', true, PATIENCE_MS - 1)).toMatchObject({ [path]: { theirs: {} } });
    expect(arrive(drafts, 'theirs', true, PATIENCE_MS)).toEqual({});
    expect(arrive(typed(drafts, path, 'abcd', found('abc')), 'theirs', true, PATIENCE_MS)).toMatchObject({
      [path]: { value: 'abcd', theirs: { value: 'theirs' } },
    });
  });

  it('never take their own echo for someone else’s', () => {
    const drafts = typed(sent(start('ab', 'a'), { [path]: 'ab' }), path, 'abc', found('a'));
    expect(arrive(drafts, 'ab', true)[path]?.theirs).toBeUndefined();
    expect(arrive(drafts, 'a', true)[path]?.theirs).toBeUndefined();
  });

  it('never change what is being typed, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.option(fc.string(), { nil: undefined }), fc.nat(10_000))),
        (text, arrivals) => {
          let drafts = start(text);
          for (const [inFile, now] of arrivals) drafts = arrive(drafts, inFile, true, now);
          expect(drafts[path]?.value).toBe(text);
        },
      ),
    );
  });

  it('let go of what is stored once it was undone, and keep what is not stored yet', () => {
    const stored = saved(sent(start('abc', 'a'), { [path]: 'abc' }), { [path]: 'abc' }, 0);
    expect(released(stored)).toEqual({});
    expect(released(typed(stored, path, 'abcd', found('abc')))[path]?.value).toBe('abcd');
  });
});
