import type { Region } from '../../../build/demo-region/server';
import type { DatabaseName } from '../../../shared/domain/ids';
import { canonical } from '../../../shared/merge/canonical';
import type { Leaves, Whole } from '../workstation/inspect';
import { after, type Post } from './beginning';
import { SyncLedger } from './ledger';
import { isOdd } from './oddities';

interface Scene {
  readonly posts: readonly Post[];
  readonly region: Region;
  readonly database: DatabaseName;
  /** Words of what was acknowledged. */
  readonly tokens: readonly string[];
  /** Of votes, by their token: what their authors saw. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
  /** Revisions that no person wrote. */
  readonly merges: ReadonlySet<string>;
}

/** Looks that are taken before it is believed that nothing goes on: counted, since a busy machine is slow for all. */
const LOOKS = 800;

/** At every so many looks somebody asks for what was refused to be offered again. */
const ASKED_AGAIN = 20;

/** Faults off, everybody online; waits until all is quiet. @returns what is wrong then */
export async function whatIsWrong(scene: Scene): Promise<string[]> {
  for (const { it, wire } of scene.posts) {
    wire.rate = 0;
    wire.isCut = false;
    await it.ask('network', true);
  }
  let apart: string[] = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    await after(25);
    apart = await whoIsNotDone(scene);
    if (looks % ASKED_AGAIN === 0) await offerAgain(scene);
    if (apart.length === 0) apart = await whatIsApart(scene);
    if (apart.length === 0) break;
  }
  return [...apart, ...(await whatIsLost(scene))];
}

async function offerAgain({ posts }: Scene): Promise<void> {
  for (const { it } of posts)
    if ((await it.query('sync', {})).denied > 0) await it.command('resendDenied', {});
}

async function whoIsNotDone({ posts }: Scene): Promise<string[]> {
  const seen = await Promise.all(posts.map(({ it }) => it.query('sync', {})));
  return seen.flatMap(({ state, sentence, pending, denied }, i) => [
    ...(state === 'upToDate' && pending === 0 ? [] : [`poste${i} is not done: ${sentence} (${pending})`]),
    ...(denied === 0 ? [] : [`poste${i}: ${denied} documents denied`]),
  ]);
}

type Documents = Readonly<Record<string, readonly string[]>>;

/** Which leaves stand where, ended ones too; and that but one of them goes on. */
async function whatIsApart({ posts, region, database }: Scene): Promise<string[]> {
  const here = await Promise.all(posts.map(({ it }) => it.ask('leaves', database) as Promise<Leaves>));
  const there = await leavesThere(region, database);
  return [
    ...here.flatMap((documents, i) => differences(`poste${i}`, documents, there.all)),
    ...there.unmerged.map((id) => `${id}: leaves were not merged`),
  ];
}

/** The region's own paper stays there; what is odd may be here or not. */
const isOurs = (id: string): boolean => id !== 'identity' && !isOdd(id);

async function leavesThere(
  region: Region,
  database: DatabaseName,
): Promise<{ all: Documents; unmerged: string[] }> {
  // PouchDB answers without results where another region of this process ends just then.
  const { results } = (await region.open(database).changes({ style: 'all_docs' })) as Partial<
    PouchDB.Core.ChangesResponse<object>
  >;
  const ours = (results ?? []).filter(({ id }) => isOurs(id));
  const unmerged: string[] = [];
  for (const { id, changes } of ours) {
    if (changes.length === 1) continue;
    const leaves = (await region.open(database).get(id, { open_revs: 'all' })) as unknown as {
      ok?: { _deleted?: boolean };
    }[];
    if (leaves.filter(({ ok }) => ok && !ok._deleted).length > 1) unmerged.push(id);
  }
  return {
    all: Object.fromEntries(ours.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)])),
    unmerged,
  };
}

function differences(name: string, here: Documents, there: Documents): string[] {
  const ids = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter(isOurs);
  return ids.flatMap((id) => {
    const [left, right] = [String([...(here[id] ?? [])].sort()), String([...(there[id] ?? [])].sort())];
    return left === right ? [] : [`${id}: ${name} holds ${left}, the region ${right}`];
  });
}

async function whatIsLost({ posts, region, database, tokens, seen, merges }: Scene): Promise<string[]> {
  const all = await Promise.all(posts.map(({ it }) => it.ask('whole', database) as Promise<Whole>));
  const wholes = all.map((whole) => ({
    ...whole,
    documents: whole.documents.filter(({ id }) => isOurs(id)),
  }));
  const [one] = wholes;
  if (!one) return ['nobody'];
  const wrong: string[] = [];
  for (const part of ['documents', 'inbox', 'shown'] as const)
    for (const [i, whole] of wholes.entries())
      if (canonical(whole[part]) !== canonical(one[part])) wrong.push(`poste${i}: other ${part} than poste0`);
  const there = await region.open(database).allDocs<Record<string, unknown>>({ include_docs: true });
  const here = new Map(one.documents.map(({ id, doc }) => [id, doc]));
  for (const { id, doc } of there.rows.filter((row) => isOurs(row.id))) {
    const content = Object.entries(doc ?? {}).filter(([name]) => name !== '_rev');
    if (canonical(here.get(id)) !== canonical(Object.fromEntries(content)))
      wrong.push(`${id}: another content in the region`);
  }
  const written = wholes.flatMap((whole) => whole.written).filter(({ id }) => isOurs(id));
  const ledger = new SyncLedger(written, merges, seen);
  for (const token of tokens) if (!ledger.holds(token)) wrong.push(`acknowledged and not written: ${token}`);
  return [...wrong, ...ledger.lost(one.documents)];
}
