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

/** Enough for any real fiche; an abusive one must not drown the user. */
const MAX_LINES = 300;
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
  return [...own, ...elementsOf(el).flatMap((child) => describe(r, child))];
}

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

const DATE = /^\d{2}\/\d{2}\/\d{4}$/;

class Sweep {
  private readonly open = new Set<XmlElement>();
  private dropped = 0;
  private checks = 0;

  constructor(private readonly r: Reading) {}

  private list(where: string, what: string): void {
    if (what.trim() === '') return;
    if (this.r.notPlaced.length < MAX_LINES) this.r.notPlaced.push({ where, what });
    else this.dropped++;
  }

  /** Goes down to the largest elements of which nothing was read. */
  element(el: XmlElement, where: string, known: ReadonlySet<string>): void {
    if (skipped(el) || el.name === 'section' || el.name === 'structuredBody') return;
    if (this.open.has(el)) {
      // A statement whose answer was read: its code is only the question.
      const own =
        this.r.wasRead(el) || isStatement(el) || (el.name === 'code' && el.parent && isStatement(el.parent));
      if (!own) this.text(where, saying(this.r, el), known);
      for (const child of elementsOf(el)) this.element(child, NAMES[child.name] ?? where, known);
      return;
    }
    if (el.name === 'code' && el.parent && isStatement(el.parent) && this.open.has(el.parent)) return;
    const parts = describe(this.r, el);
    if (
      attr(el, 'negationInd') === 'true' ||
      (el.name === 'entry' && elementsOf(el).some((e) => attr(e, 'negationInd') === 'true'))
    ) {
      this.r.warn(
        `${where}\u00a0: «\u00a0${parts.join(' · ')}\u00a0» est nié dans le fichier, il n’a pas été repris.`,
      );
      parts.unshift('Nié');
    }
    this.text(where, parts, known);
  }

  private repeats(text: string, known: ReadonlySet<string>): boolean {
    return ++this.checks < MAX_CHECKS && covered(text, known);
  }

  private text(where: string, parts: readonly string[], known: ReadonlySet<string>): void {
    const unique = [...new Set(parts.filter(Boolean))];
    if (!unique.every((part) => this.repeats(part, known))) this.list(where, unique.join(' · '));
  }

  /** Rows of a narrative with something nobody read; labels and headings only introduce them. */
  rows(section: Section): void {
    for (const row of section.rows) {
      const left = this.leftIn(row, section);
      if (left.length === 0) continue;
      const label = rowLabel(row).replace(/\s*:$/, '');
      this.list(section.title, label ? `${label}\u00a0: ${left.join(' · ')}` : left.join(' · '));
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
      const text = this.r.unread(cell);
      // « Date : <content ID="d">…</content> »: what stands before a read part is its label.
      const part = text !== cellText(cell);
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
        this.element(child, NAMES[child.name] ?? 'En-tête', this.r.known);
    if (this.dropped > 0)
      this.r.notPlaced.push({ where: 'Fichier', what: `… et ${this.dropped} autres éléments` });
  }
}

/** Lists what the document holds and no rule read. */
export const sweep = (r: Reading, root: XmlElement): void => new Sweep(r).run(root);
