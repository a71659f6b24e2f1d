import { fieldChanges } from '../../../shared/merge/fieldUndo';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import type { Step } from './act';

/** All that a write stamped in one document. */
export const fieldsStep = (before: Mutable, after: Mutable): Step => ({
  kind: 'fields',
  type: after.type,
  id: after._id,
  changes: fieldChanges(before, after),
});
