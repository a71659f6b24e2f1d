import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Line } from '../../../../renderer/engine/region/line';
import { NoAnswer } from '../../../../renderer/engine/region/regionHttp';
import type { Trouble } from '../../../../shared/region/trouble';

const region = { base: 'https://rcp.example', username: 'ada', password: 'x' };
const welcome = () => new Response('{}', { headers: { 'Content-Type': 'application/json' } });

let told: (Trouble | null)[];
let line: Line;
let asked: number;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  asked = 0;
  line = new Line(region, (trouble) => told.push(trouble));
});
afterEach(() => {
  line.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const network = (answer: () => Promise<Response>) =>
  vi.stubGlobal('fetch', () => {
    asked++;
    return answer();
  });
const cut = () => Promise.reject(new TypeError('Failed to fetch'));

describe('the line to the region', () => {
  it('asks once for all where nobody answers, and says when somebody does', async () => {
    network(cut);
    await Promise.allSettled([line.ask('a'), line.ask('b'), line.ask('c')]);
    expect(told).toEqual(['unreachable']);
    const up = line.up(new AbortController().signal);
    network(() => Promise.resolve(welcome()));
    asked = 0;
    await vi.advanceTimersByTimeAsync(1000);
    await up;
    expect(asked).toBe(1);
    expect(told.at(-1)).toBeNull();
  });

  it('cases region: takes an account that is shut for a while for no refusal, and asks one question a minute meanwhile', async () => {
    const locked = () =>
      new Response(JSON.stringify({ error: 'forbidden', reason: 'Account is temporarily locked due to…' }), {
        status: 403,
        headers: { 'Content-Type': 'application/json' },
      });
    network(() => Promise.resolve(locked()));
    const answers = await Promise.allSettled([line.ask('a'), line.ask('b')]);
    expect(answers.map((it) => it.status === 'rejected' && it.reason instanceof NoAnswer)).toEqual([
      true,
      true,
    ]);
    expect(told).toEqual(['suspended']);
    asked = 0;
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(asked).toBe(4);
    network(() => Promise.resolve(welcome()));
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(told.at(-1)).toBeNull();
    // Who is no member is told so.
    const forbidden = { status: 403, headers: { 'Content-Type': 'application/json' } };
    network(() => Promise.resolve(new Response('{"reason":"You are not allowed here."}', forbidden)));
    expect((await line.ask('a')).status).toBe(403);
  });

  it('lets go who does not wait for it any more', async () => {
    network(cut);
    await line.ask('a').catch(() => undefined);
    const ending = new AbortController();
    const up = line.up(ending.signal);
    ending.abort();
    await expect(up).resolves.toBeUndefined();
  });

  it('says nothing more once it was ended, although it was asking just then', async () => {
    network(cut);
    await line.ask('a').catch(() => undefined);
    const before = told.length;
    network(() => new Promise((_, reject) => setTimeout(() => reject(new TypeError('cut')), 5000)));
    await vi.advanceTimersByTimeAsync(1000);
    line.end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toHaveLength(before);
  });

  it('leaves a busy server to who asked', async () => {
    network(() => Promise.resolve(new Response('{}', { status: 503, headers: { 'Retry-After': '7' } })));
    const refused = await line.ask('a').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NoAnswer);
    expect(refused).toMatchObject({ trouble: 'busy', wait: 7000 });
    expect(told).toEqual([]);
  });

  it('takes a page that is no answer of a region for a portal', async () => {
    network(() => Promise.resolve(new Response('<html>', { headers: { 'Content-Type': 'text/html' } })));
    await expect(line.ask('a')).rejects.toMatchObject({ trouble: 'portal' });
  });
});
