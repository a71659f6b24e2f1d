import type { CDPSession, Page } from '@playwright/test';

/** The strings that one JavaScript heap holds on to, garbage collected first. */
interface Heap {
  readonly of: 'page' | 'worker';
  /** DevTools' name of the target: another one for each Worker that was ever started. */
  readonly target: string;
  readonly strings: readonly string[];
}

/** V8 cuts the strings of a snapshot at 1,024 characters; a document is longer. For the application's command line. */
export const WHOLE_STRINGS = '--js-flags=--heap-snapshot-string-limit=1000000';

type Send = (method: string, params?: object) => Promise<unknown>;
type OnChunk = (take: (chunk: string) => void) => void;

async function snapshot(send: Send, onChunk: OnChunk): Promise<string[]> {
  const chunks: string[] = [];
  onChunk((chunk) => chunks.push(chunk));
  await send('HeapProfiler.enable');
  await send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { strings } = JSON.parse(chunks.join('')) as { strings: string[] };
  if (strings.length < 1000) throw new Error('This is no snapshot of a living heap');
  return strings;
}

/** The page's own heap and that of each of its Workers. */
export async function heapsOf(page: Page): Promise<Heap[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const own = await snapshot(
      (method, params) => session.send(method as 'HeapProfiler.enable', params),
      (take) => session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => take(chunk)),
    );
    const workers = await attachedWorkers(session);
    const heaps: Heap[] = [{ of: 'page', target: targetInfo.targetId, strings: own }];
    for (const worker of workers) heaps.push(await heapOfWorker(session, worker));
    return heaps;
  } finally {
    await session.detach();
  }
}

interface Attached {
  readonly sessionId: string;
  readonly targetId: string;
}

async function attachedWorkers(session: CDPSession): Promise<Attached[]> {
  const found: Attached[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, type } }) => {
    if (type === 'worker') found.push({ sessionId, targetId });
  });
  // Those that are there already are told before this answers.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return found;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly chunk: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A Worker is spoken to through its page's session. */
async function heapOfWorker(session: CDPSession, { sessionId, targetId }: Attached): Promise<Heap> {
  let next = 1;
  const waiting = new Map<number, (answer: Answer) => void>();
  let take: (chunk: string) => void = () => undefined;
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    else if (answer.method === 'HeapProfiler.addHeapSnapshotChunk' && answer.params)
      take(answer.params.chunk);
  });
  const send: Send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, ({ error, result }) => (error ? reject(new Error(error.message)) : resolve(result)));
      void session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
    });
  const strings = await snapshot(send, (taker) => (take = taker));
  return { of: 'worker', target: targetId, strings };
}

/** Which of these texts a heap holds, in any case of letters. */
export function heldIn({ strings }: Heap, texts: readonly string[]): string[] {
  const all = strings.join('\n').toLocaleLowerCase('fr');
  return texts.filter((text) => all.includes(text.toLocaleLowerCase('fr')));
}
