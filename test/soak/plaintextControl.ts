import { readdir } from 'node:fs/promises';
import { Needles } from '../support/plaintext/needles';
import { nothingSearched } from '../support/plaintext/search';
import { Workstation } from './plaintextPlaces';

/** Never in any workstation: what the search must find where it was written in clear. */
const planted = {
  local: 'témoin planté dans Local Storage',
  session: 'témoin planté dans Session Storage',
  stored: 'témoin planté dans IndexedDB',
  repeated: 'Églantine-Témoin',
  temporary: 'témoin planté dans le dossier temporaire',
  said: 'témoin écrit sur la console',
} as const;

/** More than LevelDB keeps in its log before it makes a table of it. */
const TABLES_MB = 12;

/**
 * A workstation of its own in which the page writes these texts with the browser's plain means, where Chromium packs
 * them as it likes. @returns the controls that the search did not find
 */
export async function missedControls(): Promise<string[]> {
  const workstation = await Workstation.create();
  try {
    const page = await workstation.launch();
    await page.getByRole('button').first().waitFor();
    // tsx names functions with a helper that the page does not have.
    await page.evaluate('globalThis.__name = (named) => named');
    await page.evaluate(plant, [planted, TABLES_MB] as const);
    await workstation.app.evaluate((_electron, text) => {
      const { tmpdir } = process.getBuiltinModule('node:os');
      process.getBuiltinModule('node:fs').writeFileSync(`${tmpdir()}/witness`, text);
    }, planted.temporary);
    await workstation.close();
    const found = nothingSearched();
    await workstation.search(new Needles(Object.values(planted)), found);
    const missed: string[] = [];
    const expectIn = (control: string, text: string, file: RegExp, way: RegExp) => {
      const there = found.hits.some((hit) => hit.text === text && file.test(hit.file) && way.test(hit.way));
      if (!there) missed.push(control);
    };
    expectIn('Local Storage', planted.local, /leveldb/, /raw|log|table/);
    expectIn('Session Storage', planted.session, /Session Storage/, /raw|log|table/);
    expectIn('IndexedDB', planted.stored, /indexeddb\.leveldb/, /raw|log|table/);
    expectIn('a table of IndexedDB', planted.repeated, /indexeddb\.leveldb.*\.ldb$/, /table/);
    expectIn('the temporary folder', planted.temporary, /^witness$/, /raw/);
    expectIn('the outputs', planted.said, /said\.txt$/, /raw/);
    if (found.unread > 0) missed.push(`${found.unread} blocks that could not be opened`);
    if (!(await readdir(workstation.in('profile'))).includes('IndexedDB')) missed.push('the profile');
    return missed;
  } finally {
    await workstation.remove();
  }
}

/** Runs inside the page, sent as text. */
async function plant([texts, megabytes]: readonly [typeof planted, number]): Promise<void> {
  console.log(texts.said);
  localStorage.setItem('witness', texts.local);
  sessionStorage.setItem('witness', texts.session);
  const request = indexedDB.open('witness', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('witness');
  await new Promise((resolve) => (request.onsuccess = resolve));
  const put = (key: string, value: string) =>
    new Promise((resolve, reject) => {
      const transaction = request.result.transaction('witness', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = resolve;
      transaction.onerror = reject;
      transaction.objectStore('witness').put(value, key);
    });
  await put('first', texts.stored);
  // Both halves were there before: a packed block may hold the whole only as two copies.
  const half = texts.repeated.indexOf('-');
  await put(
    'second',
    `${texts.repeated.slice(0, half)} ${texts.repeated.slice(half)} ${'·'.repeat(40)} ${texts.repeated}`,
  );
  // Below what Chromium puts into a file of its own, and never twice the same.
  for (let n = 0; n < megabytes * 32; n++) {
    const noise = crypto.getRandomValues(new Uint8Array(16 * 1024));
    await put(`noise ${n}`, Array.from(noise, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  request.result.close();
}
