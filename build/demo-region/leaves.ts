interface Asked {
  readonly docs: readonly { readonly id: string; readonly rev?: string }[];
}

/** CouchDB answers `_bulk_get` with every leaf of a document that is named without a revision; PouchDB with the winner alone. */
export const asksLeaves = (body: unknown): boolean =>
  (body as Asked).docs.some(({ rev }) => rev === undefined);

export async function leavesOf(database: PouchDB.Database, body: unknown): Promise<unknown> {
  const results = await Promise.all(
    (body as Asked).docs.map(async ({ id, rev }) => {
      const open_revs = rev === undefined ? 'all' : [rev];
      const docs = await database.get(id, { open_revs, revs: true }).catch(() => []);
      return { id, docs };
    }),
  );
  return { results };
}
