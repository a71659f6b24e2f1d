import { fail, ok, type Result } from '../domain/result';
import { parseXml } from '../xml/parse';
import type { XmlElement } from '../xml/tree';
import { decodeWindows1252 } from './windows1252';

/** Encodings a French hospital's XML comes in; ISO-8859-1 is read as windows-1252, its superset (WHATWG Encoding). */
const encodings: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

const byMark = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
};

function declared(bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('');
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

const EIGHT_BIT = new Set(['windows-1252', 'iso-8859-15']);

/**
 * Whether bytes announced as an 8-bit encoding are UTF-8: software that changes the declaration and not the bytes. A
 * text in an 8-bit encoding with accents is practically never valid UTF-8.
 */
function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x80)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const misdeclared = (bytes: Uint8Array): boolean =>
  byMark(bytes) === null && EIGHT_BIT.has(encodings[declared(bytes).toLowerCase()] ?? '') && isUtf8(bytes);

/** What a person has to know of how the text was read; null when the file is what it says. */
export const encodingNote = (bytes: Uint8Array): string | null =>
  misdeclared(bytes)
    ? `Le fichier annonce l’encodage ${declared(bytes)}, mais il est écrit en UTF-8\u00a0: il a été lu en UTF-8, vérifiez les accents.`
    : null;

/**
 * The text of an XML file: byte order mark first, else the declared encoding, else UTF-8 (XML 1.0 §4.3.3). A declared
 * 8-bit encoding gives way to UTF-8 where the bytes are UTF-8.
 */
function decodeXml(bytes: Uint8Array): Result<string> {
  const name = declared(bytes);
  const encoding = byMark(bytes) ?? (misdeclared(bytes) ? 'utf-8' : encodings[name.toLowerCase()]);
  if (encoding === undefined)
    return fail('file', `Le fichier XML annonce l’encodage « ${name} », que Concerto ne lit pas.`, {
      next: 'Demandez-le en UTF-8 au logiciel qui l’a produit.',
    });
  if (encoding === 'windows-1252') return ok(decodeWindows1252(bytes));
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return fail(
      'file',
      `Le fichier XML contient des octets qui ne sont pas de l’${encoding.toUpperCase()}.`,
      {
        next: 'Il a pu être abîmé pendant un transfert : demandez-le de nouveau à son auteur.',
      },
    );
  }
}

/** Reads the bytes of an XML file into a tree. */
export function readXml(bytes: Uint8Array): Result<XmlElement> {
  const text = decodeXml(bytes);
  return text.ok ? parseXml(text.value) : text;
}
