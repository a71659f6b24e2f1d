import { z } from 'zod';
import { attendanceSchema } from './attendance';
import { boardSchema } from './board';
import { caseFileSchema } from './caseFile';
import { decisionSchema } from './decision';
import { chunkSchema, fileSchema } from './files';
import { meetingSchema } from './meeting';
import { proposalSchema } from './proposal';
import { reportSchema } from './report';
import { traceSchema } from './trace';
import { voteSchema } from './vote';

/** Every document of a board's database, told apart by `type`. */
export const storedSchema = z.discriminatedUnion('type', [
  boardSchema,
  meetingSchema,
  caseFileSchema,
  attendanceSchema,
  proposalSchema,
  voteSchema,
  decisionSchema,
  reportSchema,
  traceSchema,
  fileSchema,
  chunkSchema,
]);
export type Stored = z.infer<typeof storedSchema>;
export type StoredType = Stored['type'];
/** Never changed once written: what would change them is a new document. */
export const immutableTypes: ReadonlySet<StoredType> = new Set([
  'proposal',
  'decision',
  'trace',
  'file',
  'chunk',
]);
export type StoredOf<T extends StoredType> = Extract<Stored, { type: T }>;

/**
 * The highest version of each type's shape that this one reads, in its `schema`. A new optional field does not raise it, since older versions carry
 * what they do not know. It is raised when an older version would misread or damage the document: those then leave it
 * alone (README.md, "Raising a schema").
 */
export const currentSchema: Record<StoredType, number> = {
  board: 1,
  meeting: 1,
  case: 2,
  attendance: 1,
  proposal: 1,
  vote: 1,
  decision: 1,
  report: 1,
  trace: 1,
  file: 1,
  chunk: 1,
};

/** What a stored value is to this version: its own, of a newer Concerto (kept, not shown, not touched), or damaged. */
export type Reading =
  | { readonly kind: 'known'; readonly doc: Stored }
  | { readonly kind: 'newer'; readonly type: string; readonly schema: number }
  | { readonly kind: 'broken' };

/**
 * A case as it is written: of the lowest version that reads it rightly. Version 1 takes half a point of a score for damage;
 * all other cases stay open to it. A number once raised stays, so an undoing finds it.
 */
export function atItsSchema<T extends Stored>(doc: T): T {
  if (doc.type !== 'case') return doc;
  const beside = Object.values(doc.pending ?? {}).flatMap((siblings) => siblings.map(({ value }) => value));
  const hasHalf = [...Object.values(doc.values), ...beside].some(
    (value) => typeof value === 'number' && !Number.isInteger(value),
  );
  return hasHalf && doc.schema < 2 ? { ...doc, schema: 2 } : doc;
}

export const isKnownType = (type: string): type is StoredType => Object.hasOwn(currentSchema, type);

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((held, key) => (held as Record<PropertyKey, unknown>)[key], value);

export function readStored(value: unknown): Reading {
  const { type, schema = 1 } = (value ?? {}) as { type?: unknown; schema?: unknown };
  if (typeof type !== 'string' || typeof schema !== 'number') return { kind: 'broken' };
  if (!isKnownType(type) || schema > currentSchema[type]) return { kind: 'newer', type, schema };
  const parsed = storedSchema.safeParse(value);
  if (parsed.success) return { kind: 'known', doc: parsed.data };
  // Nothing wrong but words that this version does not have (a state, an outcome, a mode): a newer one wrote it.
  const isNewer = parsed.error.issues.every(
    ({ code, path }) => code === 'invalid_value' && path[0] !== '_id' && typeof at(value, path) === 'string',
  );
  return isNewer ? { kind: 'newer', type, schema } : { kind: 'broken' };
}

/**
 * As `readStored` says, where only a higher `schema` tells of a newer version. Words that this one lacks do not: every
 * account of the region can write them over what all others read.
 */
export function readingAt(id: string, value: unknown): Reading {
  const reading = readStored(value);
  if (reading.kind !== 'newer') return reading;
  const [kind = ''] = id.split(':', 1);
  const isHigher = !isKnownType(kind) || (reading.type === kind && reading.schema > currentSchema[kind]);
  return isHigher ? reading : { kind: 'broken' };
}
