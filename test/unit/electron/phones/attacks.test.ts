import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Phones } from '../../../../electron/phones/phones';
import type { PhonesEvent, PhonesRequest, PhonesStanding } from '../../../../shared/contracts/phones';
import { personIdSchema } from '../../../../shared/domain/ids';
import { toBase64url } from '../../../../shared/roomVote/base64url';
import type { PhoneVote } from '../../../../shared/roomVote/messages';
import { ask, overHttp, quickPair, TestPhone } from '../../../support/phones/phone';
import { chanceOf } from '../../../support/chance';

const aline = personIdSchema.parse('rpps-10000000001');
const boris = personIdSchema.parse('rpps-10000000002');
const people = [
  { id: aline, name: 'Dr Aline AUBRY' },
  { id: boris, name: 'Dr Boris BLANC' },
];
const ballot = {
  id: 'b1',
  isOpen: true,
  proposals: [{ letter: 'A', label: 'Chirurgie', counts: null }],
  cast: [],
};
const loopback = [
  {
    address: '127.0.0.1',
    netmask: '255.0.0.0',
    family: 'IPv4' as const,
    mac: '00',
    internal: true,
    cidr: null,
  },
];

let networks: Record<string, typeof loopback>;
let phones: Phones;
let events: PhonesEvent[];
let votes: PhoneVote[];
let host: string;
let url: string;

const standing = (): PhonesStanding => {
  const last = events.flatMap((event) => (event.tells === 'standing' ? [event.standing] : [])).at(-1);
  if (!last) throw new Error('not open');
  return last;
};
async function room() {
  const { text } = await ask(host, '/room');
  return JSON.parse(text) as { key: string; opening: string };
}
const joinedPhone = async (person: typeof aline, from?: string) => {
  const phone = new TestPhone(await room(), overHttp(host, from));
  await phone.join(standing().code, person);
  return phone;
};

beforeEach(async () => {
  networks = { lo: loopback };
  events = [];
  votes = [];
  phones = new Phones({
    pages: () => Promise.resolve(new Map([['/', { type: 'text/html; charset=utf-8', body: '<p>page' }]])),
    interfaces: () => networks,
    withItself: true,
    tell: (event) => {
      events.push(event);
      if (event.tells !== 'vote') return;
      votes.push(event.vote);
      void phones.answer({ op: 'phones.recorded', votes: [{ n: event.n, recorded: true }] });
    },
  });
  ({ host, url } = await phones.answer({
    op: 'phones.open',
    address: '127.0.0.1',
    secret: quickPair().secret,
    people,
    joined: [],
    ballot,
  }));
});
afterEach(() => phones.close());

