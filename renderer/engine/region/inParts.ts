import { BadAnswer, Refused } from './answers';
import { blamesContent, isRefusal } from './regionHttp';
import type { Answer } from './regionHttp';

/** A body that CouchDB does not take whole (`max_http_request_size`, a proxy's limit). */
export const TOO_LARGE = 413;
const FORBIDDEN = 403;

interface Asking<T, A> {
  readonly ask: (items: readonly T[]) => Promise<Answer>;
  readonly taken: (answer: Answer, items: readonly T[]) => readonly A[];
  /** This one alone is what the server, or something on the way, does not take. */
  readonly refused: (item: T, status: number) => readonly A[];
}

/**
 * Asks about many at once. Where the request is refused for what it holds, it asks about its halves, down to the one
 * that is refused. So whoever asks about the others is not held up by it. That it is for what it holds is found out by
 * asking about nothing: refused as well, it is the account or the way, and nothing is said of any.
 */
export async function inParts<T, A>(items: readonly T[], asking: Asking<T, A>): Promise<A[]> {
  if (items.length === 0) return [];
  const answer = await asking.ask(items);
  if (!blamesContent(answer)) return [...asking.taken(answer, items)];
  if (answer.status !== TOO_LARGE) await emptyPasses(asking);
  return items.length === 1 ? refusedOne(items, asking, answer.status) : halved(items, asking);
}

async function halved<T, A>(items: readonly T[], asking: Asking<T, A>): Promise<A[]> {
  const half = Math.ceil(items.length / 2);
  const answers: A[] = [];
  for (const part of [items.slice(0, half), items.slice(half)]) {
    const answer = await asking.ask(part);
    if (!blamesContent(answer)) answers.push(...asking.taken(answer, part));
    else if (part.length > 1) answers.push(...(await halved(part, asking)));
    else {
      // The account may have been shut out meanwhile.
      if (answer.status === FORBIDDEN) await emptyPasses(asking);
      answers.push(...refusedOne(part, asking, answer.status));
    }
  }
  return answers;
}

const refusedOne = <T, A>(items: readonly T[], { refused }: Asking<T, A>, status: number): A[] =>
  items.flatMap((item) => [...refused(item, status)]);

/** Rejects where the same request with nothing in it is refused too. A page is not the region's own word on the account. */
async function emptyPasses<T, A>({ ask }: Asking<T, A>): Promise<void> {
  const { status, body } = await ask([]);
  if (status === 404 || (isRefusal({ status }) && body !== undefined)) throw new Refused(status);
  if (status >= 400) throw new BadAnswer(String(status));
}
