import type { CaseValues } from './caseFields';

/** The traits by which two files are told to be of one patient. */
const identityPaths = [
  'identity.birthName',
  'identity.usedName',
  'identity.givenNames',
  'identity.firstGivenName',
  'identity.usedGivenName',
  'identity.sex',
  'identity.birthDate',
  'identity.birthPlaceCode',
  'identity.ins',
] as const;
type IdentityPath = (typeof identityPaths)[number];
type Identity = Pick<CaseValues, IdentityPath>;

export const isIdentityPath = (path: string): path is IdentityPath =>
  identityPaths.some((one) => one === path);

export const identityOf = (values: CaseValues): Identity =>
  Object.fromEntries(identityPaths.flatMap((path) => (values[path] ? [[path, values[path]]] : [])));

export interface Likeness {
  readonly is: 'same' | 'perhaps' | 'other';
  /** In words: « Même INS et même date de naissance. » */
  readonly why: string;
}

const other = (why: string): Likeness => ({ is: 'other', why });
const perhaps = (why: string): Likeness => ({ is: 'perhaps', why });
const same = (why: string): Likeness => ({ is: 'same', why });

/**
 * A name without case, accents, hyphens, apostrophes and spaces: « D’Alméida », « D'ALMEIDA » and « DALMEIDA » are one.
 * Letters of every alphabet stay: two names in another one are not both empty.
 */
export const nameKey = (name: string | undefined): string =>
  (name ?? '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

const firstWord = (names: string | undefined): string | undefined => names?.trim().split(/[\s,]+/)[0];
const keys = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.map(nameKey).filter((key) => key !== '')),
];

/** An identity as it is compared: made once, for lists are compared with lists. */
export interface Traits {
  readonly families: readonly string[];
  readonly givens: readonly string[];
  readonly birth: string | undefined;
  readonly sex: 'F' | 'M' | undefined;
  readonly place: string | undefined;
  readonly ins: string | undefined;
}

export function traitsOf(v: Identity): Traits {
  const ins = (v['identity.ins'] ?? '').replace(/\s/g, '').toUpperCase();
  const sex = v['identity.sex'];
  return {
    families: keys([v['identity.birthName'], v['identity.usedName']]),
    givens: keys([
      v['identity.firstGivenName'],
      v['identity.usedGivenName'],
      v['identity.givenNames'],
      firstWord(v['identity.givenNames']),
    ]),
    birth: v['identity.birthDate'],
    sex: sex === 'U' ? undefined : sex,
    place: v['identity.birthPlaceCode']?.trim().toUpperCase() || undefined,
    // With or without its key; anything shorter is no INS and tells nobody apart.
    ins: /^\d{5}[\dA-Z]{2}\d{6}(\d{2})?$/.test(ins) ? ins.slice(0, 13) : undefined,
  };
}

type Agreement = 'same' | 'near' | 'unknown' | 'different';

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** Of two sets of names of one person: one in common, one nearly (a slip, a part of a double name), or none. */
function names(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (share(a, b)) return 'same';
  return a.some((one) => b.some((two) => isNear(one, two))) ? 'near' : 'different';
}

const SHORT = 4;
const isNear = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= SHORT && (a.startsWith(b) || b.startsWith(a) || isOneSlip(a, b));

/** One letter put in, left out, changed, or exchanged with its neighbour. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [x, y] = [a.slice(start), b.slice(start)];
  return (
    x.slice(1) === y.slice(1) ||
    x.slice(1) === y ||
    x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
}

function births(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  if (a === b) return 'same';
  const [x, y] = [a, b].map((day) => day.replaceAll('-', '')) as [string, string];
  const differing = [...x].filter((digit, i) => digit !== y[i]).length;
  const isSwapped = x.slice(0, 4) === y.slice(0, 4) && x.slice(4) === y.slice(6) + y.slice(4, 6);
  return differing === 1 || isSwapped ? 'near' : 'different';
}

const differ = <T>(a: T | undefined, b: T | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** Whether two files are of one patient, and why. It says the same both ways round. */
export function likeness(a: Traits, b: Traits): Likeness {
  const [ofA, ofB] = [namesOf(a), namesOf(b)];
  const family = names(ofA.families, ofB.families);
  const given = names(ofA.givens, ofB.givens);
  const birth = births(a.birth, b.birth);
  if (a.ins !== undefined && a.ins === b.ins) return ofOneIns(birth, family, differ(a.sex, b.sex));
  const found = byNames(a, b, { family, given, birth });
  return found.is === 'other' && birth === 'same' ? (elsewhere(ofA, ofB) ?? found) : found;
}

