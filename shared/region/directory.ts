import { z } from 'zod';
import { personIdSchema } from '../domain/ids';
import { personSchema, type Person } from '../domain/person';

const PREFIX = 'person:';

/** `person:<PersonId>` in `annuaire`: somebody of the region's meetings. */
const personEntrySchema = personSchema.omit({ id: true }).extend({
  _id: z.string().refine((id) => personIdSchema.safeParse(id.slice(PREFIX.length)).success),
  type: z.literal('person'),
  schema: z.number().int().default(1),
});
type PersonEntry = z.infer<typeof personEntrySchema>;

export const entryOf = ({ id, ...person }: Person): PersonEntry => ({
  ...person,
  _id: `${PREFIX}${id}`,
  type: 'person',
  schema: 1,
});

/** Null for any other document of `annuaire`. */
export function personIn(doc: unknown): Person | null {
  const entry = personEntrySchema.safeParse(doc).data;
  if (!entry) return null;
  const { _id, _rev: _, type: __, schema: ___, ...person } = entry;
  return personSchema.parse({ ...person, id: _id.slice(PREFIX.length) });
}
