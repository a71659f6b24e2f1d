import type { CaseRef } from '../../shared/contracts/views';
import type { CaseValues } from '../../shared/domain/caseFields';

/* What `rotation.spec.ts` runs inside the page, beside a room (test/soak/roomPage.ts): sent as text, self-contained. */

/** Registers so many invented cases more, in meetings of the board that is there. */
export async function moreCases(count: number): Promise<void> {
  const { room } = window;
  const [board] = await room.ask('boards', {});
  if (!board) throw new Error('no board');
  for (let done = 0; done < count; done += 50) {
    const day = String(1 + ((done / 50) % 28)).padStart(2, '0');
    const meeting = (await room.command('planMeeting', {
      database: board.database,
      date: `${board.board.year}-12-${day}` as never,
      time: '14:00',
    })) as { database: never; meeting: never };
    const cases = Array.from({ length: 50 }, (_, i): CaseValues => ({
      'identity.birthName': `Essai${done + i}`,
      'summary.history': 'Synthèse inventée. '.repeat(20),
    }));
    await room.command('registerCases', { ...meeting, source: 'demo', cases });
  }
}

/** What a local database holds, without opening it: each document's leaves, and its ciphers. */
export async function storedIn(
  name: string,
): Promise<{ revisions: Record<string, string>; ciphers: string[] }> {
  const request = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  const all = (store: string) =>
    new Promise<Record<string, string>[]>((resolve, reject) => {
      const got = database.transaction(store).objectStore(store).getAll();
      got.onsuccess = () => resolve(got.result as Record<string, string>[]);
      got.onerror = () => reject(got.error ?? new Error('IndexedDB'));
    });
  const [documents, contents] = [await all('document-store'), await all('by-sequence')];
  database.close();
  return {
    revisions: Object.fromEntries(documents.map(({ id, winningRev }) => [id ?? '', winningRev ?? ''])),
    ciphers: contents.flatMap(({ c }) => c ?? []),
  };
}

/** What the screens would show of these cases. */
export const readings = (cases: readonly CaseRef[]) =>
  Promise.all(cases.map(async (ref) => (await window.room.ask('case', ref))?.doc));

export const turnKey = () => window.room.command('rotateKey', { passphrase: 'quatre mots sans rapport' });

/** Resolves once no change of the key is under way. */
export async function rotated(): Promise<void> {
  while ((await window.room.ask('session', {})).tasks.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
