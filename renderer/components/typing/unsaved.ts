/** Something typed that is not known to be stored yet. */
interface Unsaved {
  /** Stores it now. @returns whether nothing of it is left to store */
  flush(): Promise<boolean>;
}

const unsaved = new Set<Unsaved>();

/** From the first key until it is stored, wherever its screen has gone meanwhile. */
export const holdUnsaved = (it: Unsaved): void => void unsaved.add(it);
export const releaseUnsaved = (it: Unsaved): void => void unsaved.delete(it);

/** Leaves the field that has the focus where it is: what else is typed goes now. @returns whether all of it is stored */
export const storeAll = async (): Promise<boolean> =>
  (await Promise.all([...unsaved].map((it) => it.flush()))).every(Boolean);

/**
 * Stores all that is typed, before the lock or the end of the page. The field that has the focus is left first, as many
 * take their value only then.
 * @param limit milliseconds, after which it is given up
 * @returns whether everything typed is stored
 */
export function flushUnsaved(limit: number): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, limit, false));
  return Promise.race([storeAll(), late]);
}

/** Longer than the Worker takes for a write, on a machine with much else to do. */
const HELD_MS = 400;

/** The Worker ends with its page, and no page is told when a write is done while it leaves: it is given time for one. */
function holdPage(): void {
  const end = performance.now() + HELD_MS;
  while (performance.now() < end);
}

/**
 * A hidden page may be ended without a word. Of one that is left, the Worker ends with the page: before it unloads there
 * is still time. Called once by the composition root.
 */
export function storeWhenHidden(): void {
  window.addEventListener('beforeunload', () => {
    if (unsaved.size === 0) return;
    void storeAll();
    holdPage();
  });
  window.addEventListener('pagehide', () => void storeAll());
  document.addEventListener('visibilitychange', () => void storeAll());
}
