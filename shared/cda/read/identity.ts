import { folded } from '../../domain/french';
import { deceasedWords } from '../../domain/deceased';
import { identityWarnings } from '../../domain/identityWarnings';
import { maybeTwoNames } from '../../domain/twoNames';
import { childAt, childrenNamed, type XmlElement } from '../../xml/tree';
import { INS_BRANCH, INS_C, insOids, realInsOids } from '../model/oids';
import { readAddress, readTelecoms } from './address';
import { attr } from './document';
import { plainText } from './cells';
import type { Reading } from './reading';

type NamePath = `identity.${'birthName' | 'usedName' | 'firstGivenName' | 'usedGivenName'}`;

const words = (el: XmlElement): string => plainText(el.children).replace(/\n/g, ' ');

function readIds(r: Reading, role: XmlElement): void {
  const ids = childrenNamed(role, 'id').filter((id) => attr(id, 'extension') !== '');
  const ins = ids.find((id) => insOids.has(attr(id, 'root')));
  const ipp = ids.find((id) => !attr(id, 'root').startsWith(INS_BRANCH));
  if (ins) {
    r.set('identity.ins', attr(ins, 'extension').replace(/\s/g, '').toUpperCase());
    r.set('identity.insOid', attr(ins, 'root'));
    if (!realInsOids.has(attr(ins, 'root')))
      r.warn('L’INS porte un OID de test ou de démonstration\u00a0: ce n’est pas une identité réelle.');
  } else r.warn('Le fichier ne donne pas d’INS.');
  if (ipp) r.set('identity.ipp', attr(ipp, 'extension'));
  for (const id of ids)
    if (id !== ins && id !== ipp)
      r.leave(
        'Patient',
        `${attr(id, 'root') === INS_C ? 'INS-C (ancien, calculé)' : 'Autre identifiant'}\u00a0: ${attr(id, 'extension')} (${attr(id, 'root')})`,
      );
}

/** The kinds of a part of a name: HL7 lets one part have several, « BR CL » where the name of birth is used. */
const kindsOf = (part: XmlElement): readonly string[] =>
  attr(part, 'qualifier')
    .split(/\s+/)
    .filter((kind) => kind !== '');

/** Names of the birth certificate (BR) and names used (CL); given names without qualifier are all those of birth. */
function readNames(r: Reading, patient: XmlElement): void {
  const names = childrenNamed(patient, 'name');
  const read = new Set<string>();
  const parts = (kind: string, qualifier: string): string[] => {
    const found = names
      .flatMap((n) => childrenNamed(n, kind))
      .filter((p) => (qualifier === '' ? kindsOf(p).length === 0 : kindsOf(p).includes(qualifier)));
    r.mark(...found);
    return found.map(words).filter(Boolean);
  };
  const take = (path: NamePath, value: string | undefined): void => {
    if (value === undefined) return;
    r.set(path, value);
    read.add(value);
  };
  /** A name that no field holds is listed, once. */
  const leave = (kind: string, others: readonly string[]): void => {
    for (const other of new Set(others)) if (!read.has(other)) r.leave('Patient', `${kind}\u00a0: ${other}`);
  };
  const plainFamily = parts('family', '');
  const births = parts('family', 'BR');
  const used = [...parts('family', 'CL'), ...parts('family', 'SP')];
  take('identity.birthName', births[0] ?? plainFamily[0]);
  if (births.length === 0 && plainFamily.length > 0)
    r.warn('Le fichier ne dit pas que le nom est celui de naissance\u00a0: à vérifier.');
  take('identity.usedName', used[0]);
  const birthName = r.values['identity.birthName'] ?? '';
  if (maybeTwoNames(birthName))
    r.warn(`Le nom «\u00a0${birthName}\u00a0» en contient peut-être deux\u00a0: à vérifier.`);
  leave('Autre nom', [...births, ...plainFamily, ...used]);
  const all = parts('given', '');
  if (all.length > 0) r.set('identity.givenNames', all.join(' '));
  const firsts = parts('given', 'BR');
  const [first] = firsts;
  if (first) take('identity.firstGivenName', first);
  // Without a qualifier the first element is the first given name, unless it holds several (RNIV gives them in a row).
  else if (all[0] && !/\s/.test(all[0])) take('identity.firstGivenName', all[0]);
  if (first && all.length > 0 && !` ${folded(all.join(' '))} `.includes(` ${folded(first)} `))
    r.warn(
      `Les prénoms de naissance («\u00a0${all.join(' ')}\u00a0») ne contiennent pas le premier prénom («\u00a0${first}\u00a0»)\u00a0: à vérifier.`,
    );
  const usedGiven = parts('given', 'CL');
  take('identity.usedGivenName', usedGiven[0]);
  leave('Autre prénom', [...firsts, ...usedGiven]);
}

/** Death, which HL7 adds to CDA (`sdtc:deceasedInd`, `sdtc:deceasedTime`); said first of all. */
function readDeath(r: Reading, patient: XmlElement): void {
  const said = childAt(patient, 'deceasedInd');
  const time = childAt(patient, 'deceasedTime');
  const indicated = attr(said, 'value');
  if (indicated === 'true' || indicated === 'false') r.mark(said);
  const day = r.day(time, 'Date du décès');
  if (day) r.set('identity.deathDate', day);
  // A date without the indicator is a death; « false » beside a date is a contradiction a person has to settle.
  const isDated = attr(time, 'value') !== '';
  if (indicated === 'true' || (isDated && indicated !== 'false')) r.set('identity.deceased', true);
  else if (isDated) {
    r.set('identity.deceased', false);
    if (!day)
      r.warn('Le fichier donne une date de décès et dit que le patient n’est pas décédé\u00a0: à vérifier.');
  }
  const words = deceasedWords(r.values);
  if (words) r.warn(words);
}

/** The patient of the header: identity, address, telephone. */
export function readIdentity(r: Reading, document: XmlElement): void {
  const role = childAt(document, 'recordTarget', 'patientRole');
  if (!role) return r.warn('Le fichier ne nomme pas de patient.');
  const patient = childAt(role, 'patient');
  if (patient) readDeath(r, patient);
  readIds(r, role);
  r.append(
    'identity.address',
    childrenNamed(role, 'addr')
      .map((addr) => readAddress(r, addr))
      .filter(Boolean)
      .join(' ; '),
  );
  r.append('identity.telecom', readTelecoms(r, role));
  if (!patient) return;
  readNames(r, patient);
  const sexEl = childAt(patient, 'administrativeGenderCode');
  const sex = { M: 'M', F: 'F', U: 'U', UN: 'U' } as const;
  const code = attr(sexEl, 'code');
  if (code in sex) {
    r.set('identity.sex', sex[code as keyof typeof sex]);
    r.mark(sexEl);
  }
  const birth = r.day(childAt(patient, 'birthTime'), 'Date de naissance');
  if (birth) r.set('identity.birthDate', birth);
  const place = childAt(patient, 'birthplace', 'place', 'addr');
  const county = childAt(place, 'county');
  if (county && words(county) !== '') {
    r.set('identity.birthPlaceCode', words(county));
    r.mark(county);
  }
  for (const sentence of identityWarnings(r.values)) r.warn(sentence);
}