type Names = Pick<Traits, 'families' | 'givens'>;
const namesOf = ({ families, givens }: Traits): Names => ({ families, givens });

/** The same names in other cells: exchanged, or both in one. Lists of many hospitals are typed by hand. */
function elsewhere(a: Names, b: Names): Likeness | null {
  if (share(a.families, b.givens) && share(a.givens, b.families))
    return perhaps('Mêmes noms, nom et prénom échangés, même date de naissance.');
  const whole = ({ families, givens }: Names) =>
    families.flatMap((family) => givens.flatMap((given) => [family + given, given + family]));
  const single = ({ families, givens }: Names) => [...families, ...givens];
  return share(whole(a), single(b)) || share(whole(b), single(a))
    ? perhaps('Mêmes noms, nom et prénom écrits ensemble d’un côté, même date de naissance.')
    : null;
}

function byNames(
  a: Traits,
  b: Traits,
  { family, given, birth }: Readonly<Record<'family' | 'given' | 'birth', Agreement>>,
): Likeness {
  if (family === 'different') return other('Les noms diffèrent.');
  if (family === 'unknown') return other('Le nom manque.');
  if (birth === 'different') return other('Les dates de naissance diffèrent.');
  if (given === 'different') return other('Les prénoms diffèrent.');
  if (birth === 'same') return bornTheSameDay(a, b, family, given);
  if (family !== 'same' || given !== 'same') return other('Trop peu de traits concordent.');
  return birth === 'near'
    ? perhaps('Mêmes nom et prénom, dates de naissance voisines.')
    : perhaps('Mêmes nom et prénom\u00a0; une date de naissance manque.');
}

function ofOneIns(birth: Agreement, family: Agreement, sexesDiffer: boolean): Likeness {
  if (birth === 'different' || birth === 'near')
    return perhaps('Même INS, mais les dates de naissance diffèrent.');
  if (sexesDiffer) return perhaps('Même INS, mais les sexes notés diffèrent.');
  if (birth === 'same') return same('Même INS et même date de naissance.');
  return family === 'same' ? same('Même INS et même nom.') : perhaps('Même INS\u00a0; les noms diffèrent.');
}

function bornTheSameDay(a: Traits, b: Traits, family: Agreement, given: Agreement): Likeness {
  if (given === 'unknown')
    return family === 'same'
      ? perhaps('Même nom et même date de naissance\u00a0; un prénom manque.')
      : other('Trop peu de traits concordent.');
  if (family === 'near' || given === 'near')
    return family === 'near' && given === 'near'
      ? other('Trop peu de traits concordent.')
      : perhaps('Même date de naissance, noms et prénoms presque semblables.');
  if (differ(a.sex, b.sex))
    return perhaps('Mêmes nom, prénom et date de naissance, mais les sexes notés diffèrent.');
  if (differ(a.ins, b.ins))
    return perhaps('Mêmes nom, prénom et date de naissance, mais deux INS différents.');
  if (differ(a.place, b.place))
    return perhaps('Mêmes nom, prénom et date de naissance, mais deux lieux de naissance.');
  return same('Mêmes nom, prénom et date de naissance.');
}

/** Everything that makes two traits worth comparing: who shares none of these is another person for `likeness`. */
const places = ({ families, givens, birth, ins }: Traits): string[] => [
  ...(birth === undefined ? [] : [`born ${birth}`]),
  ...(ins === undefined ? [] : [`ins ${ins}`]),
  ...families.flatMap((family) => givens.map((given) => `named ${family} ${given}`)),
];

/** Many patients, of whom those like one are found without comparing all. */
export class Patients<T> {
  private readonly held = new Map<string, Set<{ readonly traits: Traits; readonly item: T }>>();

  add(traits: Traits, item: T): void {
    const entry = { traits, item };
    for (const place of places(traits)) {
      const here = this.held.get(place) ?? new Set();
      this.held.set(place, here.add(entry));
    }
  }

  /** Those that are or may be the same patient, the surest first. */
  like(traits: Traits): { readonly item: T; readonly likeness: Likeness }[] {
    const near = new Set(places(traits).flatMap((place) => [...(this.held.get(place) ?? [])]));
    return [...near]
      .map(({ traits: theirs, item }) => ({ item, likeness: likeness(traits, theirs) }))
      .filter(({ likeness: { is } }) => is !== 'other')
      .sort((a, b) => Number(b.likeness.is === 'same') - Number(a.likeness.is === 'same'));
  }
}
