import { stamped, type Author } from '../domain/stamp';
import { named } from '../domain/acted';
import { whereUnmarked } from '../domain/attendance';
import { canonical, compareText } from './canonical';
import { reopened, valueOf, withValue } from './fieldOf';
import { siblingsOf, type Mutable } from './mergeMutable';
import { togetherIn } from './seeing';
import type { Sibling } from './siblings';

/** A field as one document shows it, with the changes that gave it; none where nobody ever stamped it. */
export interface FieldState {
  readonly value: unknown;
  readonly siblings: readonly Sibling[];
}

/** What one act made of one field. */
export interface FieldChange {
  readonly field: string;
  readonly before: FieldState;
  readonly after: FieldState;
}

export const fieldState = (doc: Mutable, field: string): FieldState => {
  const value = valueOf(doc, field);
  return { value, siblings: siblingsOf(doc, field, value) };
};

/** By the changes that stand there: the same value written anew is another state, since somebody meant it anew. */
export const stateKey = ({ value, siblings }: FieldState): string =>
  canonical([
    siblings.map(({ stamp }) => `${stamp.device} ${stamp.n}`).sort(compareText),
    value === undefined ? null : [value],
  ]);

/** All fields that were stamped between two states of one document. */
export function fieldChanges(before: Mutable, after: Mutable): FieldChange[] {
  const fields = [before, after].flatMap((doc) => [
    ...Object.keys(doc.stamps),
    ...Object.keys(doc.pending ?? {}),
  ]);
  return [...new Set(fields)]
    .map((field) => ({ field, before: fieldState(before, field), after: fieldState(after, field) }))
    .filter((change) => stateKey(change.before) !== stateKey(change.after));
}

/** Whether the field is still as the act left it: only then may the act be taken back. */
export const stillStands = (doc: Mutable, { field, after }: FieldChange): boolean =>
  stateKey(fieldState(doc, field)) === stateKey(after);

/** What stands in the field and is not of the act: written since, or beside it. */
export function writtenSince(doc: Mutable, { field, after }: FieldChange): Sibling[] {
  const own = new Set(after.siblings.map(({ stamp }) => `${stamp.device} ${stamp.n}`));
  return fieldState(doc, field).siblings.filter(({ stamp }) => !own.has(`${stamp.device} ${stamp.n}`));
}

const isIn = (siblings: readonly Sibling[], { stamp: { device, n } }: Sibling): boolean =>
  siblings.some(({ stamp }) => stamp.device === device && stamp.n === n);

/**
 * Whether others' values stood there, before the act or beside it, or one that names who did it: they are not the author's to
 * write anew as their own.
 */
const isShared =
  ({ by }: Author) =>
  ({ field, before, after }: FieldChange): boolean =>
    before.siblings.length > 1 ||
    before.siblings.some((held) => isIn(after.siblings, held)) ||
    (named.includes(field) && before.siblings.some(({ stamp }) => stamp.by !== by));

/**
 * The document with these fields as they were before the act. Who takes back answers for it, so the stamps are theirs; where
 * a value had come from stays beside it, and that nobody had marked a presence. Values that stood side by side do so again,
 * each its author's.
 */
export function takenBack<T extends Mutable>(doc: T, changes: readonly FieldChange[], author: Author): T {
  const shared = changes.filter(isShared(author));
  const own = changes.filter((change) => !shared.includes(change));
  const written = new Map<string, { readonly by: Author; readonly fields: string[] }>();
  // Fields that mean one thing together go back as one act, whatever each came from.
  const sourceOf = new Map<string, Author['source']>();
  let next = doc;
  for (const { field, before } of own) {
    const unmarked = wasUnmarked(doc, before);
    const value = unmarked && field in whereUnmarked ? whereUnmarked[field] : before.value;
    next = withValue(next, field, value);
    const [group = field] = togetherIn(doc, field);
    const source = sourceOf.get(group) ?? before.siblings[0]?.stamp.source ?? 'typed';
    sourceOf.set(group, source);
    const by = { ...author, source, unmarked };
    const key = canonical(by);
    written.set(key, { by, fields: [...(written.get(key)?.fields ?? []), field] });
  }
  for (const { by, fields } of written.values()) next = stamped(next, fields, by);
  const former = Object.fromEntries(shared.map(({ field, before }) => [field, before.siblings]));
  const gone = shared.flatMap(({ before, after }) =>
    after.siblings.filter((held) => !isIn(before.siblings, held)).map(({ stamp }) => stamp),
  );
  return reopened(next, former, gone, author);
}

const wasUnmarked = ({ type }: Mutable, { siblings }: FieldState): boolean =>
  type === 'attendance' && siblings.every(({ stamp }) => stamp.unmarked);
