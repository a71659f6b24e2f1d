type InTurn = (work: () => Promise<void>) => Promise<void>;

/**
 * Runs a part of long work as a command, while no other is under way. Locking is a command too: who waits for a turn while
 * it runs lets go, and does not begin afterwards.
 */
export async function inTurnUntil<T>(
  signal: AbortSignal,
  inTurn: InTurn,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const end = () => reject(signal.reason as Error);
    signal.addEventListener('abort', end);
    inTurn(async () => {
      signal.throwIfAborted();
      resolve(await work());
    })
      .catch(reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}
