import type { Contact } from '../../domain/caseFields';
import { personName } from '../../domain/person';
import { childAt, childrenNamed, ownText, type XmlElement } from '../../xml/tree';
import { participantFunctions, participantTypes, relations } from '../model/header';
import { readTelecoms } from './address';
import { stampWords } from './dates';
import { attr } from './document';
import { readPerson } from './people';
import type { Reading } from './reading';

type Role = Contact['role'];

/** What a participant of the header is (shared/domain/README.md, "The fiche RCP"); null when the model does not say. */
function roleOf(typeCode: string, functionCode: string): Role | null {
  switch (typeCode) {
    case participantTypes.coordinator:
      return 'coordinator';
    case participantTypes.requester:
      return 'requester';
    case participantTypes.informant:
      return functionCode === participantFunctions.generalPractitioner ? 'generalPractitioner' : null;
    case participantTypes.correspondent:
      return 'correspondent';
    case participantTypes.performer:
      if (
        functionCode === participantFunctions.participant ||
        functionCode === participantFunctions.formerParticipant
      )
        return 'participant';
      if (functionCode === participantFunctions.outsideQuorum) return 'outsideQuorum';
      return functionCode === '' ? 'presenter' : null;
    default:
      return null;
  }
}

const RELATIONS: Record<string, string> = {
  [relations.emergencyContact]: 'Personne à prévenir',
  [relations.trusted]: 'Personne de confiance',
};

/** Adds a contact; the note gathers what the person record has no place for. */
function add(
  r: Reading,
  role: Role,
  entity: XmlElement | undefined,
  notes: readonly string[],
): Contact | null {
  const found = readPerson(r, entity);
  if (!entity || !found) return null;
  const note = [...notes, found.otherId, readTelecoms(r, entity)].filter(Boolean).join(' · ');
  const contact: Contact = { role, person: found.person, ...(note ? { note } : {}) };
  r.contacts.push(contact);
  return contact;
}

/** The free words beside a function code: « Médecin coordonnateur de la RCP ». */
function functionWords(r: Reading, el: XmlElement): string {
  const code = childAt(el, 'functionCode');
  const original = childAt(code, 'originalText');
  r.mark(code, original);
  return original ? ownText(original) : '';
}

function when(r: Reading, el: XmlElement, verb: string): string {
  const time = childAt(el, 'time');
  const at = attr(time, 'value') === '' ? childAt(time, 'low') : time;
  const value = attr(at, 'value');
  r.mark(time, at);
  return value === '' ? '' : `${verb} ${stampWords(value)}`;
}

function readParticipant(r: Reading, el: XmlElement): void {
  const role = roleOf(attr(el, 'typeCode'), attr(childAt(el, 'functionCode'), 'code'));
  if (!role) return;
  const note = functionWords(r, el);
  const contact = add(r, role, childAt(el, 'associatedEntity'), [note, when(r, el, 'le')]);
  if (!contact) return;
  const name = personName(contact.person);
  if (role === 'requester') r.set('request.requester', name);
  if (role === 'presenter') r.set('request.presenter', name);
  if (role === 'generalPractitioner') r.set('request.generalPractitioner', name);
}

/** Everyone the header names, as contacts; requester, presenter and general practitioner also as readable names. */
export function readContacts(r: Reading, document: XmlElement): void {
  for (const el of childrenNamed(document, 'participant')) readParticipant(r, el);
  for (const el of childrenNamed(document, 'author'))
    add(r, 'author', childAt(el, 'assignedAuthor'), [functionWords(r, el), when(r, el, 'Rédigé le')]);
  for (const el of childrenNamed(document, 'legalAuthenticator'))
    add(r, 'signatory', childAt(el, 'assignedEntity'), [when(r, el, 'Signé le')]);
  for (const el of childrenNamed(document, 'informant')) {
    const entity = childAt(el, 'relatedEntity');
    const relation = childAt(entity, 'code');
    const kind = RELATIONS[attr(entity, 'classCode')];
    if (!kind) continue;
    if (add(r, 'trusted', entity, [kind, attr(relation, 'displayName')])) r.mark(relation);
  }
  r.set('request.contacts', r.contacts);
}
