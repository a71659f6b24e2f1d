import { errorName } from '../../../shared/base/errorName';
import type {
  AskPhones,
  PhonesEvent,
  PhonesOpened,
  PhonesRequest,
  PhonesStanding,
  PhonesView,
  RoomPhones,
} from '../../../shared/contracts/phones';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { isDecidedSince } from '../../../shared/domain/ballotEnd';
import type { Ballot, PhonesDraft } from '../../../shared/domain/drafts';
import type { ProposalId } from '../../../shared/domain/ids';
import { newKeyPair } from '../../../shared/roomVote/keys';
import { readCase, readMeeting, type MeetingRecords } from '../records/read';
import type { Change } from '../readModel/projector';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { ballotForPhones, ballotView, participantsOf, votersByPhone } from './ballots';
import { VoteWriter, type Cast } from './voteWriter';

const closedWords = {
  network:
    'Le réseau de la salle a changé\u00a0: la liaison avec les téléphones est fermée. Les votes enregistrés sont gardés. Choisissez le réseau et ouvrez-la à nouveau.',
  failed:
    'Le système a fermé la liaison avec les téléphones. Les votes enregistrés sont gardés. Ouvrez-la à nouveau, ou notez les votes à la console.',
};

/** What of the meeting may change what phones know. */
const CONCERNED = new Set(['meeting', 'attendance', 'vote', 'board', 'decision']);

/** One meeting's phones. */
interface Meeting {
  readonly ref: MeetingRef;
  kept: PhonesDraft;
}

/**
 * The phones of one meeting at a time. The main process serves them; what they are told is decided here, and their votes
 * are written here. Closed from the start, at the lock, with the meeting, and when the network changes.
 */
export class Phones implements Service {
  readonly topics = ['phones'] as const;
  readonly tasks = [];
  private meeting: Meeting | null = null;
  private opened: PhonesOpened | null = null;
  private standing: PhonesStanding | null = null;
  private isInviting = false;
  private closedBecause: string | null = null;
  /** As the main process has it. */
  private told = '';
  private refreshing: Promise<void> | null = null;
  private readonly writer: VoteWriter;

  constructor(
    private readonly session: Session,
    private readonly ask: AskPhones | null,
    private readonly around: Surroundings,
    cast: Cast,
  ) {
    this.writer = new VoteWriter(around, cast, {
      ballot: () => this.meeting?.kept.ballot ?? null,
      ref: () => this.meeting?.ref ?? null,
      settled: async (votes) => void (await this.tell({ op: 'phones.recorded', votes })),
      rested: () => void this.refresh(),
    });
  }

  start(): void {
    // Off until the chair asks.
  }

  async stop(): Promise<void> {
    await this.close();
    await this.refreshing;
  }

  /** What the main process tells. */
  hear(event: PhonesEvent): void {
    switch (event.tells) {
      case 'vote':
        return this.writer.take(event.n, event.vote);
      case 'closed':
        this.ended(closedWords[event.why]);
        return;
      case 'standing': {
        this.standing = event.standing;
        const { meeting } = this;
        const { joined } = event.standing;
        if (meeting && JSON.stringify(joined) !== JSON.stringify(meeting.kept.joined))
          this.keepLater({ joined: [...joined] });
        this.around.wake('phones');
        this.around.wake('room');
      }
    }
  }

  async networks() {
    return this.ask ? (await this.ask({ op: 'phones.networks' })).networks : [];
  }

  get isAvailable(): boolean {
    return this.ask !== null;
  }

  async open(ref: MeetingRef, address: string): Promise<void> {
    if (!this.ask) return;
    await this.close();
    const kept = (await this.of(ref)).kept;
    const { people, ballot } = await this.known(ref);
    this.told = JSON.stringify({ people, ballot });
    this.closedBecause = null;
    this.opened = await this.ask({
      op: 'phones.open',
      address,
      secret: kept.secret,
      people,
      joined: kept.joined.map(({ phone, person }) => ({ phone, person })),
      ballot,
    });
    this.isInviting = true;
    await this.keep({ address });
    this.changed();
  }

