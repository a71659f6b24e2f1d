import { shortDate } from '../../domain/french';
import { personName } from '../../domain/person';
import { childAt, childrenNamed, ownText, type XmlElement } from '../../xml/tree';
import { codeFromWords } from '../../domain/codeFromWords';
import { CIM10_OID } from '../../terminology/codes';
import { BOARD_ACTS } from '../model/formerModels';
import { NORMAL_CONFIDENTIALITY, VIRTUAL_ENCOUNTER } from '../model/header';
import { boardOids } from '../model/oids';
import { dayOf, stampWords } from './dates';
import { attr } from './document';
import { readPerson } from './people';
import type { Reading } from './reading';

const BOARD_IDS: Record<string, string> = {
  [boardOids.network]: 'réseau',
  [boardOids.manager]: 'gestionnaire',
  [boardOids.board]: 'RCP',
  [boardOids.meeting]: 'séance',
};

const words = (el: XmlElement | undefined): string => (el ? ownText(el) : '');

/** A CIM-10 code of the header, « C502 » included; model 2021.01 names the system of morphologies for it. */
const topographyCode = (el: XmlElement | undefined): string =>
  codeFromWords('cim10', attr(el, 'code')) ?? (attr(el, 'codeSystem') === CIM10_OID ? attr(el, 'code') : '');

/** The registration: number, and the free words beside it. */
function readRegistration(r: Reading, document: XmlElement): void {
  for (const el of childrenNamed(document, 'inFulfillmentOf')) {
    const id = childAt(el, 'order', 'id');
    const comment = childAt(el, 'order', 'code', 'originalText');
    r.mark(comment);
    r.append(
      'request.registration',
      [attr(id, 'extension') || attr(id, 'root'), words(comment)].filter(Boolean).join(' · '),
    );
  }
}

/** Who carried out the board: said only when it is nobody the header already names. */
function readPerformers(r: Reading, event: XmlElement): void {
  for (const performer of childrenNamed(event, 'performer')) {
    const found = readPerson(r, childAt(performer, 'assignedEntity'));
    const named = found && r.contacts.some(({ person }) => personName(person) === personName(found.person));
    if (found && !named) r.leave('Acte de RCP', `Réalisé par ${found.words}`);
  }
}

/** What the header says of the tumour: the second documented act (shared/domain/README.md, "The fiche RCP"). */
export interface HeaderTopography {
  readonly code: string;
  readonly words: string;
}

export function readMeeting(r: Reading, document: XmlElement): HeaderTopography | null {
  readRegistration(r, document);
  const encounter = childAt(document, 'componentOf', 'encompassingEncounter');
  const held = r.day(childAt(encounter, 'effectiveTime'), 'Date de la RCP');
  if (held) {
    r.set('prior.meetingDate', held);
    r.known.add(shortDate(held));
  }
  let topography: HeaderTopography | null = null;
  let board = '';
  for (const event of childrenNamed(document, 'documentationOf').map((el) => childAt(el, 'serviceEvent'))) {
    const code = childAt(event, 'code');
    const original = childAt(code, 'originalText');
    if (BOARD_ACTS.has(attr(code, 'code'))) {
      // Model 2021.01 puts the name of the board in a qualifier of a translation.
      const name = childAt(code, 'translation', 'qualifier', 'name');
      board ||= words(original) || attr(name, 'displayName');
      r.mark(code, original, name);
      if (event) readPerformers(r, event);
      const act = r.day(childAt(event, 'effectiveTime'), 'Date de l’acte de RCP');
      if (act && held && act !== held)
        r.warn(
          `Deux dates pour la RCP\u00a0: ${shortDate(held)} et ${shortDate(act)}. La première est retenue.`,
        );
    } else if (topographyCode(code) !== '' || original) {
      topography ??= {
        code: topographyCode(code),
        words: words(original),
      };
      r.mark(code, original);
    }
  }
  const titleEl = childAt(document, 'title');
  r.mark(titleEl);
  const name = board || words(titleEl).replace(/^FRCP\s*[-:/]?\s*/i, '');
  // Another code than virtual would say something.
  const virtual = childAt(encounter, 'code');
  if (attr(virtual, 'code') === VIRTUAL_ENCOUNTER) r.mark(virtual);
  r.mark(childAt(encounter, 'location', 'healthCareFacility', 'code'));
  const place = childAt(encounter, 'location', 'healthCareFacility', 'location', 'name');
  r.mark(place);
  r.set('prior.board', [name, words(place) && `(${words(place)})`].filter(Boolean).join(' '));
  readVersion(r, document, encounter);
  return topography;
}

/** Identifiers, version and confidentiality: no field holds them, the user sees them. */
function readVersion(r: Reading, document: XmlElement, encounter: XmlElement | undefined): void {
  const ids = encounter ? childrenNamed(encounter, 'id') : [];
  const national = ids.map((id) => `${BOARD_IDS[attr(id, 'root')] ?? 'local'} ${attr(id, 'extension')}`);
  if (national.length > 0) r.leave('En-tête', `Identifiants de la RCP\u00a0: ${national.join(', ')}`);
  const version = attr(childAt(document, 'versionNumber'), 'value');
  if (version !== '' && version !== '1') r.leave('En-tête', `Version ${version} de la fiche`);
  const secret = childAt(document, 'confidentialityCode');
  if (secret && attr(secret, 'code') !== NORMAL_CONFIDENTIALITY && attr(secret, 'code') !== '')
    r.warn(
      `La fiche est marquée «\u00a0${attr(secret, 'displayName') || attr(secret, 'code')}\u00a0»\u00a0: respectez cette confidentialité.`,
    );
  const written = attr(childAt(document, 'effectiveTime'), 'value');
  const held = r.values['prior.meetingDate'];
  const day = dayOf(written);
  if (day && day !== held) r.leave('En-tête', `Fiche établie le ${stampWords(written)}`);
  r.mark(childAt(document, 'effectiveTime'));
}
