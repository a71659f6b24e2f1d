import { put, type Change, type SeenDocument } from './change';

/** On how many nodes a cluster keeps each database. */
const COPIES = 3;

/** CouchDB's own document of where the parts of a database are (`_node/_local/_dbs/<name>`). */
interface ShardMap {
  readonly by_node: Readonly<Record<string, readonly string[]>>;
  readonly by_range: Readonly<Record<string, readonly string[]>>;
  readonly changelog?: readonly (readonly [string, string, string])[];
}

const isMap = (seen: SeenDocument): seen is NonNullable<SeenDocument> & ShardMap =>
  seen !== null && typeof seen['by_range'] === 'object' && typeof seen['by_node'] === 'object';

interface Copying {
  readonly maps: readonly Change[];
  /** Sent once the maps are known on every node. */
  readonly fills: readonly Change[];
}
const NOTHING: Copying = { maps: [], fills: [] };

export const copiesWanted = (nodes: readonly string[]): number => Math.min(COPIES, nodes.length);

/**
 * What gives a database that was created before its cluster the copies that it lacks. Its map names more nodes, which
 * then fetch what they hold by themselves while it stays in use (CouchDB, "Shard Management": adding replicas).
 */
export function planCopies(name: string, nodes: readonly string[], seen: SeenDocument): Copying {
  if (!isMap(seen)) return NOTHING;
  const wanted = copiesWanted(nodes);
  const added = Object.entries(seen.by_range).flatMap(([range, holders]) =>
    nodes
      .filter((node) => !holders.includes(node))
      .slice(0, Math.max(0, wanted - holders.length))
      .map((node) => [range, node] as const),
  );
  if (added.length === 0) return NOTHING;
  const onto = (
    held: Readonly<Record<string, readonly string[]>>,
    pairs: readonly (readonly [string, string])[],
  ) => pairs.reduce((all, [key, value]) => ({ ...all, [key]: [...(all[key] ?? []), value] }), held);
  const body = {
    ...seen,
    by_range: onto(seen.by_range, added),
    by_node: onto(
      seen.by_node,
      added.map(([range, node]) => [node, range] as const),
    ),
    changelog: [...(seen.changelog ?? []), ...added.map(([range, node]) => ['add', range, node])],
  };
  const words = `${name}\u00a0: en garder ${wanted} exemplaires, un par nœud`;
  return {
    maps: [put(words, `_node/_local/_dbs/${encodeURIComponent(name)}`, body)],
    fills: [
      {
        words: `${name}\u00a0: remplir ses nouveaux exemplaires`,
        method: 'POST',
        path: `${encodeURIComponent(name)}/_sync_shards`,
      },
    ],
  };
}
