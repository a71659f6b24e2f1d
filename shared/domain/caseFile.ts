import { z } from 'zod';
import { birthDoubt } from './birth';
import {
  caseFields,
  casePaths,
  caseValuesSchema,
  isBlank,
  type CasePath,
  type CaseValues,
} from './caseFields';
import { togetherWith } from './fieldGroups';
import type { Decision, Outcome } from './decision';
import { inForce } from './decision';
import { attachedSchema } from './files';
import { caseIdSchema, meetingIdSchema, sha256Schema } from './ids';
import { keeping, mutableShape, stamped, type Author, type Stamp } from './stamp';

export const caseFileSchema = z.looseObject({
  _id: caseIdSchema,
  type: z.literal('case'),
  ...mutableShape,
  /** The meeting it is registered for; a postponed case moves to another one. */
  meeting: meetingIdSchema,
  values: caseValuesSchema,
  /** What is said in the room, kept as it is written until a decision freezes it. */
  discussion: z.string().default(''),
  /** Taken off the list (undo of a registration); nothing is destroyed. */
  withdrawn: z.boolean().default(false),
  /** Its attached files, by the SHA-256 of their content. */
  files: z.record(sha256Schema, attachedSchema).optional(),
  /** The same case in an earlier year's database. */
  continues: z.looseObject({ database: z.string(), case: caseIdSchema }).optional(),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

export type CaseState = 'toComplete' | 'ready' | Outcome;

/**
 * Changes some fields of a case file, over whatever it holds; a blank value removes the field. Each is stamped with its
 * author, and with it those that mean one thing with it (`fieldGroups`).
 */
export function editCase(file: CaseFile, changes: CaseValues, author: Author): CaseFile {
  const values: Record<string, unknown> = { ...file.values };
  const paths = Object.keys(changes) as CasePath[];
  for (const path of paths) {
    if (isBlank(changes[path])) delete values[path];
    else values[path] = changes[path];
  }
  const fields = [...new Set(paths.flatMap(togetherWith))];
  const next = stamped({ ...file, values }, fields, author);
  const stamps = { ...next.stamps };
  for (const field of fields) {
    const stamp = stamps[field];
    if (stamp && !Object.hasOwn(changes, field)) stamps[field] = keeping(stamp, file.stamps[field]);
  }
  return { ...next, stamps };
}

/**
 * Who gave a field what it holds, or emptied it. Undefined where it holds nothing and the last act on it was one on
 * another field of its group, which leaves a field that nobody ever filled as it was.
 */
export function writerOf(
  { values, stamps }: Pick<CaseFile, 'values' | 'stamps'>,
  path: CasePath,
): (Pick<Stamp, 'at' | 'by' | 'source'> & Partial<Pick<Stamp, 'device' | 'origin'>>) | undefined {
  const stamp = stamps[path];
  if (!stamp?.kept) return stamp;
  return isBlank(values[path]) ? undefined : stamp.kept;
}

export const OLDER_STAGE = 'Ce stade date d’avant ce TNM\u00a0: vérifiez-le';

/** Whether T, N or M was written after the stage, which follows from them. Instants of several clocks: enough for a word. */
export function isStageOlder({ values, stamps }: Pick<CaseFile, 'values' | 'stamps'>): boolean {
  const writtenAt = (path: CasePath): number => {
    const stamp = stamps[path];
    return Date.parse((stamp?.kept ?? stamp)?.at ?? '');
  };
  const parts = ['tumour.t', 'tumour.n', 'tumour.m'] as const;
  return (
    !isBlank(values['tumour.stage']) && parts.some((path) => writtenAt(path) > writtenAt('tumour.stage'))
  );
}

const isImpossibleBirth = ({ 'identity.birthDate': birth }: CaseValues, on: string | undefined): boolean =>
  birth !== undefined && on !== undefined && birthDoubt(birth, on) !== null;

export interface Completeness {
  readonly filled: number;
  readonly required: number;
  /** In words: « la question posée ». */
  readonly missing: readonly { path: CasePath; words: string }[];
}

/**
 * What the file still needs before the meeting. A classification other than TNM stands for the TNM (leukaemia, lymphoma).
 * @param on the civil day it is asked on; a birth that is impossible on it is as good as none
 */
export function completeness(values: CaseValues, on?: string): Completeness {
  const required = casePaths.flatMap((path) => {
    const words = (caseFields[path] as { required?: string }).required;
    return words ? [{ path, words }] : [];
  });
  const missing = required.filter(({ path }) => {
    if (path === 'tumour.t')
      return isBlank(values['tumour.t']) && isBlank(values['tumour.classificationValue']);
    if (path === 'identity.birthDate' && isImpossibleBirth(values, on)) return true;
    return isBlank(values[path]);
  });
  return { filled: required.length - missing.length, required: required.length, missing };
}

export function caseState(file: CaseFile, decisions: readonly Decision[], on?: string): CaseState {
  const decision = inForce(decisions);
  if (decision) return decision.outcome;
  return completeness(file.values, on).missing.length === 0 ? 'ready' : 'toComplete';
}

/** « LE GOFF Marie », or the used name when there is one; never empty. */
export function patientName(values: CaseValues): string {
  const family = values['identity.usedName'] || values['identity.birthName'];
  const given =
    values['identity.usedGivenName'] || values['identity.firstGivenName'] || values['identity.givenNames'];
  return [family?.toLocaleUpperCase('fr'), given].filter(Boolean).join(' ') || 'Patient sans nom';
}

/** « L. G. M. »: what the room's screen shows. At most three letters, the given name's last: more would tell a rare name. */
export function maskedName(values: CaseValues): string {
  const letters = patientName(values)
    .split(/[\s-]+/)
    .map((part) => `${part.charAt(0)}.`);
  return (letters.length > 3 ? [...letters.slice(0, 2), ...letters.slice(-1)] : letters).join(' ');
}
