import { civilDaySchema } from '../../../shared/domain/brand';
import { currentSchema, type StoredOf } from '../../../shared/domain/stored';

/**
 * Whether a document has what its place in the read model is told by, and its card in the search. Looking through the
 * whole of it takes as long as sealing it: that is done when it is read.
 */
export const looksLikeMeeting = (value: unknown): value is StoredOf<'meeting'> =>
  isOf(value, 'meeting') && typeof value['date'] === 'string';

export function looksLikeCase(value: unknown): value is StoredOf<'case'> {
  if (!isOf(value, 'case') || !isIdOf('meeting', value['meeting'])) return false;
  const { values } = value;
  if (typeof values !== 'object' || values === null) return false;
  return Object.entries(values).every(([path, held]) => !path.startsWith('identity.') || isShown(path, held));
}

const isShown = (path: string, held: unknown): boolean =>
  path === 'identity.birthDate' ? civilDaySchema.safeParse(held).success : typeof held === 'string';

const isIdOf = (type: 'meeting' | 'case', id: unknown): boolean =>
  typeof id === 'string' && id.startsWith(`${type}:`);

const isOf = (value: unknown, type: 'meeting' | 'case'): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === type &&
  '_id' in value &&
  isIdOf(type, value._id) &&
  (!('schema' in value) || Number(value.schema) <= currentSchema[type]);
