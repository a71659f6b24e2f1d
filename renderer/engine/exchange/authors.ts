import { z } from 'zod';
import { mutableShape, type Stamp } from '../../../shared/domain/stamp';
import { canonical } from '../../../shared/merge/canonical';
import type { Exchanged } from '../../../shared/exchange/meetingFile';

const recorded = z.looseObject({ recordedBy: z.string().optional() });
const { stamps, pending } = mutableShape;
const saidSchema = recorded.extend({ stamps, pending, alternatives: z.array(recorded).default([]) });
type Said = z.infer<typeof saidSchema>;

/**
 * Who says what this document says and no version that is here says: who recorded it, or gave a field its value.
 * @param held its versions here
 * @returns null where that cannot be read
 */
export function authorsOfNews(doc: Exchanged['doc'], held: readonly object[]): readonly string[] | null {
  const said = saidSchema.safeParse(doc);
  if (!said.success) return null;
  const known = new Set(
    held.flatMap((one) => {
      const read = saidSchema.safeParse(one);
      return read.success ? [...acts(read.data).keys()] : [];
    }),
  );
  return [...acts(said.data)].flatMap(([act, people]) => (known.has(act) ? [] : people));
}

/** Each act that a document tells, by all that it says, and who stands for it. */
function acts(said: Said): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const { alternatives, ...shown } = said;
  for (const one of [shown, ...alternatives])
    if (one.recordedBy !== undefined) found.set(canonical(one), [one.recordedBy]);
  const add = (field: string, value: unknown, stamp: Stamp) =>
    found.set(canonical([field, value, stamp]), [stamp.by, ...(stamp.kept ? [stamp.kept.by] : [])]);
  for (const [field, stamp] of Object.entries(said.stamps)) add(field, valueIn(said, field), stamp);
  for (const [field, apart] of Object.entries(said.pending ?? {}))
    for (const { value, stamp } of apart) add(field, value, stamp);
  return found;
}

/** Of a case file its values stand together. */
function valueIn(said: Said, field: string): unknown {
  const from = said['type'] === 'case' && field.includes('.') ? said['values'] : said;
  return (from as Record<string, unknown> | undefined)?.[field];
}
