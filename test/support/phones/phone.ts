import { generateKeyPairSync } from 'node:crypto';
import { request, type Agent } from 'node:http';
import { exchangeOf } from '../../../electron/phones/exchange';
import type { PersonId } from '../../../shared/domain/ids';
import { seal, unseal } from '../../../shared/roomVote/box';
import { agreedKey, type KeyPair } from '../../../shared/roomVote/keys';
import type { Choice, Envelope, FromPhone, PhoneState, ToPhone } from '../../../shared/roomVote/messages';

/** What carries a phone's envelope to the room; undefined where it was refused. */
export type Carry = (envelope: Envelope) => Promise<{ box: string } | undefined>;

/** As the page makes one; many at once. */
export function quickPair(): KeyPair {
  const { d = '', x = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { secret: d, key: x };
}

/** A phone that speaks the protocol by itself, without a page. */
export class TestPhone {
  private readonly agreed: Uint8Array;
  private n = 0;

  constructor(
    room: { readonly key: string; readonly opening: string },
    private readonly carry: Carry,
    readonly pair = quickPair(),
  ) {
    this.agreed = agreedKey(pair.secret, room.key, exchangeOf(pair));
    this.opening = room.opening;
  }
  opening: string;

  sealed(said: FromPhone, n = ++this.n): Envelope {
    const box = seal(this.agreed, { from: 'phone', opening: this.opening, n }, said);
    return { key: this.pair.key, opening: this.opening, n, box };
  }

  async say(said: FromPhone): Promise<ToPhone | undefined> {
    const envelope = this.sealed(said);
    const answer = await this.carry(envelope);
    if (!answer) return undefined;
    const { opening, n } = envelope;
    return unseal(this.agreed, { from: 'room', opening, n }, answer.box) as ToPhone;
  }

  async state(seen = 0): Promise<PhoneState> {
    const answer = await this.say({ say: 'state', seen });
    if (answer?.is !== 'state') throw new Error(`no state: ${answer?.is ?? 'refused'}`);
    return answer.state;
  }

  async join(code: string, person: PersonId): Promise<void> {
    await this.say({ say: 'code', code });
    await this.say({ say: 'join', person });
  }

  vote(ballot: string, letter: string, choice: Choice): Promise<ToPhone | undefined> {
    return this.say({ say: 'vote', ballot, letter, choice });
  }
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** A plain request of another device: loopback has more than one address to come from. */
export function ask(
  host: string,
  path: string,
  options: {
    body?: string;
    headers?: Record<string, string>;
    from?: string;
    agent?: Agent;
    method?: string;
  } = {},
): Promise<Answered> {
  const { body, headers = {}, from, agent, method = body === undefined ? 'GET' : 'POST' } = options;
  const [address, port] = host.split(':');
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port: Number(port),
        path,
        method,
        ...(from === undefined ? {} : { localAddress: from }),
        agent: agent ?? false,
        headers: {
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Over HTTP, as the page does. */
export const overHttp =
  (host: string, from?: string, agent?: Agent): Carry =>
  async (envelope) => {
    const { status, text } = await ask(host, '/say', {
      body: JSON.stringify(envelope),
      ...(from === undefined ? {} : { from }),
      ...(agent ? { agent } : {}),
    });
    return status === 200 ? (JSON.parse(text) as { box: string }) : undefined;
  };
