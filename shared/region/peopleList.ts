import { folded, plural } from '../domain/french';
import type { Person } from '../domain/person';
import { fail, ok, type Result } from '../domain/result';
import { listedLines } from './listedLines';
import { nearWords, specialtyIn } from './specialtyNames';

/** Someone of a list, not yet known by an id. */
export type ListedPerson = Pick<Person, 'family' | 'given' | 'title' | 'rpps' | 'specialty' | 'organisation'>;

/**
 * What a column may be called: in a list made by hand, or in the national extract of the RPPS (« PS_LibreAcces »). Its
 * titles are those known here: shared/domain/README.md, "Extract of the RPPS".
 */
const HEADERS = {
  family: ['nom', 'nom d exercice'],
  given: ['prenom', 'prenom d exercice'],
  title: ['civilite', 'libelle civilite d exercice'],
  rpps: ['rpps', 'numero rpps', 'identifiant pp'],
  specialty: ['specialite', 'code specialite', 'code savoir faire'],
  /** Where the code is none that we know, its name may be. */
  specialtyName: ['libelle savoir faire', 'libelle specialite'],
  organisation: ['etablissement', 'structure', 'raison sociale site'],
  shopSign: ['enseigne commerciale site'],
} as const satisfies Partial<Record<keyof Person, readonly string[]>>;

const nothing = 'Rien n’a été inscrit.';
const TITLES: Readonly<Record<string, string>> = {
  docteur: 'Dr',
  dr: 'Dr',
  professeur: 'Pr',
  pr: 'Pr',
  madame: 'Mme',
  mme: 'Mme',
  monsieur: 'M.',
  m: 'M.',
};

interface PeopleList {
  readonly people: readonly ListedPerson[];
  /** What was not taken as it stands, by line, without a name. */
  readonly notes: readonly string[];
}

/** How many are listed more than once under one RPPS. */
function peopleOfSeveralLines(people: readonly ListedPerson[]): number {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const { rpps } of people) if (rpps !== undefined) (once.has(rpps) ? more : once).add(rpps);
  return more.size;
}

/** « SCD08 » (« Oncologie »): the code with its name, where a list has both. */
const specialtyWords = (...words: readonly string[]): string =>
  words
    .filter(Boolean)
    .map((each, i) => (i === 0 ? `«\u00a0${each}\u00a0»` : `(«\u00a0${each}\u00a0»)`))
    .join(' ');

/** Reads a list of practitioners: one line each, French titles of columns; `;`, `,`, `|` or tabulators. */
export function readPeople(bytes: Uint8Array): Result<PeopleList> {
  const { hasColumn, lines } = listedLines(bytes, HEADERS);
  if (!hasColumn('family'))
    return fail('missing', 'Cette liste n’a pas de colonne «\u00a0Nom\u00a0».', {
      safe: nothing,
      next: 'Donnez les colonnes Nom, Prénom, Civilité, RPPS, Spécialité et Établissement.',
    });
  const people: ListedPerson[] = [];
  const notes: string[] = [];
  for (const { words: line, cell } of lines) {
    if (cell('family') === '') {
      notes.push(`${line}\u00a0: sans nom, non reprise.`);
      continue;
    }
    const rpps = cell('rpps').replace(/\s/g, '');
    const specialty = specialtyIn(cell('specialty')) ?? specialtyIn(cell('specialtyName'));
    const told = specialtyWords(cell('specialty'), cell('specialtyName'));
    const organisation = cell('organisation') || cell('shopSign');
    if (rpps !== '' && !/^\d{11}$/.test(rpps))
      notes.push(`${line}\u00a0: le RPPS n’a pas onze chiffres, non repris.`);
    if (told !== '' && specialty === undefined)
      notes.push(
        `${line}\u00a0: spécialité ${told} inconnue, non reprise${nearWords(cell('specialtyName') || cell('specialty'))}.`,
      );
    people.push({
      family: cell('family'),
      given: cell('given'),
      title: TITLES[folded(cell('title'))] ?? '',
      ...(/^\d{11}$/.test(rpps) ? { rpps } : {}),
      ...(specialty === undefined ? {} : { specialty }),
      ...(organisation === '' ? {} : { organisation }),
    });
  }
  const several = peopleOfSeveralLines(people);
  if (several > 0)
    notes.push(
      `${plural(several, 'personne est', 'personnes sont')} sur plusieurs lignes\u00a0: un seul lieu et une seule spécialité en sont gardés.`,
    );
  return people.length === 0
    ? fail('missing', 'Cette liste est vide.', { safe: nothing })
    : ok({ people, notes });
}
