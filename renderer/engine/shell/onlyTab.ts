/** What of `navigator.locks` is used. */
export type Locks = Pick<LockManager, 'request'>;

const NAME = 'concerto-store';
/** A tab that was just closed or loaded anew lets go within that: not worth a screen. */
const SOON_MS = 500;

/**
 * Resolves once no other tab of this browser has the workstation open: two that write one file of keys would each undo
 * what the other wrote. Held from then on for as long as this Worker lives; the browser frees it with the Worker,
 * however that ends. Where there are no such locks (an address without https) nobody can tell.
 * @param elsewhere told true while another tab has it, false when that is over
 */
export async function onlyTabHere(
  locks: Locks | undefined,
  elsewhere: (isElsewhere: boolean) => void,
): Promise<void> {
  if (!locks) return;
  let told = false;
  const telling = setTimeout(() => {
    told = true;
    elsewhere(true);
  }, SOON_MS);
  await new Promise<void>((resolve, reject) => {
    locks
      .request(NAME, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(reject);
  }).finally(() => clearTimeout(telling));
  if (told) elsewhere(false);
}
