/** Passes values on: at once, or for those that can wait the newest one, at most once in a while. */
export class Pace<Value> {
  private waiting: { readonly value: Value } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param rest milliseconds between one that was passed on and the next that can wait */
  constructor(
    private readonly rest: number,
    private readonly pass: (value: Value) => void,
  ) {}

  next(value: Value, canWait: boolean): void {
    if (canWait && this.timer !== undefined) this.waiting = { value };
    else this.passOn(value);
  }

  private passOn(value: Value): void {
    // An older one that waits would come after it.
    this.waiting = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.waiting) this.passOn(this.waiting.value);
    }, this.rest);
    this.pass(value);
  }
}
