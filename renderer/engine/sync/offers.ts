import { refusedAfter } from '../../../shared/region/pace';

/**
 * When what the region refused is offered again by itself: rights are given, and it may have been something on the way.
 * So is what something on the way did not let be asked for. Each time it was in vain, the next comes later. `now` is of a clock that nobody sets.
 */
export class Offers {
  private made = 0;
  private at: number | null = null;

  /** @returns milliseconds until the next one; null where there is nothing to be offered */
  until(refused: number, now: number, chance: number): number | null {
    if (refused === 0) {
      this.made = 0;
      this.at = null;
      return null;
    }
    this.at ??= now + refusedAfter(this.made + 1, chance);
    return Math.max(0, this.at - now);
  }

  over(): void {
    this.made++;
    this.at = null;
  }
}
