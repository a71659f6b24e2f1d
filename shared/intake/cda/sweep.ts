import { folded } from '../../domain/french';
import { childAt, elementsOf, ownText, type XmlElement } from '../xml/tree';
import { readAddress, readTelecoms } from './address';
import { stampWords } from './dates';
import { attr, isStatement, withParts, type Section } from './document';
import { cellText, plainText, rowLabel, type Cell, type Row } from './narrative';
import type { Reading } from './reading';

/**
 * What no rule read. Elements that say nothing of the patient are left out by this list, each for a reason:
 * identifiers and versions of the document and of its model; codes of workflow and format; the keeper of the document;
 * postal addresses and telephones of professionals and organisations (their directory has them); the sector of activity.
 * The documented acts are read by their codes, their performer is the coordinator already named.
 */
const TECHNICAL = new Set([
  'realmCode',
  'typeId',
  'templateId',
  'id',
  'setId',
  'versionNumber',
  'confidentialityCode',
  'languageCode',
  'statusCode',
  'signatureCode',
  'standardIndustryClassCode',
  'reference',
  'custodian',
]);
const PROFESSIONAL = new Set([
  'assignedAuthor',
  'assignedEntity',
  'associatedEntity',
  'participantRole',
  'representedOrganization',
  'scopingOrganization',
  'scopingEntity',
  'healthCareFacility',
  'location',
]);

/** French names of the elements a user may see. */
const NAMES: Record<string, string> = {
  recordTarget: 'Patient',
  guardian: 'Représentant du patient',
  birthplace: 'Lieu de naissance',
  author: 'Auteur',
  informant: 'Informateur',
  participant: 'Participant',
  legalAuthenticator: 'Signataire',
  authenticator: 'Validateur',
  dataEnterer: 'Opérateur de saisie',
  informationRecipient: 'Destinataire',
  authorization: 'Consentement',
  relatedDocument: 'Document lié',
  documentationOf: 'Acte documenté',
  componentOf: 'Prise en charge',
  inFulfillmentOf: 'Inscription',
  maritalStatusCode: 'Situation familiale',
  languageCommunication: 'Langue',
  nonXMLBody: 'Corps du document',
};

/** A real section has a few hundred texts and rows; beyond, repetition is no longer looked for. */
const MAX_KNOWN = 2000;
const MAX_CHECKS = 20_000;

const skipped = (el: XmlElement): boolean =>
  TECHNICAL.has(el.name) ||
  ((el.name === 'addr' || el.name === 'telecom') && el.parent !== null && PROFESSIONAL.has(el.parent.name));

/** Elements that were read, or hold one that was. */
function touched(r: Reading, el: XmlElement, into: Set<XmlElement>): boolean {
  let any = r.wasRead(el);
  for (const child of elementsOf(el)) any = touched(r, child, into) || any;
  if (any) into.add(el);
  return any;
}

const isTime = (el: XmlElement): boolean => /^(low|high|center|time|effectiveTime|birthTime)$/.test(el.name);

/** What one element says by itself. */
function saying(r: Reading, el: XmlElement): string[] {
  if (el.attributes.has('nullFlavor') && !childAt(el, 'originalText')) return [];
  if (el.name === 'text' || el.name === 'originalText') {
    const anchor = r.anchorOf(el);
    if (anchor) r.markAll(anchor.el);
    return [
      anchor ? plainText([anchor.el]) || (anchor.cell ? cellText(anchor.cell) : '') : plainText(el.children),
    ];
  }
  const value = attr(el, 'value');
  const parts = [attr(el, 'displayName') || attr(el, 'code'), isTime(el) ? stampWords(value) : value];
  const unit = attr(el, 'unit');
  return [...parts, unit === '1' ? '' : unit, ownText(el)].filter(Boolean);
}

/** Everything below an unread element, in reading order. */
function describe(r: Reading, el: XmlElement): string[] {
  if (skipped(el) || r.wasRead(el)) return [];
  if (el.name === 'addr') return [readAddress(r, el)].filter(Boolean);
  if (el.name === 'name' && elementsOf(el).length > 0)
    return [elementsOf(el).map(ownText).filter(Boolean).join(' ')].filter(Boolean);
  if (el.name === 'telecom') return el.parent ? [readTelecoms(r, el.parent)].filter(Boolean) : [];
  const own = saying(r, el);
  if (el.name === 'text' || el.name === 'originalText') return own.filter(Boolean);
  return [...negation(el), ...own, ...elementsOf(el).flatMap((child) => describe(r, child))];
}

const DENIED = 'Nié dans le fichier';

/** A denied statement must never read like an affirmed one. */
const negation = (el: XmlElement): string[] => (attr(el, 'negationInd') === 'true' ? [DENIED] : []);
const negated = (words: string): boolean => words.includes(DENIED);

