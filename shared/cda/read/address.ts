import { childrenNamed, elementsOf, ownText, type XmlElement } from '../../xml/tree';
import { attr } from './document';
import { plainText } from './cells';
import type { Reading } from './reading';

const text = (el: XmlElement, ...names: readonly string[]): string =>
  names
    .flatMap((name) => childrenNamed(el, name))
    .map((part) => plainText(part.children))
    .filter(Boolean)
    .join(' ');

const STREET = ['houseNumber', 'houseNumberNumeric', 'streetNameType', 'streetName', 'streetNameBase'];
const TOWN = ['postalCode', 'city'];
const NAMED = new Set([...STREET, ...TOWN]);

/** « 28 Avenue des Tilleuls, Escalier A, 75007 PARIS, FRANCE »: the parts in the order a letter has them. */
export function readAddress(r: Reading, el: XmlElement): string {
  r.markAll(el);
  const others = elementsOf(el)
    .filter((part) => !NAMED.has(part.name) && part.name !== 'country')
    .map((part) => plainText(part.children));
  return [text(el, ...STREET), ...others, ownText(el), text(el, ...TOWN), text(el, 'country')]
    .filter(Boolean)
    .join(', ');
}

/** « 01 44 53 45 51 », an e-mail address, or the value as it is. */
function telecomWords(value: string): string {
  const number = /^tel:(.*)$/i.exec(value)?.[1]?.replace(/[\s.-]/g, '');
  if (number === undefined) return value.replace(/^mailto:/i, '');
  const national = number.replace(/^(\+|00)33(?=[1-9])/, '0');
  return /^0\d{9}$/.test(national) ? national.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : number;
}

/** Telephones and addresses of messages directly under an element. */
export function readTelecoms(r: Reading, el: XmlElement): string {
  const found = childrenNamed(el, 'telecom').filter((t) => attr(t, 'value') !== '');
  r.mark(...found);
  return [...new Set(found.map((t) => telecomWords(attr(t, 'value'))))].join(' · ');
}
