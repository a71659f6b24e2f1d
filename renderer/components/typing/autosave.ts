import type { Problem, Result } from '../../../shared/domain/result';
import { holdUnsaved, releaseUnsaved } from './unsaved';

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Save<P> = (patch: P) => Promise<Result<unknown>>;

interface Deps {
  readonly onState: (state: SaveState) => void;
  readonly now: () => Date;
}

/** After the last key; and after the first one, for who types without a pause. */
const REST_MS = 500;
const LONGEST_MS = 3000;

/**
 * Sends what was typed, once the keys rest. One save at a time; later keys win over earlier ones. Nothing typed is ever
 * forgotten: what a save refused goes back in line and is sent with the next. Until then it is held as unsaved
 * (`unsaved.ts`), also when its screen is gone.
 */
export class Autosave<P extends object> {
  private waiting: P | null = null;
  private sending: P | null = null;
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest: ReturnType<typeof setTimeout> | undefined;
  private save: Save<P> = () => Promise.reject(new Error('Autosave has no way to save yet'));

  constructor(private readonly deps: Deps) {}

  /** Where changes go from now on. */
  saveWith(save: Save<P>): void {
    this.save = save;
  }

  change(patch: P): void {
    this.waiting = { ...this.waiting, ...patch };
    holdUnsaved(this);
    if (!this.sending) this.deps.onState({ kind: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), REST_MS);
    this.latest ??= setTimeout(() => void this.flush(), LONGEST_MS);
  }

  /** Typed here and not yet known to be saved. */
  holds(field: keyof P): boolean {
    return (
      (this.waiting !== null && field in this.waiting) || (this.sending !== null && field in this.sending)
    );
  }

  /** Sends at once what waits. @returns whether everything typed is saved */
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    clearTimeout(this.latest);
    this.latest = undefined;
    if (this.running) return this.running.then((fine) => (fine && this.waiting ? this.flush() : fine));
    if (!this.waiting) return Promise.resolve(true);
    this.running = this.send(this.waiting).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** What was typed since wins over what was refused. */
  private requeue(patch: P): void {
    this.waiting = { ...patch, ...(this.waiting ?? {}) };
  }

  private async send(patch: P): Promise<boolean> {
    this.waiting = null;
    this.sending = patch;
    this.deps.onState({ kind: 'saving' });
    const result = await this.save(patch);
    this.sending = null;
    if (!result.ok) {
      this.requeue(patch);
      this.deps.onState({ kind: 'failed', problem: result.problem });
      return false;
    }
    if (!this.waiting) releaseUnsaved(this);
    this.deps.onState(this.waiting ? { kind: 'waiting' } : { kind: 'saved', at: this.deps.now() });
    return true;
  }
}
