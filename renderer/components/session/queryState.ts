import type { QueryState } from '../../engine/client';

/** The answer of a query; something else until it comes, and where it does not. */
export const answerOr = <T, Other>(state: QueryState<T>, other: Other): T | Other =>
  state.status === 'ready' ? state.value : other;

/** A record and what is shown with it; null where there is no such record. */
export function foundWith<A, B>(
  found: QueryState<A | null>,
  b: QueryState<B>,
): QueryState<readonly [A, B] | null> {
  const both = bothOf(found, b);
  if (both.status !== 'ready') return both;
  const [record, other] = both.value;
  return { status: 'ready', value: record === null ? null : [record, other] };
}

/** Two answers that are of use together only. */
export function bothOf<A, B>(a: QueryState<A>, b: QueryState<B>): QueryState<readonly [A, B]> {
  if (a.status === 'failed') return a;
  if (b.status === 'failed') return b;
  if (a.status === 'loading' || b.status === 'loading') return { status: 'loading' };
  return { status: 'ready', value: [a.value, b.value] };
}
