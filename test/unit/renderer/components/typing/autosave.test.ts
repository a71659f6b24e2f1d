import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from '../../../../../renderer/components/typing/autosave';
import { fail, ok, type Result } from '../../../../../shared/domain/result';

interface Text {
  readonly a?: string;
  readonly b?: string;
}

function setUp() {
  const states: SaveState['kind'][] = [];
  const sent: Text[] = [];
  const answers: ((result: Result<null>) => void)[] = [];
  const autosave = new Autosave<Text>({
    onState: (state) => states.push(state.kind),
    now: () => new Date(0),
  });
  autosave.saveWith((patch) => {
    sent.push(patch);
    return new Promise((resolve) => answers.push(resolve));
  });
  const answer = async (result: Result<null>) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, states, sent, answer };
}

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for the keys to rest, then sends what was typed, once', async () => {
    const { autosave, sent, states, answer } = setUp();
    autosave.change({ a: 'd' });
    await vi.advanceTimersByTimeAsync(400);
    autosave.change({ a: 'do' });
    await vi.advanceTimersByTimeAsync(499);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ a: 'do' }]);
    await answer(ok(null));
    expect(states).toEqual(['waiting', 'waiting', 'saving', 'saved']);
  });

  it('does not wait for ever for who types without a pause', async () => {
    const { autosave, sent } = setUp();
    for (let n = 1; n <= 20; n++) {
      autosave.change({ a: 'x'.repeat(n) });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(sent).toHaveLength(1);
    expect(sent[0]?.a).toHaveLength(15);
  });

  it('says saved only when nothing newer waits', async () => {
    const { autosave, sent, states, answer } = setUp();
    autosave.change({ a: '1' });
    void autosave.flush();
    autosave.change({ a: '12', b: 'x' });
    await answer(ok(null));
    expect(states.at(-1)).toBe('waiting');
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([{ a: '1' }, { a: '12', b: 'x' }]);
    await answer(ok(null));
    expect(states.at(-1)).toBe('saved');
  });

  it('never sends two at once, and a flush ends when all is saved', async () => {
    const { autosave, sent, answer } = setUp();
    autosave.change({ a: '1' });
    const first = autosave.flush();
    autosave.change({ b: '2' });
    const all = autosave.flush();
    expect(sent).toHaveLength(1);
    await answer(ok(null));
    expect(await first).toBe(true);
    expect(sent).toEqual([{ a: '1' }, { b: '2' }]);
    await answer(ok(null));
    expect(await all).toBe(true);
  });

  it('keeps what was refused, under what was typed since, and sends both again', async () => {
    const { autosave, sent, states, answer } = setUp();
    autosave.change({ a: 'kept', b: 'old' });
    const refused = autosave.flush();
    autosave.change({ b: 'new' });
    await answer(fail('storage', 'Le disque est plein.'));
    expect(await refused).toBe(false);
    expect(states.at(-1)).toBe('failed');
    expect(autosave.holds('a')).toBe(true);
    void autosave.flush();
    expect(sent.at(-1)).toEqual({ a: 'kept', b: 'new' });
    await answer(ok(null));
    expect(autosave.holds('a')).toBe(false);
  });
});
