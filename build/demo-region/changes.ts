import type { ServerResponse } from 'node:http';
import type { Asked } from './gate';

/** As CouchDB: with the number of changes left, which express-pouchdb does not count, and none for a limit of zero. */
export async function changesOf(
  database: PouchDB.Database,
  { query }: Asked,
  body: unknown,
): Promise<unknown> {
  const since = query.get('since') === 'now' ? 'now' : Number(query.get('since') ?? 0);
  const limit = query.has('limit') ? Number(query.get('limit')) : undefined;
  const docIds = (body as { doc_ids?: string[] }).doc_ids;
  const style = query.get('style') === 'all_docs' ? 'all_docs' : 'main_only';
  const found = await database.changes({
    since,
    style,
    include_docs: query.get('include_docs') === 'true',
    conflicts: query.get('conflicts') === 'true',
    descending: query.get('descending') === 'true',
    ...(docIds ? { doc_ids: docIds } : {}),
  });
  const results = limit === undefined ? found.results : found.results.slice(0, limit);
  const pending = found.results.length - results.length;
  const last_seq = pending === 0 ? found.last_seq : (results.at(-1)?.seq ?? since);
  return { results, last_seq, pending };
}

/**
 * Resolves once something was written behind `since`, when the time asked for is over, or when nobody waits any more.
 * express-pouchdb knows no `timeout`: it waits for ever.
 */
export async function newsOf(
  database: PouchDB.Database,
  { query }: Asked,
  response: ServerResponse,
): Promise<void> {
  const since = query.get('since') === 'now' ? 'now' : Number(query.get('since') ?? 0);
  await new Promise<void>((resolve) => {
    const feed = database.changes({ since, live: true, limit: 1 });
    const over = () => {
      clearTimeout(timer);
      response.off('close', over);
      feed.cancel();
      resolve();
    };
    const timer = setTimeout(over, Number(query.get('timeout')));
    response.on('close', over);
    void feed.on('change', over);
  });
}
