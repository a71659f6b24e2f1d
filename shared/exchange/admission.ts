import { z } from 'zod';
import { storedSchema, readStored, type StoredType } from '../domain/stored';
import type { Role } from '../domain/person';
import { may, rightToWrite } from '../domain/roles';
import type { Exchanged } from './meetingFile';

/*
 * A file is made by whoever knows its passphrase, with whatever program: each document of it is looked at as what a
 * stranger hands over.
 */

/** Longer than any id that Concerto makes. */
const MAX_ID = 200;
/** Of CouchDB 32 hexadecimal digits, as of Concerto. */
const HASH = /^[0-9a-f]{1,64}$/;
const MAX_DEPTH = 40;

const exchangedSchema = z.object({
  rev: z.string().regex(/^[1-9]\d{0,8}-[0-9a-f]{1,64}$/),
  /** Hashes, the newest first. */
  ancestors: z.array(z.string().regex(HASH)).min(1).max(10_000),
  doc: z.record(z.string(), z.unknown()),
});

/** Why a document stays out: of a kind or a version that is not known here, not well formed, or no document of a meeting. */
type LeftOut = 'unknown' | 'malformed' | 'notItsOwn';
type Admission =
  | { readonly kind: 'admitted'; readonly exchanged: Exchanged; readonly type: StoredType }
  | { readonly kind: 'leftOut'; readonly why: LeftOut };

const leftOut = (why: LeftOut): Admission => ({ kind: 'leftOut', why });

const ids = new Map<string, z.ZodType>(
  storedSchema.options.map(({ shape }) => [shape.type.value, shape._id as z.ZodType]),
);

/** Names that are no data: CouchDB's own, and the one through which an object gets another prototype. Depth is bounded. */
function isPlain(doc: object): boolean {
  if (Object.keys(doc).some((key) => key.startsWith('_') && key !== '_id')) return false;
  let level: unknown[] = [doc];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false;
    const objects = level.filter((value): value is object => typeof value === 'object' && value !== null);
    if (objects.some((value) => Object.hasOwn(value, '__proto__'))) return false;
    level = objects.flatMap((value) => Object.values(value) as unknown[]);
  }
  return true;
}

/** @param raw one document of a file, as its JSON says */
export function admission(raw: unknown, role: Role): Admission {
  const { doc: carried } = (raw ?? {}) as { doc?: unknown };
  if (typeof carried !== 'object' || carried === null || !isPlain(carried)) return leftOut('malformed');
  const parsed = exchangedSchema.safeParse(raw);
  if (!parsed.success) return leftOut('malformed');
  const { rev, ancestors, doc } = parsed.data;
  const [generation = '', hash] = rev.split('-');
  const isOwnHistory =
    ancestors[0] === hash &&
    ancestors.length <= Number(generation) &&
    new Set(ancestors).size === ancestors.length;
  const { _id: id, type } = doc;
  if (!isOwnHistory || typeof id !== 'string' || id.length > MAX_ID || typeof type !== 'string')
    return leftOut('malformed');
  const idOfType = ids.get(type);
  if (!idOfType) return leftOut('unknown');
  if (!idOfType.safeParse(id).success) return leftOut('malformed');
  // Traces stay with the workstation whose acts they tell.
  if (type === 'trace') return leftOut('notItsOwn');
  const reading = readStored(doc);
  if (reading.kind === 'broken') return leftOut('malformed');
  // What this version cannot read, it cannot check: who may organise the board answers for it.
  if (reading.kind === 'newer' && !may(role, 'organise')) return leftOut('unknown');
  return {
    kind: 'admitted',
    type: type as StoredType,
    exchanged: { rev, ancestors, doc: doc as Exchanged['doc'] },
  };
}

/** Whether this role could write such a document with its own commands. */
export const mayWriteItself = (role: Role, type: StoredType): boolean => {
  const right = rightToWrite[type];
  return right === null || may(role, right);
};
