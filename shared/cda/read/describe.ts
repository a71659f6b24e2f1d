import { childAt, elementsOf, ownText, type XmlElement } from '../../xml/tree';
import { readAddress, readTelecoms } from './address';
import { cellText, plainText } from './cells';
import { stampWords } from './dates';
import { attr, isStatement } from './document';
import { mediaWords } from './media';
import type { Reading } from './reading';

/**
 * What no rule read. Elements that say nothing of the patient are left out by this list, each for a reason. They are
 * identifiers and versions of the document and of its model, codes of workflow and format, and the keeper of the
 * document. Also postal addresses and telephones of professionals and organisations, which their directory has, and the
 * sector of activity. The documented acts are read by their codes, their performer is the coordinator already named.
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

export const skipped = (el: XmlElement): boolean =>
  TECHNICAL.has(el.name) ||
  ((el.name === 'addr' || el.name === 'telecom') && el.parent !== null && PROFESSIONAL.has(el.parent.name));

const isTime = (el: XmlElement): boolean =>
  /^(low|high|center|time|effectiveTime|birthTime|deceasedTime)$/.test(el.name);

/** What one element says by itself. */
export function saying(r: Reading, el: XmlElement): string[] {
  const media = mediaWords(el);
  if (media) return [media];
  if (el.attributes.has('nullFlavor') && !childAt(el, 'originalText')) return [];
  if (el.name === 'text' || el.name === 'originalText') {
    const anchor = r.anchorOf(el);
    // The place it refers to was read, with what stands beside it there.
    if (anchor && (r.wasRead(anchor.el) || (anchor.cell && r.wasRead(anchor.cell)))) return [];
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

const DENIED = 'Nié dans le fichier';

/** A denied statement must never read like an affirmed one. */
export const negation = (el: XmlElement): string[] => (attr(el, 'negationInd') === 'true' ? [DENIED] : []);
export const negated = (words: string): boolean => words.includes(DENIED);

/** Everything below an unread element, in reading order, the statements inside it left for lines of their own. */
export function describe(r: Reading, el: XmlElement): string[] {
  if (skipped(el) || r.wasRead(el)) return [];
  if (el.name === 'addr') return [readAddress(r, el)].filter(Boolean);
  if (el.name === 'name' && elementsOf(el).length > 0)
    return [elementsOf(el).map(ownText).filter(Boolean).join(' ')].filter(Boolean);
  if (el.name === 'telecom') return el.parent ? [readTelecoms(r, el.parent)].filter(Boolean) : [];
  const own = saying(r, el);
  if (el.name === 'text' || el.name === 'originalText') return own.filter(Boolean);
  const inside = elementsOf(el).filter((child) => !isStatement(child));
  return [...negation(el), ...own, ...inside.flatMap((child) => describe(r, child))];
}
