/**
 * What can go wrong in front of a person is a value, not an exception.
 * `message` says what happened, `safe` what is not lost, `next` what to do: French sentences, shown as they are.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly safe?: string;
  readonly next?: string;
}

type ProblemCode =
  | 'invalid'
  | 'missing'
  | 'forbidden'
  | 'state'
  /** Workstations wrote something apart, and nobody has chosen yet. */
  | 'conflict'
  /** Somebody of these names is there: a person says whether it is they. */
  | 'namesake'
  /** Something else is known of the same person: a person says whether it is replaced. */
  | 'differs'
  /** Another decision is in force than the one that was seen: a person says whether it is replaced. */
  | 'overtaken'
  | 'locked'
  | 'passphrase'
  | 'storage'
  | 'network'
  | 'refused'
  | 'file'
  | 'unexpected';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  code: ProblemCode,
  message: string,
  more: { safe?: string; next?: string } = {},
): Result<never> => ({ ok: false, problem: { code, message, ...more } });

/** A problem as one text, where there is room for one. */
export const problemWords = ({ message, safe, next }: Omit<Problem, 'code'>): string =>
  [message, safe, next].filter(Boolean).join(' ');

/** Closes every union: a case that the types say cannot happen is a bug, not a user's error. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
