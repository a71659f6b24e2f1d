import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Limit } from '../../../../renderer/engine/region/limit';
import { requestRegion } from '../../../../renderer/engine/region/regionHttp';

describe('a limit', () => {
  it('ends with the first of its signals, for the reason of that one', () => {
    const [a, b] = [new AbortController(), new AbortController()];
    const { signal } = new Limit([a.signal, b.signal], null);
    expect(signal.aborted).toBe(false);
    b.abort(new Error('b'));
    expect([signal.aborted, signal.reason]).toEqual([true, new Error('b')]);
  });

  it('is over from the start where one of them is', () => {
    expect(new Limit([AbortSignal.abort()], null).signal.aborted).toBe(true);
  });

  it('ends when its time is over, unless nobody waits any more', async () => {
    const [late, released] = [new Limit([], 5), new Limit([], 5)];
    released.release();
    await new Promise((resolve) => late.signal.addEventListener('abort', resolve));
    expect([late.isLate, late.signal.aborted, released.signal.aborted]).toEqual([true, true, false]);
  });
});

describe('an answer that stops coming, the connection staying open', () => {
  let server: Server;
  let base: string;
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 }).write('{');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is given up when its time is over, whatever the memory is cleared of meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const clear = runInNewContext('gc') as () => void;
    const clearing = setInterval(clear, 20);
    const outer = new AbortController();
    const region = { base, username: 'a', password: 'b' };
    const asked = requestRegion(region, `${base}/`, { signal: outer.signal }, 300);
    await expect(asked).rejects.toMatchObject({ trouble: 'slow' });
    clearInterval(clearing);
  });
});
