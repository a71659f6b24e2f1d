import type { Result } from '../domain/result';
import type { Audience } from './audience';
import type { CommandName } from './commands/commands';
import type { QueryName } from './queries';

/**
 * What starts the engine, said to its Worker: `start` once, with the desktop's port if there is one. Then `connect` for
 * each window or device, with a port of its own. Only whoever made the Worker says it, hence for whom each port is.
 */
export type ToWorker =
  | { readonly kind: 'start'; readonly shell: 'desktop' | 'browser'; readonly timeZone: string }
  | { readonly kind: 'connect'; readonly audience: Audience };

/** Another tab of this browser has the workstation open; then that it has no longer. */
export interface FromWorker {
  readonly kind: 'elsewhere';
  readonly isElsewhere: boolean;
}

/** What crosses a port between a window or device and the engine, one message at a time. */
export type ToEngine =
  | { readonly kind: 'command'; readonly n: number; readonly name: CommandName; readonly input: unknown }
  | { readonly kind: 'query'; readonly n: number; readonly name: QueryName; readonly input: unknown }
  | { readonly kind: 'drop'; readonly n: number }
  /** The window goes. Chromium tells no port that its other side is gone. */
  | { readonly kind: 'leave' };

export type FromEngine =
  | { readonly kind: 'answer'; readonly n: number; readonly result: Result<unknown> }
  | { readonly kind: 'data'; readonly n: number; readonly result: Result<unknown> };
