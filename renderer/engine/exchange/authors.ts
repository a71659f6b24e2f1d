import { z } from 'zod';
import { acted } from '../../../shared/domain/acted';
import { mutableShape, type Stamp } from '../../../shared/domain/stamp';
import { storedSchema, type StoredType } from '../../../shared/domain/stored';
import { canonical } from '../../../shared/merge/canonical';
import type { Exchanged } from '../../../shared/exchange/meetingFile';

const recorder = z.looseObject({ recordedBy: z.string().optional() });
const recorded = recorder.extend({ apart: z.array(recorder).default([]) });
const { stamps, pending } = mutableShape;
const saidSchema = recorded.extend({ stamps, pending, alternatives: z.array(recorded).default([]) });
type Said = z.infer<typeof saidSchema>;

/** What says who stands for it in no way: nobody does. */
const NOBODY = null;
type Author = string | typeof NOBODY;

/** A version of it that is here, and whether the document follows it. */
export interface Held {
  readonly doc: object;
  readonly isBelow: boolean;
}

/**
 * Who says what this document says and no version that is here says: who recorded it, or gave a field its value. Nobody,
 * where it says something that each act signs, and no change gave it, or takes off what was signed below.
 * @param held its versions here
 * @returns null where that cannot be read
 */
export function authorsOfNews(doc: Exchanged['doc'], held: readonly Held[]): readonly Author[] | null {
  const said = saidSchema.safeParse(doc);
  if (!said.success) return null;
  const here = held.flatMap(({ doc: of, isBelow }) => {
    const read = saidSchema.safeParse(of);
    return read.success ? [{ said: read.data, isBelow }] : [];
  });
  const told = acts(said.data);
  const isBare = told.size === 0 && here.length === 0 && Object.hasOwn(acted, String(said.data['type']));
  const signed = new Set(signedFields(said.data));
  const isTakenOff = here.some((one) => one.isBelow && signedFields(one.said).some((it) => !signed.has(it)));
  if (isBare || isTakenOff) return [NOBODY];
  const known = new Set(here.flatMap((one) => [...acts(one.said).keys()]));
  return [...told].flatMap(([act, people]) => (known.has(act) ? [] : people));
}

const signedFields = (said: Said): string[] => [
  ...Object.keys(said.stamps),
  ...Object.keys(said.pending ?? {}),
];

/** Each act that a document tells, by all that it says, and who stands for it. */
function acts(said: Said): Map<string, readonly Author[]> {
  const found = new Map<string, readonly Author[]>();
  const { alternatives, ...shown } = said;
  for (const one of [shown, ...alternatives])
    if (one.recordedBy !== undefined)
      found.set(canonical(one), [one.recordedBy, ...one.apart.flatMap((it) => it.recordedBy ?? NOBODY)]);
  const add = (field: string, value: unknown, stamp: Stamp) =>
    found.set(canonical([field, value, stamp]), [stamp.by, ...(stamp.kept ? [stamp.kept.by] : [])]);
  for (const [field, stamp] of Object.entries(said.stamps)) add(field, valueIn(said, field), stamp);
  for (const [field, apart] of Object.entries(said.pending ?? {}))
    for (const { value, stamp } of apart) add(field, value, stamp);
  for (const field of unsignedIn(said)) found.set(canonical([field, valueIn(said, field)]), [NOBODY]);
  return found;
}

/** What it says without a change in fields that each act signs. What they are by default says nothing. */
function unsignedIn(said: Said): string[] {
  const type = said['type'] as StoredType;
  const fields: readonly string[] = acted[type] ?? [];
  const paths = type === 'case' ? Object.keys(said['values'] ?? {}) : [];
  return [
    ...fields.filter((field) => canonical(valueIn(said, field)) !== canonical(defaultOf(type, field))),
    ...paths,
  ].filter((field) => valueIn(said, field) !== undefined && !said.stamps[field] && !said.pending?.[field]);
}

const shapes = new Map<string, Readonly<Record<string, z.ZodType>>>(
  storedSchema.options.map(({ shape }) => [shape.type.value, shape]),
);
/** What a field is where nobody wrote it. */
const defaultOf = (type: string, field: string): unknown =>
  shapes.get(type)?.[field]?.safeParse(undefined).data;

/** Of a case file its values stand together. */
function valueIn(said: Said, field: string): unknown {
  const from = said['type'] === 'case' && field.includes('.') ? said['values'] : said;
  return (from as Record<string, unknown> | undefined)?.[field];
}
