import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { badRequest, notFound, refuse, type Reply } from './reply';

/**
 * What is let through to express-pouchdb, and in which shape. It throws outside of any promise on several malformed
 * requests (a `_revs_diff` of texts, `latest=true` on an unknown revision: pouchdb-server#391). That ends the process
 * and, where it is caught, leaves the database locked for ever. So nothing malformed may reach it.
 */
type Route =
  | 'root'
  | 'allDatabases'
  | 'up'
  | 'database'
  | 'changes'
  | 'bulkGet'
  | 'bulkDocs'
  | 'revsDiff'
  | 'allDocs'
  | 'document';

export interface Asked {
  readonly route: Route;
  readonly database: string;
  readonly query: URLSearchParams;
  /** The path and query to hand on. */
  readonly url: string;
}

const DATABASE_NAME = /^[a-z][a-z0-9_$()+-]*$/;
const specials: Readonly<Record<string, Route>> = {
  _changes: 'changes',
  _bulk_get: 'bulkGet',
  _bulk_docs: 'bulkDocs',
  _revs_diff: 'revsDiff',
  _all_docs: 'allDocs',
};
const methods: Readonly<Record<Route, readonly string[]>> = {
  root: ['GET', 'HEAD'],
  allDatabases: ['GET', 'HEAD'],
  up: ['GET', 'HEAD'],
  database: ['GET', 'HEAD', 'PUT', 'DELETE'],
  changes: ['GET', 'POST'],
  bulkGet: ['POST'],
  bulkDocs: ['POST'],
  revsDiff: ['POST'],
  allDocs: ['GET', 'POST'],
  document: ['GET', 'HEAD', 'PUT', 'DELETE'],
};

function routeOf(parts: readonly string[]): Route | null {
  const [database = '', head = '', ...tail] = parts;
  if (parts.length === 0) return 'root';
  if (parts.length === 1 && database === '_all_dbs') return 'allDatabases';
  if (parts.length === 1 && database === '_up') return 'up';
  if (!DATABASE_NAME.test(database)) return null;
  if (parts.length === 1) return 'database';
  if (head === '_local') return tail.length === 1 ? 'document' : null;
  if (parts.length > 2) return null;
  return specials[head] ?? (head.startsWith('_') ? null : 'document');
}

/** Reads the address: the route, or the refusal. */
export function readAddress(request: IncomingMessage): Asked | Reply {
  const url = new URL(`http://gate${(request.url ?? '/').replace(/^\/+/, '/')}`);
  let parts: string[];
  try {
    parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return badRequest('The path is not well encoded.');
  }
  const [database = ''] = parts;
  if (parts.some((part) => /\p{Cc}/u.test(part))) return badRequest('The path holds a control character.');
  const route = routeOf(parts);
  if (!route)
    return request.method === 'PUT' && parts.length === 1
      ? refuse(400, 'illegal_database_name', 'Only lower-case letters, digits and _$()+- are allowed.')
      : notFound;
  if (!methods[route].includes(request.method ?? ''))
    return refuse(405, 'method_not_allowed', `Only ${methods[route].join(',')} allowed`);
  // The revision asked for is always held here (nothing is compacted), so its latest descendant is never needed.
  url.searchParams.delete('latest');
  const wrong = checkQuery(route, url.searchParams);
  return wrong ?? { route, database, query: url.searchParams, url: url.pathname + url.search };
}

const revision = z.string().regex(/^[1-9]\d*-[^\s-][^\s]*$/);
const localRevision = z.string().regex(/^0-\d+$/);

function checkQuery(route: Route, query: URLSearchParams): Reply | null {
  const rev = query.get('rev');
  if (rev !== null && !revision.or(localRevision).safeParse(rev).success)
    return badRequest('Invalid rev format');
  if (!['longpoll', 'normal', null].includes(query.get('feed')))
    return badRequest('feed is not understood here');
  const open = query.get('open_revs');
  if (open !== null && open !== 'all' && !z.array(revision).safeParse(jsonOf(open)).success)
    return badRequest('open_revs must be all, or a list of revisions');
  for (const name of ['since', 'limit', 'skip', 'heartbeat', 'timeout']) {
    const value = query.get(name);
    if (value !== null && !/^\d+$/.test(value) && !(name === 'since' && value === 'now'))
      return badRequest(`${name} must be a number`);
  }
  for (const name of [
    'key',
    'keys',
    'startkey',
    'endkey',
    'start_key',
    'end_key',
    'filter',
    'view',
    'selector',
  ])
    if (query.has(name) && (route !== 'allDocs' || !isKeyText(name, query.get(name))))
      return badRequest(`${name} is not understood here`);
  return null;
}

const isKeyText = (name: string, value: string | null): boolean =>
  (name === 'keys' ? z.array(z.string()) : z.string()).safeParse(jsonOf(value ?? '')).success &&
  !['filter', 'view', 'selector'].includes(name);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const id = z
  .string()
  .min(1)
  .regex(/^(?!_)|^_local\/./);
const OF_THE_PROTOCOL = ['_id', '_rev', '_deleted', '_revisions'];
const documentFields = z.looseObject({
  _id: id.optional(),
  _rev: revision.or(localRevision).optional(),
  _deleted: z.boolean().optional(),
  _revisions: z
    .object({ start: z.number().int().positive(), ids: z.array(z.string().min(1)).min(1) })
    .optional(),
});
const hasKnownFields = (doc: object): boolean =>
  Object.keys(doc).every((key) => !key.startsWith('_') || OF_THE_PROTOCOL.includes(key));
const documentBody = documentFields.refine(hasKnownFields);

/** Documents as they are written by the revision protocol: each with its own place in the tree. */
const placed = documentFields.extend({ _id: id, _rev: revision }).refine(hasKnownFields);
const isPlaced = ({ _rev, _revisions }: z.infer<typeof placed>): boolean =>
  !_revisions ||
  (_rev === `${_revisions.start}-${_revisions.ids[0]}` && _revisions.ids.length <= _revisions.start);

const bodies: Partial<Record<Route, z.ZodType>> = {
  bulkDocs: z.discriminatedUnion('new_edits', [
    z.looseObject({ new_edits: z.literal(false), docs: z.array(placed.refine(isPlaced)) }),
    z.looseObject({ new_edits: z.literal(true).optional(), docs: z.array(documentBody) }),
  ]),
  bulkGet: z.looseObject({
    docs: z.array(z.looseObject({ id: z.string().min(1), rev: revision.optional() })),
  }),
  revsDiff: z.record(id, z.array(revision)),
  allDocs: z.looseObject({ keys: z.array(z.string()).optional() }),
  changes: z.looseObject({ doc_ids: z.array(z.string()).optional() }),
  document: documentBody,
};

/** The body to hand on, or the refusal. */
export function readBody(route: Route, text: string): { readonly body: unknown } | Reply {
  const schema = bodies[route];
  const body = text === '' ? {} : jsonOf(text);
  if (body === undefined) return badRequest('invalid UTF-8 JSON');
  if (!schema) return { body: {} };
  const parsed = schema.safeParse(body);
  return parsed.success
    ? { body }
    : badRequest(`The body is not in its form: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
}
