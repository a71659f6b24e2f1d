import type { Contact } from '../../domain/caseFields';
import { folded } from '../../domain/french';
import { checkRpps } from '../../domain/identities';
import { personName } from '../../domain/person';
import { codeIn, specialtyName } from '../../terminology/codes';
import { sameWords } from '../../domain/sameWords';
import { childAt, childrenNamed, type XmlElement } from '../../xml/tree';
import { PROFESSIONAL_OID } from '../model/oids';
import { attr } from './document';
import { plainText } from './cells';
import type { Reading } from './reading';

const TITLES: Record<string, string> = {
  dr: 'Dr',
  docteur: 'Dr',
  pr: 'Pr',
  professeur: 'Pr',
  m: 'M.',
  mr: 'M.',
  mme: 'Mme',
  mlle: 'Mlle',
};

interface FoundPerson {
  readonly person: Contact['person'];
  /** « Dr Anne LE GOFF (Clinique du Port) » */
  readonly words: string;
  /** An identifier that is no RPPS. */
  readonly otherId: string;
}

const words = (el: XmlElement | undefined): string => (el ? plainText(el.children).replace(/\n/g, ' ') : '');

const ORGANISATIONS = ['representedOrganization', 'scopingOrganization', 'scopingEntity'];

/** The name of the person, not of the organisation they stand in. */
function nameIn(entity: XmlElement): XmlElement | undefined {
  for (const holder of [
    'assignedPerson',
    'associatedPerson',
    'relatedPerson',
    'playingEntity',
    'guardianPerson',
  ]) {
    const name = childAt(entity, holder, 'name');
    if (name) return name;
  }
  return childAt(entity, 'name');
}

/** Checks the identifier; a wrong one is said with the person's name, and kept as it is (official samples fail too). */
function rppsOf(r: Reading, entity: XmlElement, name: string): { rpps?: string; otherId: string } {
  const id = childrenNamed(entity, 'id').find((each) => attr(each, 'root') === PROFESSIONAL_OID);
  const extension = attr(id, 'extension');
  if (!id || extension === '') return { otherId: '' };
  r.mark(id);
  r.people.push({ name, id: extension });
  if (/^0\d{9}$/.test(extension)) return { otherId: `ADELI ${extension.slice(1)}` };
  if (!/^8\d{11}$/.test(extension)) {
    r.warn(`${name}\u00a0: l’identifiant ${extension} n’est pas un RPPS (8 suivi de 11 chiffres).`);
    return { otherId: extension };
  }
  const checked = checkRpps(extension.slice(1));
  if (!checked.ok) r.warn(`${name}\u00a0: ${checked.problem.message}`);
  return { rpps: extension.slice(1), otherId: '' };
}

/** « Médecin - Oncologie option médicale (SM) » and « Oncologie, opt médicale », « Radiothérapie » and « Radio-thérapie ». */
const letters = (specialty: string): string =>
  folded(specialty.replace(/^Médecin - /, '').replace(/ \([A-Z]+\)$/, ''))
    .replace(/\boption\b/g, 'opt')
    .replaceAll(' ', '');
const sameSpecialty = (display: string, name: string): boolean =>
  letters(display) === letters(name) || sameWords(display.replace(/^Médecin - /, ''), name);

function specialtyOf(r: Reading, entity: XmlElement, name: string): string | undefined {
  const el = childAt(entity, 'code');
  const code = attr(el, 'code');
  // The code of a relative says the relation (sister, friend), not a specialty.
  if (!el || code === '' || entity.name === 'relatedEntity') return undefined;
  r.mark(el);
  const display = attr(el, 'displayName');
  const known = codeIn('specialty', code);
  if (!known)
    r.warn(
      `${name}\u00a0: la spécialité «\u00a0${code}\u00a0»${display ? ` (${display})` : ''} n’est pas dans la liste officielle.`,
    );
  else if (display !== '' && !sameSpecialty(display, specialtyName(code)))
    r.warn(
      `${name}\u00a0: le fichier écrit «\u00a0${display}\u00a0» à côté du code ${code}, qui veut dire «\u00a0${specialtyName(code)}\u00a0».`,
    );
  return code;
}

/** Reads a professional or a relative from the element that holds them; null when nobody is named. */
export function readPerson(r: Reading, entity: XmlElement | undefined): FoundPerson | null {
  const name = entity && nameIn(entity);
  const family = name ? childrenNamed(name, 'family').map(words).filter(Boolean).join(' ') : '';
  if (!entity || !name || family === '') return null;
  const given = childrenNamed(name, 'given').map(words).filter(Boolean).join(' ');
  const titles = [...childrenNamed(name, 'suffix'), ...childrenNamed(name, 'prefix')]
    .map(words)
    .filter(Boolean);
  const title = titles.map((t) => TITLES[folded(t)] ?? t)[0] ?? '';
  r.markAll(name);
  const full = personName({ title, given, family });
  const { rpps, otherId } = rppsOf(r, entity, full);
  const specialty = specialtyOf(r, entity, full);
  const holder = ORGANISATIONS.map((at) => childAt(entity, at)).find((found) => found !== undefined);
  const organisationEl = childAt(holder, 'name') ?? childAt(holder, 'desc');
  const organisation = words(organisationEl);
  r.mark(organisationEl);
  return {
    person: {
      family,
      given,
      title,
      ...(rpps ? { rpps } : {}),
      ...(specialty ? { specialty } : {}),
      ...(organisation ? { organisation } : {}),
    },
    words: organisation ? `${full} (${organisation})` : full,
    otherId,
  };
}

/** One identifier carried by several names: at most one of them can be right. */
export function warnSharedIds(r: Reading): void {
  const byId = new Map<string, Map<string, string>>();
  for (const { name, id } of r.people) {
    const names = byId.get(id) ?? new Map<string, string>();
    byId.set(id, names.set(folded(name), name));
  }
  for (const [id, names] of byId)
    if (names.size > 1)
      r.warn(
        `L’identifiant ${id} est porté par plusieurs personnes\u00a0: ${[...names.values()].join(', ')}.`,
      );
}
