import { randomBytes } from '@noble/ciphers/utils.js';
import { toBase64url } from './base64url';
import { seal, unseal } from './box';
import { Entry } from './entry';
import { agreedKey, keyOf, type Exchange } from './keys';
import { Bucket, Buckets, Replays } from './limits';
import {
  fromPhoneSchema,
  type Envelope,
  type FromPhone,
  type Joined,
  type Participant,
  type PhoneBallot,
  type PhoneState,
  type PhoneVote,
  type Place,
  type ToPhone,
} from './messages';
import type { PersonId } from '../domain/ids';

/** What the session is given of the world around it. */
export interface Around {
  readonly now: () => number;
  /** Four digits that nobody can foresee. */
  readonly newCode: () => string;
  /** What the chair sees of it is another now. */
  changed(): void;
  /** Resolves once the vote is on the disk; `false` where it is not and will not be. Rejects where nobody knows. */
  record(vote: PhoneVote): Promise<boolean>;
  readonly exchange: Exchange;
  /** Resolves after so many milliseconds. */
  after(ms: number): Promise<void>;
}

/** A phone that spoke, by its key. */
interface Phone {
  readonly agreed: Uint8Array;
  readonly replays: Replays;
  readonly messages: Bucket;
  hasCode: boolean;
  person: PersonId | null;
  /** In which turn it claimed its name: the first one has it. */
  turn: number;
  isOut: boolean;
  version: number;
  /** Ends the wait of its last question for what stands. */
  wake: () => void;
}

/** Phones that are remembered, and how many new ones a second are listened to: each costs an agreement. */
const MOST_PHONES = 600;
const NEW_AT_ONCE = 250;
const NEW_EACH_SECOND = 25;
/** A finger taps no faster. */
const MESSAGES_AT_ONCE = 30;
const MESSAGES_EACH_SECOND = 5;
/** Shorter than what proxies and phones give up after. */
const LONGEST_WAIT_MS = 20_000;
/** Strangers that one address brings at once. */
const NEW_FROM_ONE = 40;

/** What comes of an envelope: the sealed answer, or a reason that tells a stranger nothing. */
export type Outcome =
  | { readonly is: 'answer'; readonly box: string }
  /** It was sealed for another opening: the phone seals it anew for this one. */
  | { readonly is: 'otherOpening'; readonly opening: string }
  | { readonly is: 'refused' | 'tooMany' };

/**
 * One opening of the room to phones: who is in, under which key, and what they may do. It holds names and labels, and
 * nothing of a patient. Pure but for chance: time, codes and the disk are given.
 */
export class RoomSession {
  readonly opening = toBase64url(randomBytes(12));
  readonly key: string;
  private readonly phones = new Map<string, Phone>();
  private readonly entry: Entry;
  private readonly newcomers: Bucket;
  private readonly newcomersOf: Buckets;
  private people: readonly Participant[] = [];
  private ballot: PhoneBallot | null = null;
  private turns = 0;
  private isOver = false;
  /** Versions begin above those of any opening before: a phone that comes back sees another. */
  private readonly firstVersion: number;
  private cast = new Map<string, PhoneVote['choice']>();

  constructor(
    private readonly secret: string,
    joined: readonly Joined[],
    private readonly around: Around,
  ) {
    this.key = keyOf(secret);
    this.firstVersion = Math.floor(around.now());
    this.entry = new Entry(around.newCode, around.now);
    this.newcomers = new Bucket(NEW_AT_ONCE, NEW_EACH_SECOND, around.now);
    this.newcomersOf = new Buckets(() => new Bucket(NEW_FROM_ONE, 1, around.now), 2000);
    for (const { phone, person } of joined) {
      const known = this.add(phone);
      if (known) Object.assign(known, { hasCode: true, person, turn: ++this.turns });
    }
  }

  get code(): string {
    return this.entry.code;
  }
  get codeChanges(): number {
    return this.entry.changes;
  }
  get isShut(): boolean {
    return this.entry.isShut;
  }

  /** Who is in, and who claims a name that another phone has. */
  get claims(): { readonly joined: readonly Joined[]; readonly waiting: readonly Joined[] } {
    const all = [...this.phones].flatMap(([phone, { person }]) => (person ? [{ phone, person }] : []));
    const isWaiting = ({ phone }: Joined) => this.placeOf(this.phones.get(phone)) === 'waiting';
    return { joined: all.filter((one) => !isWaiting(one)), waiting: all.filter(isWaiting) };
  }

  setPeople(people: readonly Participant[]): void {
    this.people = people;
    this.wakeAll();
  }

  setBallot(ballot: PhoneBallot | null): void {
    this.ballot = ballot;
    this.cast = new Map(ballot?.cast.map(({ person, letter, choice }) => [`${letter} ${person}`, choice]));
    this.wakeAll();
  }

  /** The chair's choice between two phones of one name: this one it is. */
  keep(phone: string): void {
    const kept = this.phones.get(phone);
    if (!kept?.person) return;
    for (const [key, other] of this.phones)
      if (other.person === kept.person && key !== phone) this.out(other);
    this.entry.renew();
    this.wake(kept);
    this.around.changed();
  }

  putOut(phone: string): void {
    const gone = this.phones.get(phone);
    if (!gone) return;
    this.out(gone);
    // Whoever is put out knows the code.
    this.entry.renew();
    this.wakeAll();
    this.around.changed();
  }

  reopenEntry(): void {
    this.entry.reopen();
    this.wakeAll();
    this.around.changed();
  }

  /** What waits hears that the room is closed. */
  end(): void {
    this.isOver = true;
    this.wakeAll();
  }

