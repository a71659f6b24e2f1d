import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type {
  AskPhones,
  PhonesAnswers,
  PhonesEvent,
  PhonesOpened,
  PhonesRequest,
} from '../../shared/contracts/phones';
import { assertNever } from '../../shared/domain/result';
import type { PhoneVote } from '../../shared/roomVote/messages';
import { keyOf } from '../../shared/roomVote/keys';
import { RoomSession } from '../../shared/roomVote/roomSession';
import { exchangeOf } from './exchange';
import { networkOf, networksOf, type Interfaces } from './networks';
import type { Pages } from './pages';
import { RoomServer } from './roomServer';

/** Short to type, and the first one nearly always: a phone that was in finds the room again under it. */
const PORTS = [4747, 4748, 4749, 4750, 0];
/** Node tells of no change of networks. */
const LOOK_MS = 1000;
/** The disk answers in milliseconds; then the phone asks again. */
const RECORDED_WITHIN_MS = 8000;
/** Votes that wait for the disk. */
const MOST_VOTES = 400;

interface Opened {
  readonly session: RoomSession;
  readonly server: RoomServer;
  readonly watch: NodeJS.Timeout;
}

interface World {
  readonly pages: () => Promise<Pages>;
  readonly interfaces: Interfaces;
  /** Where it is tried out, this computer's loopback counts as a network. */
  readonly withItself: boolean;
  readonly tell: (event: PhonesEvent) => void;
}

/** The room's phones: one server at most, for as long as the engine wants it. */
export class Phones {
  private opened: Opened | null = null;
  private next = 1;
  private readonly votes = new Map<number, (recorded: boolean | null) => void>();

  constructor(private readonly world: World) {}

  readonly answer = (async (request: PhonesRequest): Promise<PhonesAnswers[PhonesRequest['op']]> => {
    const session = this.opened?.session;
    switch (request.op) {
      case 'phones.networks':
        return { networks: networksOf(this.world.interfaces, this.world.withItself) };
      case 'phones.open':
        return this.open(request);
      case 'phones.people':
        session?.setPeople(request.people);
        break;
      case 'phones.ballot':
        session?.setBallot(request.ballot);
        break;
      case 'phones.recorded':
        for (const { n, recorded } of request.votes) this.votes.get(n)?.(recorded);
        break;
      case 'phones.keep':
        session?.keep(request.phone);
        break;
      case 'phones.putOut':
        session?.putOut(request.phone);
        break;
      case 'phones.reopenEntry':
        session?.reopenEntry();
        break;
      case 'phones.close':
        await this.close();
        break;
      default:
        return assertNever(request);
    }
    return { done: true };
  }) as AskPhones;

  /** Nothing is answered to phones from the first moment on. */
  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    if (!opened) return;
    clearInterval(opened.watch);
    for (const settle of this.votes.values()) settle(null);
    await opened.server.close();
  }

  private async open({
    address,
    secret,
    people,
    joined,
    ballot,
  }: Extract<PhonesRequest, { op: 'phones.open' }>): Promise<PhonesOpened> {
    await this.close();
    const { interfaces, withItself } = this.world;
    const network = networkOf(interfaces, address);
    if (network === undefined || !networksOf(interfaces, withItself).some((one) => one.address === address))
      throw new Error(
        'Ce réseau n’est plus là\u00a0: rien n’a été ouvert. Choisissez-en un autre dans la liste.',
      );
    const session: RoomSession = new RoomSession(secret, joined, {
      now: Date.now,
      exchange: exchangeOf({ secret, key: keyOf(secret) }),
      newCode: () => String(randomInt(10_000)).padStart(4, '0'),
      changed: () => this.tellStanding(session),
      record: (vote) => this.record(vote),
      after: (ms) => after(ms, undefined, { ref: false }),
    });
    session.setPeople(people);
    session.setBallot(ballot);
    const server = await RoomServer.open(address, PORTS, await this.world.pages(), session, () =>
      this.ended('failed'),
    ).catch(() => {
      throw new Error(
        'Ce réseau ne laisse pas ouvrir la salle\u00a0: rien n’a été ouvert. Choisissez-en un autre, ou notez les votes à la console.',
      );
    });
    const watch = setInterval(() => {
      if (networkOf(interfaces, address) !== network) this.ended('network');
    }, LOOK_MS);
    this.opened = { session, server, watch };
    this.tellStanding(session);
    return { host: server.host, url: `http://${server.host}/#${session.key}` };
  }

  private ended(why: 'network' | 'failed'): void {
    if (!this.opened) return;
    void this.close();
    this.world.tell({ event: 'phones', tells: 'closed', why });
  }

  private tellStanding(session: RoomSession): void {
    if (session !== this.opened?.session) return;
    const { code, codeChanges, isShut, claims } = session;
    this.world.tell({
      event: 'phones',
      tells: 'standing',
      standing: { code, codeChanges, isShut, ...claims },
    });
  }

  private async record(vote: PhoneVote): Promise<boolean> {
    if (!this.opened || this.votes.size >= MOST_VOTES) throw new Error('not now');
    const n = this.next++;
    const settled = new Promise<boolean | null>((resolve) => this.votes.set(n, resolve));
    this.world.tell({ event: 'phones', tells: 'vote', n, vote });
    const late = after(RECORDED_WITHIN_MS, null, { ref: false });
    const recorded = await Promise.race([settled, late]).finally(() => this.votes.delete(n));
    if (recorded === null) throw new Error('nobody knows');
    return recorded;
  }
}
