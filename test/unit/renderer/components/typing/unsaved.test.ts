import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave } from '../../../../../renderer/components/typing/autosave';
import { flushUnsaved } from '../../../../../renderer/components/typing/unsaved';
import { fail, ok, type Result } from '../../../../../shared/domain/result';

const deps = { onState: () => undefined, now: () => new Date(0) };

function typing(answer: () => Promise<Result<null>>) {
  const sent: object[] = [];
  const autosave = new Autosave<{ text: string }>(deps);
  autosave.saveWith((patch) => {
    sent.push(patch);
    return answer();
  });
  return { autosave, sent };
}

describe('storing all that is typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('HTMLElement', class {});
    vi.stubGlobal('document', { activeElement: null });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('sends at once what waits, everywhere, and says that it is stored', async () => {
    const [one, two] = [typing(() => Promise.resolve(ok(null))), typing(() => Promise.resolve(ok(null)))];
    one.autosave.change({ text: 'un' });
    two.autosave.change({ text: 'deux' });
    expect(await flushUnsaved(2000)).toBe(true);
    expect([one.sent, two.sent]).toEqual([[{ text: 'un' }], [{ text: 'deux' }]]);
    expect(await flushUnsaved(2000)).toBe(true);
    expect(one.sent).toHaveLength(1);
  });

  it('leaves the field that has the focus first, which may type its last word by that', async () => {
    const { autosave, sent } = typing(() => Promise.resolve(ok(null)));
    class Field {
      blur = () => autosave.change({ text: 'en quittant' });
    }
    vi.stubGlobal('HTMLElement', Field);
    vi.stubGlobal('document', { activeElement: new Field() });
    await flushUnsaved(2000);
    expect(sent).toEqual([{ text: 'en quittant' }]);
  });

  it('tells of what was refused, and sends it again the next time', async () => {
    let isFull = true;
    const { autosave, sent } = typing(() =>
      Promise.resolve(isFull ? fail('storage', 'Le disque est plein.') : ok(null)),
    );
    autosave.change({ text: 'long' });
    expect(await flushUnsaved(2000)).toBe(false);
    isFull = false;
    expect(await flushUnsaved(2000)).toBe(true);
    expect(sent).toEqual([{ text: 'long' }, { text: 'long' }]);
  });

  it('does not wait for ever for a store that hangs', async () => {
    let answer: (result: Result<null>) => void = () => undefined;
    const { autosave } = typing(() => new Promise((resolve) => (answer = resolve)));
    autosave.change({ text: 'long' });
    const flushed = flushUnsaved(2000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await flushed).toBe(false);
    answer(ok(null));
  });
});
