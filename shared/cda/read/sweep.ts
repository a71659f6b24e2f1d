import { childAt, elementsOf, type XmlElement } from '../../xml/tree';
import { describe, negated, negation, saying, skipped } from './describe';
import { attr, isStatement, withParts } from './document';
import { Known, Labels } from './known';
import type { Reading } from './reading';
import { SweepRows } from './sweepRows';

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
  responsibleParty: 'Responsable de la prise en charge',
  encounterParticipant: 'Intervenant',
  inFulfillmentOf: 'Inscription',
  maritalStatusCode: 'Situation familiale',
  languageCommunication: 'Langue',
  nonXMLBody: 'Corps du document',
};

const MAX_CHECKS = 20_000;

/** Where something was found, and what was read there. */
interface Place {
  readonly where: string;
  readonly known: Known;
  readonly labels: Labels;
}

/** Elements that were read, or hold one that was. */
function touched(r: Reading, el: XmlElement, into: Set<XmlElement>): boolean {
  let any = r.wasRead(el);
  for (const child of elementsOf(el)) any = touched(r, child, into) || any;
  if (any) into.add(el);
  return any;
}

/** « 11/2026 » is not part of « 24/11/2026 »: another day of that month may be meant. */
const MONTH = /^\d{2}\/\d{4}$/;
const DAY = /^\d{2}\/\d{2}\/\d{4}$/;

class Sweep {
  private readonly open = new Set<XmlElement>();
  private checks = 0;

  constructor(private readonly r: Reading) {}

  /** Whether the words only repeat what was read. A bare number repeats nothing: « 7 » ganglions is not edition 7. */
  readonly repeats = (text: string, known: Known): boolean =>
    !/^[\d\s.,]+$/.test(text) &&
    ++this.checks < MAX_CHECKS &&
    (MONTH.test(text) ? known.has(text) : known.covers(text));

  /** Goes down to the largest elements of which nothing was read; `names` gives the place a closer name. */
  element(el: XmlElement, place: Place, names: Record<string, string> = {}): void {
    if (skipped(el) || el.name === 'section' || el.name === 'structuredBody') return;
    if (isStatement(el)) return this.statement(el, place, names);
    if (!this.open.has(el)) {
      this.text(place, describe(this.r, el));
      return this.statementsBelow(el, place, names);
    }
    if (!this.r.wasRead(el)) this.text(place, saying(this.r, el));
    for (const child of elementsOf(el)) this.element(child, this.named(place, child, names), names);
  }

  private named(place: Place, child: XmlElement, names: Record<string, string>): Place {
    const where = names[child.name];
    return where ? { ...place, where } : place;
  }

  private statementsBelow(el: XmlElement, place: Place, names: Record<string, string>): void {
    for (const child of elementsOf(el))
      if (isStatement(child)) this.statement(child, place, names);
      else this.statementsBelow(child, place, names);
  }

  /** A statement is a question, its code, and answers: what was not read is said under the question. */
  private statement(el: XmlElement, at: Place, names: Record<string, string>): void {
    const place = this.r.isApart(el) ? { ...at, known: new Known(), labels: new Labels() } : at;
    const question = childAt(el, 'code');
    const original = question && childAt(question, 'originalText');
    const words = this.r.peek(original);
    // The question is said with its answer: where the narrative has it, it is not said again.
    if (original && words !== '') this.r.markAll(this.r.anchorOf(original)?.el);
    const asked = words || attr(question, 'displayName') || attr(question, 'code');
    if (!this.open.has(el)) {
      const parts = elementsOf(el)
        .filter((child) => child !== question && !isStatement(child))
        .flatMap((child) => describe(this.r, child));
      // A procedure or an encounter says something by its code alone.
      const isSaidByCode =
        el.name === 'procedure' || el.name === 'encounter' || el.name === 'substanceAdministration';
      const kind = isSaidByCode && !place.labels.names(asked) ? [asked] : [];
      if (parts.length > 0) this.text(place, parts, [...negation(el), asked].filter(Boolean).join(', '));
      else this.text(place, [...negation(el), ...kind]);
      return this.statementsBelow(el, place, names);
    }
    for (const child of elementsOf(el)) {
      if (child === question) continue;
      const below = this.named(place, child, names);
      if (question && child.name === 'value' && !this.open.has(child))
        this.text(below, describe(this.r, child), [...negation(el), asked].join(', '));
      else this.element(child, below, names);
    }
  }

  /** Lists some words under their label; the same words under another label are another fact. */
  private text({ where, known, labels }: Place, parts: readonly string[], label = ''): void {
    const unique = [...new Set(parts.filter(Boolean))];
    const isAsked = unique.every((part) => labels.names(label, part));
    const told = label === '' || isAsked || unique.every((part) => DAY.test(part));
    if (unique.every((part) => (told || DAY.test(part)) && this.repeats(part, known))) return;
    const words = unique.join(' · ');
    if (negated(words) || negated(label))
      this.r.warn(
        `${where}\u00a0: un élément est nié dans le fichier, il n’a pas été repris («\u00a0${label || words}\u00a0»).`,
      );
    this.r.leave(where, label ? `${label}\u00a0: ${words}` : words);
  }

  run(root: XmlElement): void {
    touched(this.r, root, this.open);
    const rows = new SweepRows(this.r, this.repeats);
    for (const section of this.r.sections.flatMap(withParts)) {
      const place = { where: section.title, known: section.known, labels: section.labels };
      for (const child of elementsOf(section.el))
        if (!['text', 'title', 'code', 'component'].includes(child.name)) this.element(child, place);
      rows.list(section);
    }
    const header = { known: this.r.known, labels: new Labels() };
    for (const child of elementsOf(root))
      if (child.name !== 'component' && child.name !== 'code')
        this.element(child, { ...header, where: NAMES[child.name] ?? 'En-tête' }, NAMES);
  }
}

/** Lists what the document holds and no rule read. */
export const sweep = (r: Reading, root: XmlElement): void => new Sweep(r).run(root);
