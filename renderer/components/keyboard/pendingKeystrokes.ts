/** More than anyone types while a screen is read. */
const MOST = 100;
/** A key waits no longer than this: who pressed it no longer expects it, and must not be kept from the keyboard. */
const LONGEST_MS = 5_000;

interface Surroundings<Key> {
  /** @returns what calls it off */
  readonly later: (ms: number, run: () => void) => () => void;
  /** Acts on it as if it had been pressed only now. */
  readonly give: (key: Key) => void;
  /** Once what the last key changed is drawn. */
  readonly afterDrawing: (run: () => void) => void;
  /** How many wait, and whether all were given up, since without the first the others would mean something else. */
  readonly tell: (count: number, isTooLate: boolean) => void;
}

/**
 * The keys that were pressed for what is not on the screen yet. From the first one that nothing answers, all are kept
 * in their order. They are acted on one by one once what they wait for is there, as if they had been pressed then.
 */
export class PendingKeystrokes<Key> {
  private readonly waits = new Set<object>();
  private kept: Key[] = [];
  private callOff: () => void = () => undefined;
  private isScheduled = false;

  constructor(private readonly around: Surroundings<Key>) {}

  /** Something that keys are meant for is on its way. @returns what says that it is there */
  await(): () => void {
    const wait = {};
    this.waits.add(wait);
    return () => {
      this.waits.delete(wait);
      this.schedule();
    };
  }

  /** @returns whether the key, which nothing answers, is kept for what is awaited */
  keep(key: Key): boolean {
    return this.waits.size > 0 && this.push(key);
  }

  /** @returns whether the key waits its turn behind those that are kept */
  follow(key: Key): boolean {
    return this.kept.length > 0 && this.push(key);
  }

  /** What they were meant for is no longer what comes. */
  drop(isTooLate = false): void {
    if (this.kept.length === 0) return;
    this.kept = [];
    this.callOff();
    this.around.tell(0, isTooLate);
  }

  private push(key: Key): true {
    if (this.kept.length === 0) this.limit();
    if (this.kept.length < MOST) this.kept.push(key);
    this.around.tell(this.kept.length, false);
    return true;
  }

  /** Anew after each that is given: the next one waits for something of its own. */
  private limit(): void {
    this.callOff = this.around.later(LONGEST_MS, () => this.drop(true));
  }

  private schedule(): void {
    if (this.isScheduled || this.waits.size > 0 || this.kept.length === 0) return;
    this.isScheduled = true;
    this.around.afterDrawing(() => {
      this.isScheduled = false;
      if (this.waits.size === 0) this.giveNext();
    });
  }

  private giveNext(): void {
    const [next] = this.kept;
    if (next === undefined) return;
    // Still among those that are kept while it is acted on: what is pressed meanwhile comes after the others.
    this.around.give(next);
    this.kept.shift();
    this.callOff();
    if (this.kept.length > 0) this.limit();
    this.around.tell(this.kept.length, false);
    this.schedule();
  }
}
