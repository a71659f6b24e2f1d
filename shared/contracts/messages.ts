import type { Result } from '../domain/result';
import type { CommandName } from './commands/commands';
import type { QueryName } from './queries';

/** What crosses between the screens and the engine, one message at a time. */
export type ToEngine =
  | { readonly kind: 'start'; readonly shell: 'desktop' | 'browser'; readonly timeZone: string }
  | { readonly kind: 'command'; readonly n: number; readonly name: CommandName; readonly input: unknown }
  | { readonly kind: 'query'; readonly n: number; readonly name: QueryName; readonly input: unknown }
  | { readonly kind: 'drop'; readonly n: number };

export type FromEngine =
  | { readonly kind: 'answer'; readonly n: number; readonly result: Result<unknown> }
  | { readonly kind: 'data'; readonly n: number; readonly result: Result<unknown> }
  /** Another tab of this browser has the workstation open; then that it has no longer. */
  | { readonly kind: 'elsewhere'; readonly isElsewhere: boolean };
