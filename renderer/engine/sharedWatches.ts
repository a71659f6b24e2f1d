import type { Result } from '../../shared/domain/result';

export type QueryState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly message: string };

export const stateOf = <T>(result: Result<T>): QueryState<T> =>
  result.ok
    ? { status: 'ready', value: result.value }
    : { status: 'failed', message: result.problem.message };

type Begin = (onData: (result: Result<unknown>) => void) => () => void;

interface Watched {
  state: QueryState<unknown> | null;
  readonly listeners: Set<() => void>;
  readonly stop: () => void;
}

/**
 * One watch of the engine for several on the page who ask the same. Who asks while another does has the answer at once,
 * so that a screen whose answers were asked for ahead is drawn whole the first time.
 */
export class SharedWatches {
  private readonly watched = new Map<string, Watched>();

  /** The newest answer; undefined before the first. */
  newest(key: string): QueryState<unknown> | undefined {
    return this.watched.get(key)?.state ?? undefined;
  }

  /**
   * @param begin begins the watch where nobody has it yet, or where its last answer was a failure
   * @param listener called at each further answer
   * @returns what ends it for this listener
   */
  listen(key: string, begin: Begin, listener: () => void): () => void {
    const { listeners } = this.going(key) ?? this.begin(key, begin);
    // A listener of its own, where one asks twice.
    const own = () => listener();
    listeners.add(own);
    return () => {
      listeners.delete(own);
      // Not at once: in the same turn somebody else may ask for what this one lets go.
      queueMicrotask(() => this.endIfUnused(key, listeners));
    };
  }

  private going(key: string): Watched | undefined {
    const watched = this.watched.get(key);
    return watched?.state?.status === 'failed' ? undefined : watched;
  }

  private begin(key: string, begin: Begin): Watched {
    const failed = this.watched.get(key);
    failed?.stop();
    const listeners = failed?.listeners ?? new Set<() => void>();
    const watched: Watched = {
      state: null,
      listeners,
      stop: begin((result) => {
        watched.state = stateOf(result);
        for (const listener of [...listeners]) listener();
      }),
    };
    this.watched.set(key, watched);
    return watched;
  }

  private endIfUnused(key: string, listeners: Watched['listeners']): void {
    const watched = this.watched.get(key);
    if (listeners.size > 0 || watched?.listeners !== listeners) return;
    this.watched.delete(key);
    watched.stop();
  }
}