describe('the room over HTTP', () => {
  it('lets a phone in and records its vote', async () => {
    expect(url).toBe(`http://${host}/#${(await room()).key}`);
    const phone = await joinedPhone(aline);
    expect(await phone.vote('b1', 'A', 'for')).toMatchObject({ is: 'recorded', choice: 'for' });
    expect(votes).toEqual([{ ballot: 'b1', letter: 'A', person: aline, choice: 'for' }]);
    expect(standing().joined).toEqual([{ phone: phone.pair.key, person: aline }]);
  });

  it('answers its routes alone, with strict headers, under its own name', async () => {
    const answer = await fetch(`http://${host}/`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const status = async (path: string, options = {}) => (await ask(host, path, options)).status;
    expect(await status('/')).toBe(200);
    for (const path of ['/index.html', '/../package.json', '/phone.js?x', '//', '/%2e%2e/', '/say'])
      expect({ path, status: await status(path) }).toEqual({ path, status: path === '/say' ? 405 : 404 });
    expect(await status('/', { method: 'DELETE' })).toBe(405);
    expect(await status('/', { headers: { host: 'evil.example' } })).toBe(421);
    expect(await status('/room', { headers: { host: 'localhost:4747' } })).toBe(421);
    expect(await status('/', { headers: { origin: 'http://evil.example' } })).toBe(403);
    expect(await status('/say', { body: '{}', headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await status('/say', { body: '{}' })).toBe(400);
    expect(await status('/say', { body: 'x'.repeat(5000) })).toBe(413);
    expect(await status('/', { headers: { 'x-long': 'x'.repeat(8000) } }).catch(() => 0)).toBe(0);
  });

  it('is closed when asked, when its network goes, and when that is another under the same address', async () => {
    const phone = await joinedPhone(aline);
    const { version } = await phone.state();
    const waiting = phone.state(version);
    await phones.close();
    await Promise.allSettled([waiting]);
    await expect(ask(host, '/')).rejects.toThrow(/ECONNREFUSED/);

    const open = {
      op: 'phones.open' as const,
      address: '127.0.0.1',
      secret: quickPair().secret,
      people,
      joined: [],
      ballot,
    } satisfies PhonesRequest;
    for (const next of [{}, { wifi: [{ ...loopback[0], mac: '01' }] as typeof loopback }]) {
      networks = { lo: loopback };
      ({ host } = await phones.answer(open));
      networks = next;
      await expect.poll(() => events.at(-1)).toEqual({ event: 'phones', tells: 'closed', why: 'network' });
      await expect(ask(host, '/')).rejects.toThrow(/ECONNREFUSED/);
    }
    networks = {};
    await expect(phones.answer(open)).rejects.toThrow('Choisissez-en un autre');
  });

  it('opens on no address that is not one of this computer’s networks', async () => {
    for (const address of ['0.0.0.0', '::', '8.8.8.8', 'localhost'])
      await expect(
        phones.answer({ op: 'phones.open', address, secret: quickPair().secret, people, joined: [], ballot }),
      ).rejects.toThrow('réseau');
  });
});

/** How one plain connection ends: what came back, once the other side closed it. */
const spoken = (
  bytes: string | Uint8Array,
  from: string,
  stay = false,
): Promise<{ text: string; ms: number }> =>
  new Promise((resolve) => {
    const start = Date.now();
    const [address = '', port] = host.split(':');
    let text = '';
    const socket: Socket = connect({ host: address, port: Number(port), localAddress: from });
    socket.on('data', (piece) => (text += piece.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text, ms: Date.now() - start }));
    socket.on('connect', () => (stay ? socket.write(bytes) : socket.end(bytes)));
  });

describe('an attacker on the network', () => {
  it('gets nothing by 10,000 requests that are malformed, forged, sent again or too large, and keeps nobody out', async () => {
    const mine = await joinedPhone(boris);
    const victim = await joinedPhone(aline);
    const stolen: string[] = [];
    // What the air carried: the victim's own vote, sealed by it, which arrived already.
    const honest = victim.sealed({ say: 'vote', ballot: 'b1', letter: 'A', choice: 'for' });
    expect(await ask(host, '/say', { body: JSON.stringify(honest) })).toMatchObject({ status: 200 });
    stolen.push(JSON.stringify(honest));
    const random = chanceOf(11);
    const junk = (length: number) => Uint8Array.from({ length }, () => random.below(256));
    const post = (body: string, host_ = host, more = '') =>
      `POST /say HTTP/1.1\r\nHost: ${host_}\r\nContent-Type: application/json\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
    const attacks = [
      () => junk(1 + random.below(300)),
      () => post(stolen[random.below(stolen.length)] ?? ''),
      () => post(JSON.stringify({ ...honest, n: honest.n + 1 + random.below(9) })),
      () => post(JSON.stringify({ ...honest, box: toBase64url(junk(200)) })),
      () => post(JSON.stringify({ ...honest, key: newKey(), n: 1 })),
      () => post(JSON.stringify({ ...honest, opening: 'hier' })),
      () => post('x'.repeat(2000 + random.below(4000))),
      () => post('{"key":', host),
      () => post(JSON.stringify(honest), 'concerto.example'),
      () => post(JSON.stringify(honest), host, 'Origin: http://evil.example\r\n'),
      () => post(JSON.stringify(honest), host, 'Transfer-Encoding: chunked\r\n'),
      () => `GET /${toBase64url(junk(40))} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      () => `GET / HTTP/1.1\r\nHost: ${host}\r\n${'X: y\r\n'.repeat(2000)}\r\n`,
      () => `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      () => `GET / HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    ];
    const keys = Array.from({ length: 40 }, () => quickPair().key);
    function newKey(): string {
      return keys[random.below(keys.length)] ?? '';
    }
    let sent = 0;
    const attacker = async (n: number) => {
      while (sent < 10_000) {
        sent++;
        await spoken(
          attacks[random.below(attacks.length)]?.() ?? '',
          `127.0.1.${1 + ((n * 50 + sent) % 250)}`,
        );
      }
    };
    const before = votes.length;
    const attack = Promise.all(Array.from({ length: 20 }, (_, n) => attacker(n)));
    // Meanwhile a vote comes through, again and again.
    let through = 0;
    while (sent < 10_000) {
      expect(await mine.vote('b1', 'A', through % 2 === 0 ? 'against' : 'for')).toMatchObject({
        is: 'recorded',
      });
      through++;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    await attack;
    expect(through).toBeGreaterThan(3);
    expect(votes.slice(before)).toHaveLength(through);
    expect(votes.slice(before).every(({ person }) => person === boris)).toBe(true);
    expect(standing().joined).toHaveLength(2);
    expect(standing()).toMatchObject({ waiting: [], isShut: false });
  }, 120_000);

  it('is put off when it is slow: with its headers, with its body, or with many connections', async () => {
    const headers = spoken(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `, '127.0.2.1', true);
    const body = spoken(
      `POST /say HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      '127.0.2.2',
      true,
    );
    const many = Array.from({ length: 150 }, () => spoken('GET / HT', '127.0.2.3', true));
    const phone = await joinedPhone(aline);
    expect(await phone.vote('b1', 'A', 'for')).toMatchObject({ is: 'recorded' });
    const all = await Promise.all([headers, body, ...many]);
    expect(all.slice(2).filter(({ ms }) => ms < 2000).length).toBeGreaterThanOrEqual(80);
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(15_000);
  }, 40_000);

  it('learns no name and no label without the code, and reads nothing that others send', async () => {
    const stranger = new TestPhone(await room(), overHttp(host));
    const seen = JSON.stringify(await stranger.state());
    for (const secret of ['AUBRY', 'Chirurgie', aline]) expect(seen).not.toContain(secret);
    const air: string[] = [];
    const carry = overHttp(host);
    const phone = new TestPhone(await room(), async (envelope) => {
      air.push(JSON.stringify(envelope));
      const answer = await carry(envelope);
      air.push(JSON.stringify(answer));
      return answer;
    });
    await phone.join(standing().code, aline);
    await phone.vote('b1', 'A', 'abstain');
    await phone.state();
    for (const secret of ['AUBRY', 'Chirurgie', aline, 'abstain', standing().code, 'vote'])
      expect(air.join('\n')).not.toContain(`"${secret}"`);
    expect(air.join('\n')).not.toMatch(/AUBRY|Chirurgie/);
  });
});
