import { ok, type Result } from '../../../shared/domain/result';
import { DIRECTORY } from '../../../shared/region/identity';
import type { Change, SeenDocument } from '../../../shared/region/plan/change';
import { copiesWanted, planCopies } from '../../../shared/region/plan/copies';
import type { Region } from './regionCommand';

interface Copying {
  readonly maps: Change[];
  readonly fills: Change[];
  /** Parts that the nodes are still copying to one another: until then no node may be missed. */
  readonly underWay: number;
}

/** What gives each database of the region, and those of the server, the copies that a cluster keeps; nothing on one node. */
export async function copiesLacking({
  couch,
  server,
  directory,
  databases,
}: Pick<Region, 'couch' | 'server' | 'directory' | 'databases'>): Promise<Result<Copying>> {
  const nodes = Object.keys(server.nodes);
  if (nodes.length < 2) return ok({ maps: [], fills: [], underWay: 0 });
  const names = [
    ...server.systemDatabases,
    ...(directory ? [DIRECTORY] : []),
    ...databases.map(({ name }) => name),
  ];
  const [maps, fills]: [Change[], Change[]] = [[], []];
  for (const name of names) {
    const info = await couch.read(encodeURIComponent(name));
    if (!info.ok) return info;
    const copies = (info.value as { cluster?: { n?: unknown } } | null)?.cluster?.n;
    if (typeof copies !== 'number' || copies >= copiesWanted(nodes)) continue;
    const map = await couch.read(`_node/_local/_dbs/${encodeURIComponent(name)}`);
    if (!map.ok) return map;
    const planned = planCopies(name, nodes, map.value as SeenDocument);
    maps.push(...planned.maps);
    fills.push(...planned.fills);
  }
  let underWay = 0;
  for (const node of nodes) {
    const system = await couch.read(`_node/${encodeURIComponent(node)}/_system`);
    if (!system.ok) return system;
    underWay +=
      Number((system.value as { internal_replication_jobs?: unknown } | null)?.internal_replication_jobs) ||
      0;
  }
  return ok({ maps, fills, underWay });
}
