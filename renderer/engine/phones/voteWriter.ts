import { errorName } from '../../../shared/base/errorName';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import type { Ballot } from '../../../shared/domain/drafts';
import type { PersonId, ProposalId } from '../../../shared/domain/ids';
import type { Choice, PhoneVote } from '../../../shared/roomVote/messages';
import type { Surroundings } from '../services/service';

/** One vote to be written. */
interface CastVote {
  readonly proposal: ProposalId;
  readonly voter: PersonId;
  readonly position: Choice;
}

/** Writes at once what was chosen in this ballot. @returns which of them, once they are on the disk */
export type Cast = (ref: CaseRef, ballot: Ballot, votes: readonly CastVote[]) => Promise<readonly boolean[]>;

interface Pending {
  readonly n: number;
  readonly vote: PhoneVote;
}

interface Room {
  ballot(): Ballot | null;
  ref(): MeetingRef | null;
  settled(votes: { n: number; recorded: boolean | null }[]): Promise<void>;
  /** Nothing waits any more. */
  rested(): void;
}

/**
 * Writes the votes of phones: what comes while the disk is busy goes together, so that a full room waits for two flushes
 * and not for two hundred.
 */
export class VoteWriter {
  private pending: Pending[] = [];
  isWriting = false;

  constructor(
    private readonly around: Pick<Surroundings, 'inTurn' | 'mayRun'>,
    private readonly cast: Cast,
    private readonly room: Room,
  ) {}

  take(n: number, vote: PhoneVote): void {
    this.pending.push({ n, vote });
    if (!this.isWriting) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.pending.length > 0) {
      const batch = this.batch();
      const outcomes = await this.around
        .inTurn(() => this.write(batch))
        .catch((error: unknown) => {
          console.warn('votes of phones not written', errorName(error));
          return batch.map(() => null);
        });
      await this.room.settled(batch.map(({ n }, at) => ({ n, recorded: outcomes[at] ?? null })));
    }
    this.isWriting = false;
    this.room.rested();
  }

  /** The first of each person on each proposal: what the same person chose next comes after it. */
  private batch(): Pending[] {
    const taken = new Set<string>();
    const [batch, rest]: [Pending[], Pending[]] = [[], []];
    for (const one of this.pending) {
      const whose = `${one.vote.letter} ${one.vote.person}`;
      (taken.has(whose) ? rest : batch).push(one);
      taken.add(whose);
    }
    this.pending = rest;
    return batch;
  }

  private async write(batch: readonly Pending[]): Promise<(boolean | null)[]> {
    const [ballot, ref] = [this.room.ballot(), this.room.ref()];
    if (!this.around.mayRun()) return batch.map(() => null);
    if (!ballot?.isOpen || !ref) return batch.map(() => false);
    const votes = batch.map(({ vote }): CastVote | null => {
      const found = ballot.proposals.find(({ letter }) => letter === vote.letter);
      const isMeant = found !== undefined && vote.ballot === ballot.id;
      return isMeant ? { proposal: found.proposal, voter: vote.person, position: vote.choice } : null;
    });
    const good = votes.filter((vote) => vote !== null);
    const outcomes = await this.cast({ database: ref.database, case: ballot.case }, ballot, good);
    return votes.map((vote) => vote !== null && (outcomes[good.indexOf(vote)] ?? false));
  }
}
