import type { Choice, ToPhone } from '../../shared/roomVote/messages';
import type { Line } from './line';

/** What was chosen here and is not known to be recorded, by ballot and letter. */
interface Choosing {
  readonly choice: Choice;
  readonly stands: 'sent' | 'again' | 'late';
}

const AGAIN_MS = 1500;

/** Sends what is chosen until the room says what became of it; the last choice counts. */
export class Votes {
  private readonly all = new Map<string, Choosing>();

  constructor(
    private readonly line: Line,
    private readonly changed: () => void,
  ) {}

  of(ballot: string, letter: string): Choosing | undefined {
    return this.all.get(`${ballot} ${letter}`);
  }

  choose(ballot: string, letter: string, choice: Choice): void {
    const mine: Choosing = { choice, stands: 'sent' };
    this.put(ballot, letter, mine);
    void this.send(ballot, letter, mine);
  }

  private async send(ballot: string, letter: string, mine: Choosing): Promise<void> {
    const { choice } = mine;
    const answer: ToPhone = await this.line
      .say({ say: 'vote', ballot, letter, choice })
      .catch(() => ({ is: 'unsure' }));
    // Another was chosen meanwhile: its own answer tells.
    if (this.of(ballot, letter) !== mine) return;
    if (answer.is === 'recorded') return this.put(ballot, letter, undefined);
    if (answer.is !== 'unsure') return this.put(ballot, letter, { choice, stands: 'late' });
    const again: Choosing = { choice, stands: 'again' };
    this.put(ballot, letter, again);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (this.of(ballot, letter) === again) await this.send(ballot, letter, again);
  }

  private put(ballot: string, letter: string, choosing: Choosing | undefined): void {
    if (choosing) this.all.set(`${ballot} ${letter}`, choosing);
    else this.all.delete(`${ballot} ${letter}`);
    this.changed();
  }
}
