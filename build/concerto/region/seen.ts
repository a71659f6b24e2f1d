import { ok, type Result } from '../../../shared/domain/result';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import {
  boardEntrySchema,
  DIRECTORY,
  regionIdentitySchema,
  type BoardEntry,
  type RegionIdentity,
} from '../../../shared/region/identity';
import { pathOf, type SeenDocument } from '../../../shared/region/plan/change';
import type { SeenDatabase } from '../../../shared/region/plan/database';
import type { NodeConfig, SeenServer } from '../../../shared/region/plan/server';
import type { Couch } from './couch';

/** All of several answers, or the first that failed. */
async function all<T>(asked: readonly Promise<Result<T>>[]): Promise<Result<T[]>> {
  const answers = await Promise.all(asked);
  const failed = answers.find((answer) => !answer.ok);
  return failed && !failed.ok ? failed : ok(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
}

export async function seenServer(
  couch: Couch,
): Promise<Result<SeenServer & { databases: readonly string[] }>> {
  // By itself: a wrong password is tried once, since CouchDB 3.4 shuts the account after five.
  const welcome = await couch.read('');
  if (!welcome.ok) return welcome;
  const asked = await all([couch.read('_membership'), couch.read('_all_dbs')]);
  if (!asked.ok) return asked;
  const [membership, names] = asked.value;
  const { cluster_nodes: cluster = [], all_nodes: present = [] } = (membership ?? {}) as Record<
    string,
    string[]
  >;
  const configs = await all(
    cluster
      .filter((node) => present.includes(node))
      .map(async (node) => {
        const config = await couch.read(`_node/${encodeURIComponent(node)}/_config`);
        return config.ok ? ok([node, config.value as NodeConfig] as const) : config;
      }),
  );
  if (!configs.ok) return configs;
  const databases = (names ?? []) as string[];
  return ok({
    version: String((welcome.value as { version?: unknown } | null)?.version),
    nodes: Object.fromEntries(configs.value),
    absent: cluster.filter((node) => !present.includes(node)),
    systemDatabases: databases.filter((name) => name.startsWith('_')),
    databases,
  });
}

/** One database with these documents of it. */
export async function seenDatabase(
  couch: Couch,
  name: string,
  ids: readonly string[],
): Promise<Result<SeenDatabase>> {
  const security = await couch.read(`${name}/_security`);
  if (!security.ok) return security;
  if (security.value === null) return ok(null);
  const asked = await all([
    couch.read(`${name}/_revs_limit`),
    couch.read(pathOf(name, '_design/concerto')),
    ...ids.map((id) => couch.read(pathOf(name, id))),
  ]);
  if (!asked.ok) return asked;
  const [revisionsKept, design, ...documents] = asked.value;
  return ok({
    security: security.value,
    revisionsKept: Number(revisionsKept),
    design: design as SeenDocument,
    documents: Object.fromEntries(ids.map((id, i) => [id, documents[i] as SeenDocument])),
  });
}

/** All of one type that `annuaire` holds. */
export async function seenEntries(
  couch: Couch,
  type: 'board' | 'person' | 'guideline',
): Promise<Result<NonNullable<SeenDocument>[]>> {
  const seen = await couch.read(
    `${DIRECTORY}/_all_docs?include_docs=true&startkey=%22${type}%3A%22&endkey=%22${type}%3B%22`,
  );
  if (!seen.ok) return seen;
  const rows = (seen.value as { rows: { doc: SeenDocument }[] } | null)?.rows ?? [];
  return ok(rows.flatMap(({ doc }) => doc ?? []));
}

/** What the region says of itself. */
export interface SeenRegion {
  readonly directory: SeenDatabase;
  readonly identity: RegionIdentity | null;
  readonly boards: readonly BoardEntry[];
  /** The databases of boards, by board: those of a board that `annuaire` does not know as well. */
  readonly databases: readonly { readonly name: string; readonly slug: string; readonly year: number }[];
}

export async function seenRegion(couch: Couch, databases: readonly string[]): Promise<Result<SeenRegion>> {
  const directory = await seenDatabase(couch, DIRECTORY, ['region']);
  if (!directory.ok) return directory;
  const entries = directory.value ? await seenEntries(couch, 'board') : ok([]);
  if (!entries.ok) return entries;
  return ok({
    directory: directory.value,
    identity: regionIdentitySchema.safeParse(directory.value?.documents['region']).data ?? null,
    boards: entries.value.flatMap((doc) => boardEntrySchema.safeParse(doc).data ?? []),
    databases: databases.flatMap((name) => {
      const parts = parseDatabaseName(name);
      return parts ? [{ name, ...parts }] : [];
    }),
  });
}
