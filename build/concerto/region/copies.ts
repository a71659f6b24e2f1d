import { ok, type Result } from '../../../shared/domain/result';
import { DIRECTORY } from '../../../shared/region/identity';
import type { Change, SeenDocument } from '../../../shared/region/plan/change';
import { copiesWanted, planCopies } from '../../../shared/region/plan/copies';
import type { Region } from './regionCommand';

/** What gives each database of the region, and those of the server, the copies that a cluster keeps; nothing on one node. */
export async function copiesLacking({
  couch,
  server,
  directory,
  databases,
}: Pick<Region, 'couch' | 'server' | 'directory' | 'databases'>): Promise<Result<Change[]>> {
  const nodes = Object.keys(server.nodes);
  if (nodes.length < 2) return ok([]);
  const names = [
    ...server.systemDatabases,
    ...(directory ? [DIRECTORY] : []),
    ...databases.map(({ name }) => name),
  ];
  const changes: Change[] = [];
  for (const name of names) {
    const info = await couch.read(encodeURIComponent(name));
    if (!info.ok) return info;
    const copies = (info.value as { cluster?: { n?: unknown } } | null)?.cluster?.n;
    if (typeof copies !== 'number' || copies >= copiesWanted(nodes)) continue;
    const map = await couch.read(`_node/_local/_dbs/${encodeURIComponent(name)}`);
    if (!map.ok) return map;
    changes.push(...planCopies(name, nodes, map.value as SeenDocument));
  }
  return ok(changes);
}
