import { expect } from 'vitest';
import { sealJson, type Keyring } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { LocalDatabase } from '../../../../renderer/engine/database/localDatabase';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { sealDocument } from '../../../../renderer/engine/database/sealedDocument';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import type { startEngine } from '../runningEngine';

type Ask = Awaited<ReturnType<typeof startEngine>>['ask'];

/** All leaves of a local database, in an order of their own. */
export async function leavesIn(localName: string): Promise<JournalEntry[]> {
  const database = new LocalDatabase(localName.replace(/\.k\d+$/, ''), localName);
  const found: JournalEntry[] = [];
  for (let since = 0; ;) {
    const { revisions, last } = await database.revisions(since, 100);
    if (revisions.length === 0) break;
    found.push(...(await database.entries(revisions)));
    since = last;
  }
  const keyOf = ({ id, rev }: JournalEntry) => `${id} ${rev}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const hash = (letter: string): string => letter.repeat(32);

/**
 * What a board may hold besides plain documents: two leaves that this version cannot merge, a branch that was ended, a
 * document that was deleted, one of the former format.
 */
export async function plantBranches(database: string, keys: Keyring): Promise<void> {
  const local = new LocalDatabase(database, database);
  const leaf = async (id: string, n: string, letters: string, text: string | null) => {
    const [rev, ancestors] = [`${n}-${hash(letters.charAt(0))}`, [...letters].map(hash)];
    const content = { _id: id, type: 'later', text };
    const cipher = text === null ? '' : await sealDocument(keys, { database, id, rev }, ancestors, content);
    return { database, id, rev, ancestors, cipher };
  };
  const former = async (id: string) => {
    const content = { _id: id, type: 'later', text: 'of the former format' };
    const { rev, ids } = await nextRevision(content, null);
    return {
      database,
      id,
      rev,
      ancestors: [...ids],
      cipher: await sealJson(keys, placeOf(database, id), content),
    };
  };
  await local.insert([
    await leaf('later:1', '2', 'ba', 'one side'),
    await leaf('later:1', '3', 'dca', 'the other side'),
    await leaf('later:2', '2', 'ba', 'what stands'),
    await leaf('later:2', '3', 'dca', null),
    await leaf('later:3', '2', 'ba', null),
    await former('later:4'),
  ]);
}

/** Resolves once no change of the key is under way. */
export const ready = (ask: Ask) =>
  expect.poll(async () => (await ask('session', {})).tasks, { timeout: 20_000 }).toEqual([]);
