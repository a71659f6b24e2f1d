/** Lets a few pass at a time; the others wait in the order they came. */
export class FewAtATime {
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly width: number) {}

  /** Rejects as `signal` says where it is aborted while waiting. */
  async pass<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.enter(signal);
    try {
      return await work();
    } finally {
      this.inside--;
      this.waiting.shift()?.();
    }
  }

  private async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.inside >= this.width)
      await new Promise<void>((resolve, reject) => {
        const enter = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const leave = () => {
          this.waiting.splice(this.waiting.indexOf(enter), 1);
          reject(signal?.reason as Error);
        };
        this.waiting.push(enter);
        signal?.addEventListener('abort', leave, { once: true });
      });
    this.inside++;
  }
}
