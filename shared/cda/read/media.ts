import { sizeWords } from '../../domain/french';
import { childAt, ownText, type XmlElement } from '../../xml/tree';
import { attr } from './document';

/** What a person calls the usual types; any other is named by its subtype. */
const NAMES: Record<string, string> = {
  'application/pdf': 'Document PDF',
  'application/dicom': 'Image DICOM',
  'application/rtf': 'Document RTF',
  'text/rtf': 'Document RTF',
  'image/jpeg': 'Image JPEG',
  'image/jpg': 'Image JPEG',
  'image/png': 'Image PNG',
  'image/tiff': 'Image TIFF',
  'image/gif': 'Image GIF',
};
const FAMILIES: Record<string, string> = { image: 'Image', audio: 'Son', video: 'Vidéo' };

function typeWords(mediaType: string): string {
  const known = NAMES[mediaType.toLowerCase()];
  if (known) return known;
  const [family = '', subtype = ''] = mediaType.split('/');
  return [FAMILIES[family.toLowerCase()] ?? 'Pièce jointe', subtype.toUpperCase()].filter(Boolean).join(' ');
}

/** Bytes that a base64 text stands for. */
function weight(base64: string): number {
  const signs = base64.replace(/[^A-Za-z0-9+/]/g, '').length;
  return Math.floor((signs * 3) / 4);
}

/** « Image PNG, 30 ko »: an embedded file in place of its bytes; null for an element that is no file. */
export function mediaWords(el: XmlElement): string | null {
  const mediaType = attr(el, 'mediaType');
  const encoded = attr(el, 'representation').toUpperCase() === 'B64';
  if (!encoded && (mediaType === '' || /^text\/(plain|xml|html|x-hl7)/i.test(mediaType))) return null;
  const elsewhere = attr(childAt(el, 'reference'), 'value');
  const bytes = weight(ownText(el));
  // A file that only a reference names is not in the document.
  if (bytes === 0)
    return elsewhere === '' || elsewhere.startsWith('#') ? null : `${typeWords(mediaType)} (${elsewhere})`;
  return `${typeWords(mediaType)}, ${sizeWords(bytes)}`;
}
