import { errorName } from '../../../shared/base/errorName';

/** Work that is done again and again, one pass at a time, until it is stopped. */
export class Repeated {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  /**
   * @param failed what the log says of a pass that failed
   * @param pass one pass. @returns the milliseconds until the next one
   * @param afterFailure the milliseconds until the next one, where it failed
   */
  constructor(
    private readonly failed: string,
    private readonly pass: () => Promise<number>,
    private readonly afterFailure: number,
  ) {}

  /** @param delay milliseconds until the first pass */
  start(delay: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.once().then((next) => this.start(next));
    }, delay);
  }

  /** Resolves when no pass is under way: one that is must end by itself. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async once(): Promise<number> {
    try {
      return await this.pass();
    } catch (error) {
      if (!this.isStopped) console.warn(this.failed, errorName(error));
      return this.afterFailure;
    }
  }
}
