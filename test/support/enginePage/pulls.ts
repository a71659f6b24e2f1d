import { askRegion, type Credentials } from '../../../renderer/engine/region/regionHttp';
import { Line } from '../../../renderer/engine/region/line';
import { listedThere, readThere, type PlainLeaf } from '../../../renderer/engine/sync/pulledDocs';
import { newDataKey, sealJson } from '../../../renderer/engine/keys/cipher';
import { LocalDatabase } from '../../../renderer/engine/database/localDatabase';
import { PouchDB } from '../../../renderer/engine/database/pouch';
import { ReadModel } from '../../../renderer/engine/readModel/readModel';
import type { DatabaseName } from '../../../shared/domain/ids';

/** A first pull as PouchDB does it, and ours taken apart: for `npm run bench -- sync`. Milliseconds. */
interface Parts {
  readonly server: number;
  readonly cipher: number;
  readonly writing: number;
  readonly pouchWriting: number;
}

declare global {
  interface Window {
    readonly pulls: typeof pulls;
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** With PouchDB's own settings, in clear, into a fresh local database. */
async function byPouch(region: Credentials, name: string): Promise<number> {
  const { base, username, password } = region;
  const local = new PouchDB(`peer-${Date.now()}`, { adapter: 'idb' });
  const remote = new PouchDB(`${base}/${name}`, { adapter: 'http', auth: { username, password } });
  const time = await timed(async () => {
    await PouchDB.replicate(remote, local);
  });
  const { doc_count } = await local.info();
  const there = (await askRegion(region, name))?.body as { doc_count: number };
  if (doc_count !== there.doc_count) throw new Error('not all came');
  await local.destroy();
  return time;
}

const BATCH = 500;
const AHEAD = 3;

/** Each part by itself, in the same batches as the product's: they overlap there. */
async function inParts(region: Credentials, name: string): Promise<Parts> {
  const line = new Line(region, () => undefined);
  const { signal } = new AbortController();
  const keys = { current: await newDataKey(), previous: null };
  const database = name as DatabaseName;
  const batches: PlainLeaf[][] = [];
  const server = await timed(async () => {
    const ids = await listedThere(line, database, signal);
    const parts = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) =>
      ids.slice(i * BATCH, (i + 1) * BATCH),
    );
    const take = async (): Promise<void> => {
      for (let part = parts.shift(); part; part = parts.shift())
        batches.push(await readThere(line, database, part, signal));
    };
    await Promise.all(Array.from({ length: AHEAD }, take));
  });
  line.end();
  const sealed: { database: string; id: string; rev: string; ancestors: string[]; cipher: string }[][] = [];
  const cipher = await timed(async () => {
    for (const batch of batches)
      sealed.push(
        await Promise.all(
          batch.map(async ({ id, rev, ancestors, content }) => ({
            database: name,
            id,
            rev,
            ancestors,
            cipher: await sealJson(keys, `${name}/${id}`, content),
          })),
        ),
      );
  });
  const into = async (write: (to: LocalDatabase, part: (typeof sealed)[number]) => Promise<unknown>) => {
    const to = new LocalDatabase(name, `parts-${Date.now()}`);
    await to.stand();
    const time = await timed(async () => {
      for (const part of sealed) await write(to, part);
    });
    if ((await to.stand()).documents !== sealed.flat().length) throw new Error('not all was written');
    await to.destroy();
    return time;
  };
  return {
    server,
    cipher,
    writing: await into((to, part) => to.fill(part)),
    pouchWriting: await into((to, part) => to.insert(part)),
  };
}

/** From joining the region until all documents are here, readable, and replication has taken over. */
async function ours(
  region: Credentials,
  name: string,
  documents: number,
): Promise<{ whole: number; said: string[] }> {
  const { engine } = window;
  const said = new Set<string>();
  const whole = await timed(async () => {
    const joined = await engine.command('joinRegion', {
      url: region.base,
      username: region.username,
      password: region.password,
      databases: [name as DatabaseName],
    });
    if (!joined.ok) throw new Error(joined.problem.message);
    for (;;) {
      const { state, sentence } = await engine.ask('sync', {});
      said.add(sentence);
      if (state === 'upToDate') break;
      // Often enough for the figure, seldom enough not to be one itself.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  const held = new PouchDB(name, { adapter: 'idb' });
  const { doc_count } = await held.info();
  if (doc_count !== documents) throw new Error(`${doc_count} of ${documents} came`);
  return { whole, said: [...said].filter((it) => it.includes(' sur ')) };
}

/** How many documents these databases hold here. */
async function documents(databases: readonly DatabaseName[]): Promise<number> {
  const held = await Promise.all(databases.map((name) => new PouchDB(name, { adapter: 'idb' }).info()));
  return held.reduce((sum, { doc_count }) => sum + doc_count, 0);
}

/** Up to which of its changes a database is projected, and how many it has. */
async function projected(name: DatabaseName): Promise<{ projected: number; held: number }> {
  const { update_seq } = await new PouchDB(name, { adapter: 'idb' }).info();
  const model = new ReadModel();
  const progress = await model.progress.get(name);
  model.close();
  return { projected: progress?.since ?? -1, held: Number(update_seq) };
}

/** Every leaf of every document that is here, deleted ones as such. */
async function leaves(name: string): Promise<Record<string, { leaves: string[]; deleted: boolean }>> {
  const { results } = await new PouchDB(name, { adapter: 'idb' }).changes({ since: 0, style: 'all_docs' });
  return Object.fromEntries(
    results.map(({ id, changes, deleted }) => [
      id,
      { leaves: changes.map(({ rev }) => rev).sort(), deleted: deleted ?? false },
    ]),
  );
}

export const pulls = { byPouch, inParts, ours, documents, projected, leaves };
