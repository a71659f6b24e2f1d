import { Bucket, Buckets } from './limits';

/** Wrong codes after which another takes its place: a thousandth of what there is to try. */
const WRONG_BEFORE_NEW = 10;
/** Codes that may be tried through before nobody comes in until the chair says so. */
const CODES_BEFORE_SHUT = 3;
/** One device's wrong codes at once, and each minute: it alone wears out no code. */
const WRONG_AT_ONCE = 5;

/** The code of four digits that the room's screen shows, and who tried others. */
export class Entry {
  private current: string;
  private wrong = 0;
  private worn = 0;
  private readonly tries: Buckets;

  constructor(
    private readonly newCode: () => string,
    now: () => number,
  ) {
    this.current = newCode();
    this.tries = new Buckets(() => new Bucket(WRONG_AT_ONCE, WRONG_AT_ONCE / 60, now), 2000);
  }

  get code(): string {
    return this.current;
  }

  /** How many codes were given up because of wrong ones. */
  get changes(): number {
    return this.worn;
  }

  get isShut(): boolean {
    return this.worn >= CODES_BEFORE_SHUT;
  }

  /** The chair lets come in again, under another code. */
  reopen(): void {
    this.worn = this.wrong = 0;
    this.renew();
  }

  /** @param from the device's address; `wait` where it tried too often: it is not even compared */
  admits(code: string, from: string): 'yes' | 'no' | 'wait' {
    if (this.isShut || !this.tries.take(from)) return 'wait';
    if (code === this.current) {
      // Many phones may share one address; only wrong codes count.
      this.tries.giveBack(from);
      return 'yes';
    }
    this.wrong += 1;
    if (this.wrong >= WRONG_BEFORE_NEW) {
      this.wrong = 0;
      this.worn += 1;
      this.renew();
    }
    return 'no';
  }

  /** Who knows the former one comes in no more. */
  renew(): void {
    const former = this.current;
    while (this.current === former) this.current = this.newCode();
  }
}
