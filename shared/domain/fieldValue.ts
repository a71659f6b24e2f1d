import { codeIn, type CodeListName } from '../terminology/codes';
import { ageOf } from './birth';
import { fieldSpec, isBlank, type CasePath, type CaseValues, type FieldSpec } from './caseFields';
import { clockTime, decimal, plural, shortDate } from './french';
import { insNature } from './identityWords';
import { assertNever } from './result';
import { sexNames } from './sex';

/** One value as it is printed: the words, and the code they stand for where the profession knows it by heart. */
export interface Shown {
  readonly text: string;
  readonly code?: string;
}

/** Doctors quote C50.4 and 8500/3; the identifiers of the other lists are for computers. */
const readCodes: ReadonlySet<CodeListName> = new Set(['cim10', 'cimo3']);

const showCode = (spec: FieldSpec, code: string): Shown => {
  const known = spec.list ? codeIn(spec.list, code) : undefined;
  if (!known) return { text: code };
  return spec.list && readCodes.has(spec.list) ? { text: known.label, code } : { text: known.label };
};

function showString(spec: FieldSpec, value: string): Shown {
  switch (spec.kind) {
    case 'day':
      return { text: shortDate(value) };
    case 'time':
      return { text: clockTime(value) };
    case 'sex':
      return { text: value === 'F' || value === 'M' || value === 'U' ? sexNames[value] : value };
    case 'code':
    case 'codes':
      return showCode(spec, value);
    case 'text':
    case 'longText':
    case 'boolean':
    case 'points':
    case 'treatments':
    case 'contacts':
    case 'measures':
      return { text: value };
    default:
      return assertNever(spec.kind);
  }
}

/** A composed line stands at its field's place; the fields it takes in have none of their own. */
interface Composed {
  readonly label?: string;
  readonly takes?: readonly CasePath[];
  readonly show: (values: CaseValues, on: string) => string;
}

const capitals = (name: string | undefined): string => name?.toLocaleUpperCase('fr') ?? '';

const reasons = [
  'request.diagnosticAdvice',
  'request.treatmentProposal',
  'request.referralReason',
  'request.paediatricReason',
] as const satisfies readonly CasePath[];

/** « Motif : recours » → « recours » */
const reasonName = (path: CasePath): string => fieldSpec(path).label.replace(/^.*:\s*/, '');

/** What a doctor reads as one thing although it is stored in several fields. */
const composed: Partial<Record<CasePath, Composed>> = {
  'identity.birthName': { show: (values) => capitals(values['identity.birthName']) },
  'identity.usedName': { show: (values) => capitals(values['identity.usedName']) },
  'identity.birthDate': {
    show: (values, on) => {
      const birth = values['identity.birthDate'];
      const age = birth ? ageOf(birth, on) : null;
      return birth ? `${shortDate(birth)} (${age === null ? 'à vérifier' : plural(age, 'an')})` : '';
    },
  },
  'identity.ins': {
    show: (values) => {
      const ins = values['identity.ins'];
      return ins ? `${ins} (${insNature(values['identity.insOid'])})` : '';
    },
  },
  'request.diagnosticAdvice': {
    label: 'Motif',
    takes: reasons.slice(1),
    show: (values) =>
      reasons
        .filter((path) => values[path] === true)
        .map(reasonName)
        .join(', '),
  },
  'tumour.t': {
    label: 'TNM',
    takes: ['tumour.n', 'tumour.m'],
    show: (values) => {
      const { 'tumour.t': t, 'tumour.n': n, 'tumour.m': m } = values;
      if (!t && !n && !m) return '';
      return [t || 'T non renseigné', n || 'N non renseigné', m || 'M non renseigné'].join(' ');
    },
  },
};

const taken = new Set(Object.values(composed).flatMap((c) => c.takes ?? []));

/** True for a field that another one's line shows. */
export const isTaken = (path: CasePath): boolean => taken.has(path);

export const fieldLabel = (path: CasePath): string => composed[path]?.label ?? fieldSpec(path).label;

/** The values of a field that prints in a line; none when it says nothing. Lists of records are not for here. */
export function shownValues(path: CasePath, values: CaseValues, on: string): readonly Shown[] {
  const special = composed[path];
  if (special) {
    const text = special.show(values, on);
    return text ? [{ text }] : [];
  }
  const value: unknown = values[path];
  if (isBlank(value)) return [];
  const spec = fieldSpec(path);
  if (typeof value === 'boolean') return [{ text: value ? 'Oui' : 'Non' }];
  if (typeof value === 'number') return [{ text: decimal(value) }];
  if (typeof value === 'string') return [showString(spec, value)];
  if (Array.isArray(value))
    return value.flatMap((item) => (typeof item === 'string' ? [showString(spec, item)] : []));
  return [];
}
