import { BadAnswer } from './answers';
import { blamesContent } from './regionHttp';
import type { Answer } from './regionHttp';

/** A body that CouchDB does not take whole (`max_http_request_size`, a proxy's limit). */
export const TOO_LARGE = 413;

interface Asking<T, A> {
  readonly ask: (items: readonly T[]) => Promise<Answer>;
  readonly taken: (answer: Answer, items: readonly T[]) => readonly A[];
  /** This one alone is what the server, or something on the way, does not take. */
  readonly refused: (item: T, status: number) => readonly A[];
}

/**
 * Asks about many at once. Where the request is refused for what it holds, it asks about its halves, down to the one
 * that is refused. So whoever asks about the others is not held up by it. That it is for what it holds is found out by
 * asking about nothing: refused as well, it is the way that is wrong, and nothing is said of any.
 */
export async function inParts<T, A>(items: readonly T[], asking: Asking<T, A>): Promise<A[]> {
  if (items.length === 0) return [];
  const answer = await asking.ask(items);
  if (!blamesContent(answer)) return [...asking.taken(answer, items)];
  if (answer.status !== TOO_LARGE && blamesContent(await asking.ask([])))
    throw new BadAnswer(String(answer.status));
  return halved(items, asking, answer.status);
}

async function halved<T, A>(items: readonly T[], asking: Asking<T, A>, status: number): Promise<A[]> {
  const [first] = items;
  if (first !== undefined && items.length === 1) return [...asking.refused(first, status)];
  const half = Math.ceil(items.length / 2);
  const answers: A[] = [];
  for (const part of [items.slice(0, half), items.slice(half)]) {
    const answer = await asking.ask(part);
    answers.push(
      ...(blamesContent(answer) ? await halved(part, asking, answer.status) : asking.taken(answer, part)),
    );
  }
  return answers;
}