  async close(): Promise<void> {
    if (!this.opened) return;
    this.ended(null);
    await this.tell({ op: 'phones.close' });
  }

  invite(isInviting: boolean): void {
    this.isInviting = isInviting;
    this.changed();
  }

  async ballotOf(ref: MeetingRef): Promise<Ballot | null> {
    return (await this.of(ref)).kept.ballot;
  }

  async openBallot(
    ref: MeetingRef,
    { case: id }: CaseRef,
    proposals: readonly { readonly proposal: ProposalId; readonly label: string }[],
  ): Promise<void> {
    await this.of(ref);
    const lettered = proposals.map((one, at) => ({ ...one, letter: String.fromCharCode(65 + at) }));
    const records = await readCase(this.session.store, ref.database, id);
    const ballot: Ballot = {
      id: this.session.ulid(),
      case: id,
      proposals: lettered,
      isOpen: true,
      showsResult: false,
      openedOn: records?.lastVersion ?? 0,
      endedBy: null,
    };
    this.isInviting = false;
    await this.keep({ ballot });
    this.changed();
    await this.refresh();
  }

  async closeBallot(ref: MeetingRef, showsResult: boolean): Promise<void> {
    const { ballot } = (await this.of(ref)).kept;
    if (!ballot) return;
    await this.keep({ ballot: { ...ballot, isOpen: false, showsResult } });
    this.changed();
    await this.refresh();
  }

  async tell(request: PhonesRequest): Promise<void> {
    await this.ask?.(request).catch((error: unknown) => console.warn('phones not told', errorName(error)));
  }

  /** Documents changed: phones hear of it where they may know it. */
  take(changes: readonly Change[]): void {
    const { meeting } = this;
    if (!meeting) return;
    const isConcerned = changes.some(
      ({ database, doc }) => database === meeting.ref.database && CONCERNED.has(doc.type),
    );
    if (isConcerned && !this.writer.isWriting) void this.refresh();
  }

  async view(ref: MeetingRef): Promise<PhonesView> {
    const { kept } = await this.of(ref, false);
    const sitting = await readMeeting(this.session.store, ref.database, ref.meeting);
    const people = sitting ? participantsOf(votersByPhone(sitting, this.session.now())) : [];
    const isThis = this.meeting?.ref.meeting === ref.meeting;
    const standing = isThis && this.opened ? this.standing : null;
    const ballot =
      kept.ballot && sitting?.meeting.state === 'open'
        ? ballotView(kept.ballot, await this.votesOn(ref, kept.ballot), sitting, this.session.now())
        : null;
    return {
      isAvailable: this.isAvailable,
      open:
        standing && this.opened
          ? {
              ...this.opened,
              code: standing.code,
              codeChanges: standing.codeChanges,
              isShut: standing.isShut,
            }
          : null,
      closedBecause: isThis ? this.closedBecause : null,
      address: kept.address,
      isInviting: this.isInviting,
      people: people.map(({ id, name }) => ({
        person: id,
        name,
        joined: standing?.joined.find(({ person }) => person === id)?.phone ?? null,
        waiting: standing?.waiting.filter(({ person }) => person === id).map(({ phone }) => phone) ?? [],
      })),
      ballot,
    };
  }

  /** What the room's screen shows; null while phones cannot join. */
  async roomView(): Promise<{ readonly phones: RoomPhones; readonly isInviting: boolean } | null> {
    const { meeting, opened, standing } = this;
    if (!meeting || !opened || !standing) return null;
    const { people } = await this.view(meeting.ref);
    return {
      phones: {
        ...opened,
        code: standing.isShut ? null : standing.code,
        joined: people.filter(({ joined }) => joined !== null).length,
        of: people.length,
      },
      isInviting: this.isInviting,
    };
  }

  /** The ballot under way on a case. */
  ballotOn(id: CaseRef['case']): Ballot | null {
    const ballot = this.meeting?.kept.ballot;
    return ballot?.isOpen && ballot.case === id ? ballot : null;
  }

