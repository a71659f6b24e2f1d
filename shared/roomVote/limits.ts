/** So many at once, and so many more each second. */
export class Bucket {
  private left: number;
  private at: number;

  constructor(
    private readonly size: number,
    private readonly eachSecond: number,
    private readonly now: () => number,
  ) {
    this.left = size;
    this.at = now();
  }

  take(): boolean {
    const now = this.now();
    this.left = Math.min(this.size, this.left + ((now - this.at) / 1000) * this.eachSecond);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  giveBack(): void {
    this.left += 1;
  }

  get isFull(): boolean {
    return this.left + ((this.now() - this.at) / 1000) * this.eachSecond >= this.size;
  }
}

/** A bucket for each, of as many as are remembered: those that are full again are forgotten first. */
export class Buckets {
  private readonly all = new Map<string, Bucket>();

  constructor(
    private readonly make: () => Bucket,
    private readonly most: number,
  ) {}

  take(of: string): boolean {
    let bucket = this.all.get(of);
    if (!bucket) {
      if (this.all.size >= this.most)
        for (const [name, { isFull }] of this.all) if (isFull) this.all.delete(name);
      if (this.all.size >= this.most) return false;
      bucket = this.make();
      this.all.set(of, bucket);
    }
    return bucket.take();
  }

  giveBack(of: string): void {
    this.all.get(of)?.giveBack();
  }
}

/** How far behind the newest a message may arrive: two requests of one phone can overtake each other. */
const WINDOW = 64;

/** Each number of a phone counts once. */
export class Replays {
  private newest = 0;
  private readonly seen = new Set<number>();

  isNew(n: number): boolean {
    return n > this.newest - WINDOW && !this.seen.has(n);
  }

  note(n: number): void {
    this.seen.add(n);
    this.newest = Math.max(this.newest, n);
    for (const one of this.seen) if (one <= this.newest - WINDOW) this.seen.delete(one);
  }
}
