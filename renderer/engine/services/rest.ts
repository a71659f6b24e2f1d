/** A pause that something can end before its time. */
export class Rest {
  private wake: (() => void) | null = null;
  /** Ended before it began: it is not taken. */
  private isEnded = false;

  /** @param ms null: until it is ended. @param canBeEnded false for a pause that is to last */
  async take(ms: number | null, signal: AbortSignal, canBeEnded = true): Promise<void> {
    if (signal.aborted || (canBeEnded && this.isEnded)) {
      this.isEnded = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        if (canBeEnded) this.wake = null;
        resolve();
      };
      const timer = ms === null ? undefined : setTimeout(over, ms);
      signal.addEventListener('abort', over);
      if (canBeEnded) this.wake = over;
    });
    if (canBeEnded) this.isEnded = false;
  }

  end(): void {
    this.isEnded = true;
    this.wake?.();
  }
}
