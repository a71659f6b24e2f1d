/** What a page notes of itself, in milliseconds since 1970. */
export interface Noted {
  readonly keys: readonly number[];
  readonly paints: readonly number[];
  readonly longTasks: number;
  readonly waits: readonly number[];
}

interface Noting {
  noted: { keys: number[]; paints: number[]; longTasks: number; waits: number[]; ends: (() => void)[] };
}

/** In the page. Begins anew. */
export function countLongTasks(): void {
  const page = globalThis as unknown as Partial<Noting>;
  const held = page.noted ?? { keys: [], paints: [], longTasks: 0, waits: [], ends: [] };
  page.noted = { ...held, paints: [], longTasks: 0 };
  const { noted } = page as Noting;
  const observer = new PerformanceObserver((list) => (noted.longTasks += list.getEntries().length));
  observer.observe({ type: 'longtask' });
  noted.ends.push(() => observer.disconnect());
}

/** In the page: when a key was pressed, as the system says. */
export function noteKeys(): void {
  const page = globalThis as unknown as Partial<Noting>;
  for (const end of page.noted?.ends ?? []) end();
  const noted = { keys: [] as number[], paints: [], longTasks: 0, waits: [], ends: [] as (() => void)[] };
  page.noted = noted;
  const note = (event: KeyboardEvent) => noted.keys.push(performance.timeOrigin + event.timeStamp);
  document.addEventListener('keydown', note, true);
  noted.ends.push(() => document.removeEventListener('keydown', note, true));
}

/** In the page: when what stands in this place was another and had been painted. */
export function notePaints(place: string): void {
  const { noted } = globalThis as unknown as Noting;
  const channel = new MessageChannel();
  let before = document.querySelector(place)?.textContent;
  // The message comes once the frame that was asked for is painted.
  channel.port1.onmessage = () => noted.paints.push(performance.timeOrigin + performance.now());
  const observer = new MutationObserver(() => {
    const now = document.querySelector(place)?.textContent;
    if (now === before || now === undefined) return;
    before = now;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  noted.ends.push(() => observer.disconnect());
}

export const noted = (): Noted => {
  const { keys, paints, longTasks, waits } = (globalThis as unknown as Noting).noted;
  return { keys, paints, longTasks, waits };
};

/** In the page: once it has nothing more to do. */
export const restful = (): Promise<void> =>
  new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve())));