/** Whether the words only repeat what was read: part of a known text, or made of known texts. */
function covered(text: string, known: ReadonlySet<string>): boolean {
  let rest = ` ${folded(text)} `;
  if (rest.trim() === '') return true;
  const texts = [...known].slice(0, MAX_KNOWN);
  if (texts.some((each) => ` ${each} `.includes(rest))) return true;
  for (const each of texts.sort((a, b) => b.length - a.length))
    if (each !== '') rest = rest.replaceAll(` ${each} `, ' ');
  return rest.trim() === '';
}

const NOMENCLATURE = /\s*\[(CIM|TNM|SNOMED|NCIT|LOINC|JDV|ADICAP|CCAM)[^\]]*\]$/i;
const DATE = /^\d{2}\/\d{2}\/\d{4}$/;

class Sweep {
  private readonly open = new Set<XmlElement>();
  private checks = 0;

  constructor(private readonly r: Reading) {}

  /** Goes down to the largest elements of which nothing was read; `names` gives the place a closer name. */
  element(
    el: XmlElement,
    where: string,
    known: ReadonlySet<string>,
    names: Record<string, string> = {},
  ): void {
    if (skipped(el) || el.name === 'section' || el.name === 'structuredBody') return;
    const statement = isStatement(el);
    if (!this.open.has(el)) return this.text(where, describe(this.r, el), known);
    if (!statement && !this.r.wasRead(el)) this.text(where, saying(this.r, el), known);
    const question = statement ? childAt(el, 'code') : undefined;
    for (const child of elementsOf(el)) {
      // The code of a statement is the question: it is said again only with an answer nobody read.
      if (child === question) continue;
      const place = names[child.name] ?? where;
      if (question && child.name === 'value' && !this.open.has(child)) {
        const answer = describe(this.r, child);
        const words = attr(question, 'displayName') || attr(question, 'code');
        this.text(place, answer, known, [...negation(el), words].join(', '));
      } else this.element(child, place, known, names);
    }
  }

  private repeats(text: string, known: ReadonlySet<string>): boolean {
    // A bare number is a repetition of nothing: « 7 » ganglions is not the 7th edition.
    if (/^[\d\s.,]+$/.test(text)) return false;
    return ++this.checks < MAX_CHECKS && covered(text, known);
  }

  private text(where: string, parts: readonly string[], known: ReadonlySet<string>, label = ''): void {
    const unique = [...new Set(parts.filter(Boolean))];
    if (unique.every((part) => this.repeats(part, known))) return;
    const words = unique.join(' · ');
    if (negated(words) || negated(label))
      this.r.warn(
        `${where}\u00a0: un élément est nié dans le fichier, il n’a pas été repris («\u00a0${label || words}\u00a0»).`,
      );
    this.r.leave(where, label ? `${label}\u00a0: ${words}` : words);
  }

  /** Rows of a narrative with something nobody read; labels and headings only introduce them. */
  rows(section: Section): void {
    for (const row of section.rows) {
      const left = this.leftIn(row, section);
      if (left.length === 0) continue;
      const label = rowLabel(row).replace(/\s*:$/, '');
      this.r.leave(section.title, label ? `${label}\u00a0: ${left.join(' · ')}` : left.join(' · '));
      for (const date of left.filter((text) => DATE.test(text)))
        if (section.statements.length > 0)
          this.r.warn(
            `${section.title}\u00a0: la date ${date}${label ? ` («\u00a0${label}\u00a0»)` : ''} est dans le texte mais pas dans les données codées.`,
          );
    }
  }

  private leftIn(row: Row, section: Section): string[] {
    const label = rowLabel(row);
    return row.cells.flatMap((cell: Cell, i) => {
      if (cell.head || (i === 0 && label !== '')) return [];
      // « C50.4 [CIM-10] »: the name of a nomenclature is not content.
      const text = this.r.unread(cell).replace(NOMENCLATURE, '');
      // « Date : <content ID="d">…</content> »: what stands before a read part is its label.
      const part = text !== cellText(cell).replace(NOMENCLATURE, '');
      if (text === '' || text === '-' || (part && /[:–—-]$/.test(text))) return [];
      const answer = /^[^:]{1,60}:\s*(\S.*)$/s.exec(text)?.[1] ?? text;
      if (this.repeats(text, section.known) || this.repeats(answer, section.known)) return [];
      const header = row.headers[i];
      return [header ? `${header}\u00a0: ${text}` : text];
    });
  }

  run(root: XmlElement): void {
    touched(this.r, root, this.open);
    for (const section of this.r.sections.flatMap(withParts)) {
      for (const child of elementsOf(section.el))
        if (
          child.name !== 'text' &&
          child.name !== 'title' &&
          child.name !== 'code' &&
          child.name !== 'component'
        )
          this.element(child, section.title, section.known);
      this.rows(section);
    }
    for (const child of elementsOf(root))
      if (child.name !== 'component' && child.name !== 'code')
        this.element(child, NAMES[child.name] ?? 'En-tête', this.r.known, NAMES);
  }
}

/** Lists what the document holds and no rule read. */
export const sweep = (r: Reading, root: XmlElement): void => new Sweep(r).run(root);
