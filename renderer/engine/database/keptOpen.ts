import { errorName } from '../../../shared/base/errorName';

const NAME = 'concerto-open';

/**
 * Holds an empty database open for as long as the engine runs, over locks too. Chromium gives up what it holds of an
 * origin once no database of it is open, and on a full disk it cannot take it up again: whoever unlocked then read
 * nothing (README.md, « What a full disk does to IndexedDB »).
 */
export function keepOpen(): void {
  const asked = indexedDB.open(NAME);
  asked.onerror = () => console.warn('nothing kept open', errorName(asked.error));
  asked.onsuccess = () => {
    const { result } = asked;
    // Whoever deletes it waits for nobody.
    result.onversionchange = () => result.close();
  };
}