  private ended(because: string | null): void {
    this.opened = this.standing = null;
    this.isInviting = false;
    this.closedBecause = because;
    this.changed();
  }

  private changed(): void {
    this.around.wake('phones');
    this.around.wake('room');
  }

  /** What is kept of this meeting; asked for by its console, or by a command of it. */
  private async of(ref: MeetingRef, isMeant = true): Promise<Meeting> {
    const { meeting } = this;
    if (meeting?.ref.meeting === ref.meeting) return meeting;
    const kept = await this.session.drafts.phones(ref.database, ref.meeting);
    const found: Meeting = {
      ref,
      kept: kept ?? { secret: newKeyPair().secret, address: null, joined: [], ballot: null },
    };
    // Looking at another meeting closes nothing of this one.
    if (!isMeant && (kept === null || this.opened)) return found;
    if (isMeant) await this.close();
    this.meeting = found;
    // Kept of a meeting that was closed elsewhere, or just before a crash: it goes.
    if (!isMeant) void this.refresh();
    return found;
  }

  private async keep(change: Partial<PhonesDraft>): Promise<void> {
    const { meeting, session } = this;
    if (!meeting) return;
    meeting.kept = { ...meeting.kept, ...change };
    const { ref, kept } = meeting;
    await session.store.watched(() => session.drafts.keep(ref.database, ref.meeting, 'phones', kept));
  }

  private keepLater(change: Partial<PhonesDraft>): void {
    this.keep(change).catch((error: unknown) => console.warn('phones not kept', errorName(error)));
  }

  private async votesOn({ database }: MeetingRef, ballot: Ballot) {
    return (await readCase(this.session.store, database, ballot.case))?.votes ?? [];
  }

  /** A decision on its case closes the ballot. Phones are shown no counts: the chair did not say that they are. */
  private async endWhereDecided(
    { kept: { ballot } }: Meeting,
    records: MeetingRecords | null,
  ): Promise<void> {
    if (!ballot?.isOpen || !records) return;
    const decisions = records.decisions.filter((one) => one.case === ballot.case);
    // Closed meanwhile by the chair, or another one opened.
    if (!isDecidedSince(ballot, decisions) || this.meeting?.kept.ballot !== ballot) return;
    await this.keep({ ballot: { ...ballot, isOpen: false, endedBy: 'decision' } });
  }

  /** All that phones may know now. */
  private async known(ref: MeetingRef) {
    await this.session.store.settled();
    const records = await readMeeting(this.session.store, ref.database, ref.meeting);
    const meeting = await this.of(ref);
    await this.endWhereDecided(meeting, records);
    const { ballot } = meeting.kept;
    return {
      isOver: records?.meeting.state === 'closed',
      people: records ? participantsOf(votersByPhone(records, this.session.now())) : [],
      ballot: ballot ? ballotForPhones(ballot, await this.votesOn(ref, ballot)) : null,
    };
  }

  /** One at a time, and once more for what changed meanwhile. */
  private refresh(): Promise<void> {
    const { refreshing } = this;
    this.refreshing = (refreshing ?? Promise.resolve())
      .then(() => this.refreshNow())
      .catch((error: unknown) => console.warn('phones not refreshed', errorName(error)));
    return this.refreshing;
  }

  private async refreshNow(): Promise<void> {
    const { meeting } = this;
    if (!meeting || !this.around.mayRun()) return;
    const { isOver, people, ballot } = await this.known(meeting.ref);
    if (isOver) return this.end(meeting);
    this.changed();
    const told = JSON.stringify({ people, ballot });
    if (!this.opened || told === this.told) return;
    this.told = told;
    await this.tell({ op: 'phones.people', people });
    await this.tell({ op: 'phones.ballot', ballot });
  }

  /** The meeting is over, and so is all of this. */
  private async end({ ref }: Meeting): Promise<void> {
    await this.close();
    const { session } = this;
    await session.store.watched(() => session.drafts.keep(ref.database, ref.meeting, 'phones', null));
    this.meeting = null;
    this.changed();
  }
}
