import { expect, it } from 'vitest';
import type { CaseRef } from '../../../../../shared/contracts/views';
import type { Sha256 } from '../../../../../shared/domain/ids';
import { fail, ok } from '../../../../../shared/domain/result';
import type { CannotDraw, Drawn } from '../../../../../renderer/components/files/drawing';
import { Pictures } from '../../../../../renderer/components/files/pictures';

const ref = { database: 'rcp-sein-2026', case: 'case:1' } as CaseRef;
const [ONE, OTHER] = ['a'.repeat(64), 'b'.repeat(64)] as [Sha256, Sha256];

function drawn(bytes = 10): Drawn {
  return { pixels: new Blob([new Uint8Array(bytes)]), width: 3, height: 4, pages: 2 };
}

/** What was asked for, in order: `open`, `draw` with or without bytes, `inPage`. */
function asking(draws: (file: Sha256, page: number, hasBytes: boolean) => Drawn | CannotDraw) {
  const asked: string[] = [];
  const pictures = new Pictures({
    open: (_ref, file) => {
      asked.push(`open ${file[0] ?? ''}`);
      return Promise.resolve(ok({ mediaType: 'application/pdf', bytes: new Uint8Array(2) }));
    },
    draw: (file, page, content) => {
      asked.push(`draw ${file[0] ?? ''}${page}${content ? ' with bytes' : ''}`);
      return Promise.resolve(draws(file, page, content !== undefined));
    },
    drawInPage: () => {
      asked.push('inPage');
      return Promise.resolve(drawn());
    },
  });
  return { asked, pictures };
}

it('draws a picture once, however often and at whatever time it is asked for', async () => {
  const { asked, pictures } = asking(() => drawn());
  expect(pictures.peek(ONE, 1)).toBeNull();
  const [first, second] = await Promise.all([pictures.get(ref, ONE, 1), pictures.get(ref, ONE, 1)]);
  expect(first).toEqual(second);
  expect(pictures.peek(ONE, 1)).toBe(first.ok && first.value);
  expect(await pictures.get(ref, ONE, 1)).toEqual(first);
  expect(asked).toEqual(['open a', 'draw a1 with bytes']);
});

it('asks for the next page without the bytes, and brings them where the Worker no longer has them', async () => {
  const { asked, pictures } = asking((_file, page, hasBytes) => (page === 3 && !hasBytes ? 'gone' : drawn()));
  await pictures.get(ref, ONE, 2);
  await pictures.get(ref, ONE, 3);
  expect(asked).toEqual(['draw a2', 'draw a3', 'open a', 'draw a3 with bytes']);
});

it('has the page draw what a Worker cannot', async () => {
  const { asked, pictures } = asking(() => 'inPage');
  expect((await pictures.get(ref, ONE, 1)).ok).toBe(true);
  expect(asked).toEqual(['open a', 'draw a1 with bytes', 'open a', 'inPage']);
});

it('says why there is no picture, and tries again when it is asked again', async () => {
  let answer: Drawn | CannotDraw = 'locked';
  const { pictures } = asking(() => answer);
  const words = async () => {
    const got = await pictures.get(ref, ONE, 1);
    return got.ok ? '' : got.problem.message;
  };
  expect(await words()).toContain('mot de passe');
  answer = 'damaged';
  expect(await words()).toBe('Ce PDF ne s’affiche pas.');
  answer = drawn();
  expect(await words()).toBe('');
  const away = new Pictures({
    open: () => Promise.resolve(fail('network', 'La région ne répond pas.')),
    draw: () => Promise.resolve('gone'),
    drawInPage: () => Promise.resolve('gone'),
  });
  expect(await away.get(ref, ONE, 1)).toMatchObject({ problem: { code: 'network' } });
});

it('keeps those that were used last within 64 MB', async () => {
  const { asked, pictures } = asking(() => drawn(30_000_000));
  await pictures.get(ref, ONE, 1);
  await pictures.get(ref, OTHER, 1);
  pictures.peek(ONE, 1);
  await pictures.get(ref, OTHER, 2);
  expect([pictures.peek(ONE, 1), pictures.peek(OTHER, 2)].every(Boolean)).toBe(true);
  expect(pictures.peek(OTHER, 1)).toBeNull();
  expect(asked).toHaveLength(5);
});

const rest = () => Promise.resolve();

it('draws ahead what is seen first of each, once, and no more once others are wanted', async () => {
  const { asked, pictures } = asking(() => drawn());
  const wanted = [ONE, OTHER].map((file) => [ref, file] as const);
  await pictures.drawAhead(wanted, rest, new AbortController().signal);
  expect([pictures.peek(ONE, 1), pictures.peek(OTHER, 1)].every(Boolean)).toBe(true);
  await pictures.drawAhead(wanted, rest, new AbortController().signal);
  expect(asked).toEqual(['open a', 'draw a1 with bytes', 'open b', 'draw b1 with bytes']);
  const others = asking(() => drawn());
  const order = new AbortController();
  const leave = () => {
    if (others.asked.length > 0) order.abort();
    return rest();
  };
  await others.pictures.drawAhead(wanted, leave, order.signal);
  expect(others.asked).toEqual(['open a', 'draw a1 with bytes']);
});

it('stops drawing ahead where more would push out what is there, or where the region does not answer', async () => {
  const [heavy, third] = [asking(() => drawn(50_000_000)), 'c'.repeat(64) as Sha256];
  const wanted = [ONE, OTHER, third].map((file) => [ref, file] as const);
  await heavy.pictures.drawAhead(wanted, rest, new AbortController().signal);
  expect(heavy.asked).toEqual(['open a', 'draw a1 with bytes']);
  let tries = 0;
  const opens = (code: 'network' | 'missing') => () => {
    tries += 1;
    return Promise.resolve(fail(code, 'Rien.'));
  };
  const ways = {
    draw: () => Promise.resolve('gone' as const),
    drawInPage: () => Promise.resolve('gone' as const),
  };
  const away = new Pictures({ ...ways, open: opens('network') });
  await away.drawAhead(wanted, rest, new AbortController().signal);
  expect(tries).toBe(1);
  const gone = new Pictures({ ...ways, open: opens('missing') });
  await gone.drawAhead(wanted, rest, new AbortController().signal);
  expect(tries).toBe(4);
});
