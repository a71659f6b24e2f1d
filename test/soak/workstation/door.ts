import './globals';
import { parentPort } from 'node:worker_threads';
import { takeOverTime } from './haste';
import { tellCommits } from './keptStores';
import type { FromThread, ToThread } from './messages';

/** The thread's one door, by which everything passes in order; opened before the engine is loaded. */
if (!parentPort) throw new Error('not a thread');
const door = parentPort;
export const send = (message: FromThread): void => door.postMessage(message);
export const onMessage = (listener: (message: ToThread) => void): void => void door.on('message', listener);

// A browser's Worker goes on. PouchDB throws a failure of the network twice, once to nobody.
const isOfNetwork = (error: unknown): boolean =>
  error instanceof Error &&
  (['NoAnswer', 'AbortError'].includes(error.name) ||
    error instanceof SyntaxError ||
    error.message === 'terminated');
process.on('unhandledRejection', (error) => {
  if (!isOfNetwork(error)) send({ kind: 'unhandled', error: String(error) });
});

takeOverTime();
tellCommits(
  (committed) => send({ kind: 'committed', committed }),
  (database) => send({ kind: 'dropped', database }),
);