  /** @param from the device's address */
  async receive({ key, opening, n, box }: Envelope, from: string): Promise<Outcome> {
    if (opening !== this.opening) return { is: 'otherOpening', opening: this.opening };
    const known = this.phones.get(key);
    if (!known && !(this.newcomersOf.take(from) && this.newcomers.take())) return { is: 'tooMany' };
    const phone = known ?? this.make(key);
    if (!phone) return { is: 'refused' };
    const said = fromPhoneSchema.safeParse(unseal(phone.agreed, { from: 'phone', opening, n }, box));
    if (!said.success || !phone.replays.isNew(n)) return { is: 'refused' };
    // A number counts once it came from who holds the key: nobody uses up another's.
    phone.replays.note(n);
    if (!known && !this.admit(key, phone)) return { is: 'tooMany' };
    if (!phone.messages.take()) return { is: 'tooMany' };
    const answer = await this.answer(phone, said.data, from);
    return { is: 'answer', box: seal(phone.agreed, { from: 'room', opening, n }, answer) };
  }

  private async answer(phone: Phone, said: FromPhone, from: string): Promise<ToPhone> {
    switch (said.say) {
      case 'state':
        return this.waitForState(phone, said.seen);
      case 'code': {
        const before = this.entry.changes;
        const admits = this.entry.admits(said.code, from);
        if (this.entry.changes !== before) {
          this.wakeAll();
          this.around.changed();
        }
        if (admits !== 'yes') return { is: admits === 'no' ? 'wrongCode' : 'wait' };
        phone.hasCode = true;
        phone.isOut = false;
        return { is: 'state', state: this.stateOf(phone) };
      }
      case 'join':
        return this.join(phone, said.person);
      case 'vote':
        return this.vote(phone, said);
    }
  }

  private async waitForState(phone: Phone, seen: number): Promise<ToPhone> {
    phone.wake();
    if (phone.version === seen) {
      const woken = new Promise<void>((resolve) => (phone.wake = resolve));
      await Promise.race([woken, this.around.after(LONGEST_WAIT_MS)]);
    }
    return { is: 'state', state: this.stateOf(phone) };
  }

  private join(phone: Phone, person: PersonId): ToPhone {
    const isThere = this.people.some(({ id }) => id === person);
    if (!phone.hasCode || phone.isOut || phone.person !== null || !isThere) return { is: 'refused' };
    phone.person = person;
    phone.turn = ++this.turns;
    phone.version += 1;
    this.around.changed();
    return { is: 'state', state: this.stateOf(phone) };
  }

  private async vote(
    phone: Phone,
    { ballot, letter, choice }: { ballot: string; letter: string; choice: PhoneVote['choice'] },
  ): Promise<ToPhone> {
    const { person } = phone;
    if (person === null || this.placeOf(phone) !== 'in') return { is: 'refused' };
    if (this.ballot?.id !== ballot || !this.ballot.isOpen) return { is: 'closed' };
    if (!this.ballot.proposals.some((one) => one.letter === letter)) return { is: 'refused' };
    try {
      if (!(await this.around.record({ ballot, letter, person, choice }))) return { is: 'closed' };
    } catch {
      return { is: 'unsure' };
    }
    if (this.ballot?.id === ballot) this.cast.set(`${letter} ${person}`, choice);
    this.wake(phone);
    return { is: 'recorded', ballot, letter, choice };
  }

  private placeOf(phone: Phone | undefined): Place {
    if (this.isOver) return 'over';
    if (!phone?.hasCode) return this.entry.isShut ? 'shut' : 'code';
    if (phone.isOut) return 'out';
    if (phone.person === null) return 'name';
    const { person } = phone;
    if (!this.people.some(({ id }) => id === person)) return 'away';
    for (const other of this.phones.values())
      if (other.person === person && other.turn < phone.turn) return 'waiting';
    return 'in';
  }

  private stateOf(phone: Phone): PhoneState {
    const place = this.placeOf(phone);
    const person = this.people.find(({ id }) => id === phone.person);
    return {
      version: phone.version,
      place,
      name: person?.name ?? null,
      names: place === 'name' ? this.people : [],
      ballot:
        place === 'in' && this.ballot
          ? {
              id: this.ballot.id,
              isOpen: this.ballot.isOpen,
              proposals: this.ballot.proposals.map(({ letter, label, counts }) => ({
                letter,
                label,
                counts: this.ballot?.isOpen ? null : counts,
                mine: this.cast.get(`${letter} ${phone.person ?? ''}`) ?? null,
              })),
            }
          : null,
    };
  }

  private out(phone: Phone): void {
    phone.isOut = true;
    phone.hasCode = true;
    phone.person = null;
    this.wake(phone);
  }

  private wake(phone: Phone): void {
    phone.version += 1;
    phone.wake();
  }

  private wakeAll(): void {
    for (const phone of this.phones.values()) this.wake(phone);
  }

  private make(key: string): Phone | null {
    try {
      return {
        agreed: agreedKey(this.secret, key, this.around.exchange),
        replays: new Replays(),
        messages: new Bucket(MESSAGES_AT_ONCE, MESSAGES_EACH_SECOND, this.around.now),
        hasCode: false,
        person: null,
        turn: 0,
        isOut: false,
        version: this.firstVersion,
        wake: () => undefined,
      };
    } catch {
      return null;
    }
  }

  private add(key: string): Phone | null {
    const phone = this.make(key);
    if (phone) this.phones.set(key, phone);
    return phone;
  }

  /** A stranger who could seal a message; the first strangers make room, never who has typed the code. */
  private admit(key: string, phone: Phone): boolean {
    if (this.phones.size >= MOST_PHONES) {
      const [stranger] = [...this.phones].find(([, { hasCode }]) => !hasCode) ?? [];
      if (stranger === undefined) return false;
      this.phones.delete(stranger);
    }
    this.phones.set(key, phone);
    return true;
  }
}
