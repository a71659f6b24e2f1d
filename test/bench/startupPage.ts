/* What the start-up figures run inside the page of the desktop application: sent as text, hence self-contained. */

export interface Unlocked {
  /** Milliseconds from the passphrase, its Argon2id included. */
  readonly answered: number;
  readonly list: number;
  readonly searchable: number;
  readonly meetings: number;
}

/** From the passphrase to the agenda, and to a search that finds the patient whom it comes to know last. */
export async function unlockToSearch([passphrase, name]: readonly [string, string]): Promise<Unlocked> {
  const { room } = window;
  const from = performance.now();
  const since = () => performance.now() - from;
  await room.command('unlock', { passphrase });
  const answered = since();
  const today = new Date().toISOString().slice(0, 10) as never;
  const meetings = (await room.ask('agenda', { today })).length;
  const list = since();
  for (;;) {
    const { hits, complete } = await room.ask('search', { text: name });
    if (complete && hits.some((hit) => hit.title.includes(name.toLocaleUpperCase('fr')))) break;
    if (since() > 60_000) throw new Error('never found');
    // Each question takes the engine some 10 ms, in which it comes to know nothing.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { answered, list, searchable: since(), meetings };
}

interface Rebuilt {
  /** Milliseconds from the passphrase until nothing is under way any more, Argon2id included. */
  readonly whole: number;
  /** How long each question asked meanwhile waited for its answer. */
  readonly waits: readonly number[];
  readonly notices: readonly string[];
}

/** Without a read model: unlocks, and asks for boards and agenda again and again until all is there. */
export async function unlockToRebuilt([passphrase, lose]: readonly [string, boolean]): Promise<Rebuilt> {
  const { room } = window;
  if (lose)
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('concerto-read-model');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  const today = new Date().toISOString().slice(0, 10) as never;
  const from = performance.now();
  await room.command('unlock', { passphrase });
  const waits: number[] = [];
  for (let round = 0; ; round++) {
    const asked = performance.now();
    if (round % 2 === 0) await room.ask('boards', {});
    else await room.ask('agenda', { today });
    waits.push(performance.now() - asked);
    const { tasks, notices } = await room.ask('session', {});
    if (tasks.length === 0) return { whole: performance.now() - from, waits, notices };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
