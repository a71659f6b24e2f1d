/** What is done once, after a while, unless it is called off. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly run: () => void) {}

  get isSet(): boolean {
    return this.timer !== undefined;
  }

  /** @param ms from now; what is to be done already stays as it is */
  after(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.run();
    }, ms);
  }

  callOff(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
