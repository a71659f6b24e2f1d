import { acted, named } from '../../domain/acted';
import { roleSchema } from '../../domain/person';
import { may } from '../../domain/roles';
import { positions } from '../../domain/vote';
import { DEVICE_ROLE, REGION_ADMIN, boardRole } from '../accounts';
import { bounds, MAX_DOCUMENT_BYTES } from '../limits';
import { refusalReason, refusals, type RefusalCode } from '../refusals';
import {
  joined,
  officers,
  partDefaults,
  picked,
  registrars,
  signed,
  typeRules,
  UNKNOWN_ID,
  young,
} from './tables';

/** The files that make each text, in their order: all are in this folder, and whoever may read files reads them. */
export const boardParts = [
  'values',
  'account',
  'shape',
  'parts',
  'stamps',
  'borne',
  'authors',
  'ends',
  'board',
] as const;
export const directoryParts = ['directory'] as const;

const codes = Object.fromEntries(
  (Object.keys(refusals) as RefusalCode[]).map((code) => [code, refusalReason(code)]),
);

/** What CouchDB calls. Everything that the rules ask for beside the write is in `tables`. */
const validation = (tables: object, parts: readonly string[]): string =>
  `function (newDoc, oldDoc, userCtx, secObj) {
var tables = ${JSON.stringify({ ...tables, codes })};
${parts.join('\n')}}`;

/**
 * `validate_doc_update` of one board's databases. The same text for the same board and version of Concerto, so that whether
 * the region has the present one is a comparison. A server's administrator passes: he replicates, mends and erases.
 *
 * @param parts the contents of `boardParts`
 */
export const boardValidation = (slug: string, parts: readonly string[]): string =>
  validation(
    {
      member: boardRole(slug),
      administrator: REGION_ADMIN,
      device: DEVICE_ROLE,
      bytes: MAX_DOCUMENT_BYTES,
      ...bounds,
      unknownId: UNKNOWN_ID,
      positions,
      signed,
      acted,
      joined,
      picked,
      young,
      named,
      partDefaults,
      officers,
      deciders: roleSchema.options.filter((role) => may(role, 'decide') && role !== 'secretary'),
      registrars,
      types: typeRules,
    },
    parts,
  );

/** `validate_doc_update` of `annuaire`. @param parts the contents of `directoryParts` */
export const directoryValidation = (parts: readonly string[]): string =>
  validation({ administrator: REGION_ADMIN }, parts);
