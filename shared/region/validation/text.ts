import { roleSchema } from '../../domain/person';
import { may } from '../../domain/roles';
import { positions } from '../../domain/vote';
import { DEVICE_ROLE, REGION_ADMIN, boardRole } from '../accounts';
import { bounds, MAX_DOCUMENT_BYTES } from '../limits';
import { refusalReason, refusals, type RefusalCode } from '../refusals';
import { authors } from './authorRules';
import { changes } from './boardRules';
import { ends } from './endRules';
import { shapes } from './shapeRules';
import { stamping } from './stampRules';
import { officers, registrars, signed, typeRules, UNKNOWN_ID } from './tables';
import { asking, comparing } from './words';

const codes = Object.fromEntries(
  (Object.keys(refusals) as RefusalCode[]).map((code) => [code, refusalReason(code)]),
);

/**
 * `validate_doc_update` of one board's databases. The same text for the same board and version of Concerto, so that whether
 * the region has the present one is a comparison. A server's administrator passes: he replicates, mends and erases.
 */
export function boardValidation(slug: string): string {
  const tables = {
    member: boardRole(slug),
    administrator: REGION_ADMIN,
    device: DEVICE_ROLE,
    bytes: MAX_DOCUMENT_BYTES,
    ...bounds,
    unknownId: UNKNOWN_ID,
    positions,
    signed,
    officers,
    deciders: roleSchema.options.filter((role) => may(role, 'decide') && role !== 'secretary'),
    registrars,
    types: typeRules,
  };
  return `function (newDoc, oldDoc, userCtx, secObj) {
  var R = ${JSON.stringify(tables)};
  var C = ${JSON.stringify(codes)};
  // A leaf that ended is nothing that could be lost.
  var before = oldDoc && !oldDoc._deleted ? oldDoc : null;
  var wrong;
${[comparing, asking, shapes, stamping, authors, ends, changes].join('')}
  if (holds('_admin')) return;
  wrong = refusal();
  if (wrong) throw { forbidden: wrong };
}`;
}

/** `validate_doc_update` of `annuaire`: read by all, written by the region's administrators, its identity by the server's. */
export const directoryValidation = `function (newDoc, oldDoc, userCtx, secObj) {
  function holds(role) { return userCtx.roles.indexOf(role) >= 0; }
  if (holds('_admin')) return;
  if (newDoc._id === 'region') throw { forbidden: '${refusalReason('identity')}' };
  if (!holds('${REGION_ADMIN}')) throw { forbidden: '${refusalReason('directory')}' };
}`;
