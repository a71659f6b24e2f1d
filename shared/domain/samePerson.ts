import type { Person } from './person';
import { folded } from './french';
import { nameKey } from './samePatient';

/** Someone as a form names them: the directory's id is known where they were chosen of it. */
export interface NamedPerson {
  readonly id?: Person['id'] | undefined;
  readonly family: string;
  readonly given: string;
  readonly title: string;
  readonly rpps?: string | undefined;
  readonly specialty?: string | undefined;
  readonly organisation?: string | undefined;
}

/** What a form tells of a person beside their names. */
const traits = ['rpps', 'specialty', 'organisation'] as const;
export type PersonTrait = (typeof traits)[number];

type WhoIsIt =
  | { readonly is: 'new' }
  /** Their RPPS is that of somebody else, or they were chosen as somebody who has another name here. */
  | { readonly is: 'anotherOnes'; readonly person: Person }
  /** Somebody has these names already, and nothing tells whether it is they. */
  | { readonly is: 'namesake'; readonly person: Person }
  | { readonly is: 'same'; readonly person: Person };

const bare = (rpps: string | undefined): string => (rpps ?? '').replace(/\s/g, '');
/** The id says it too, where a newer or older list left it out. */
const rppsOf = ({ id, rpps }: NamedPerson): string =>
  bare(rpps) || (/^rpps-(\d{11})$/.exec(id ?? '')?.[1] ?? '');

type Names = Pick<NamedPerson, 'family' | 'given'>;

/** Without case, accents and hyphens; where one side has no given name, the family name alone tells. */
export function sameNames(a: Names, b: Names): boolean {
  const [given, other] = [nameKey(a.given), nameKey(b.given)];
  return nameKey(a.family) === nameKey(b.family) && (given === '' || other === '' || given === other);
}

/**
 * Who somebody is whom a form adds to those of a meeting. One RPPS is one person, two are two. Without it names alone do
 * not tell: a person says.
 * @param here those of the meeting
 * @param elsewhere others whom the workstation knows: only their RPPS counts
 */
export function whoIsIt(
  given: NamedPerson,
  here: readonly Person[],
  elsewhere: readonly Person[] = [],
): WhoIsIt {
  const rpps = rppsOf({ ...given, id: bare(given.rpps) === '' ? given.id : undefined });
  const hasOther = (person: Person): boolean => rpps !== '' && !['', rpps].includes(rppsOf(person));
  const found =
    (rpps === '' ? undefined : here.find((person) => rppsOf(person) === rpps)) ??
    here.find((person) => person.id === given.id && !hasOther(person));
  if (found) return { is: sameNames(found, given) ? 'same' : 'anotherOnes', person: found };
  const known = rpps === '' ? undefined : elsewhere.find((person) => rppsOf(person) === rpps);
  if (known && !sameNames(known, given)) return { is: 'anotherOnes', person: known };
  const namesakes = here.filter((person) => sameNames(person, given) && !hasOther(person));
  const person = namesakes.find((one) => differing(one, given).length === 0) ?? namesakes[0];
  return person ? { is: 'namesake', person } : { is: 'new' };
}

const isSaid = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/** What the form says otherwise than is known. The title is none of it: the form proposes one. */
export const differing = (known: Person, given: NamedPerson): PersonTrait[] =>
  traits.filter((trait) => {
    const [old, now] = [known[trait], given[trait]];
    if (!isSaid(old) || !isSaid(now)) return false;
    return trait === 'rpps' ? bare(old) !== bare(now) : old !== now && folded(old) !== folded(now);
  });

/** What the form says and nobody knew. */
export const adding = (known: Person, given: NamedPerson): PersonTrait[] =>
  traits.filter((trait) => !isSaid(known[trait]) && isSaid(given[trait]));

/** The person with what the form adds, and what it says otherwise where that is to replace what was known. */
export function completed(known: Person, given: NamedPerson, replaces: boolean): Person {
  const taken = [...adding(known, given), ...(replaces ? differing(known, given) : [])];
  return {
    ...known,
    ...(nameKey(known.given) === '' && isSaid(given.given) ? { given: given.given } : {}),
    ...Object.fromEntries(taken.map((trait) => [trait, given[trait]])),
  };
}
