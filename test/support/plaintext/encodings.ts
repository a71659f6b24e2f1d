import { joined } from './bytes';

/** Shorter ones turn up by chance, above all in the base64 of ciphertexts. */
const SHORTEST = 8;
/** Of a longer text three pieces are looked for, so that a page's or record's border cannot hide it. */
const PIECE = 24;

interface Written {
  readonly as: string;
  readonly bytes: Buffer;
}

/** The text itself, or where it is long its beginning, its middle and its end. */
export function piecesOf(text: string): string[] {
  if (text.length < SHORTEST) throw new Error(`Too short to look for: ${text.length} characters`);
  if (text.length <= 2 * PIECE) return [text];
  const middle = Math.floor((text.length - PIECE) / 2);
  return [0, middle, text.length - PIECE].map((at) => text.slice(at, at + PIECE));
}

/** Big-endian, as IndexedDB writes the strings of its keys. */
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** The characters that depend on these bytes alone, wherever they stand among others: one answer an alignment. */
function base64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const all = joined([Buffer.alloc(before), bytes]).toString('base64');
    return all.slice([0, 2, 3][before], Math.floor(((before + bytes.length) * 8) / 6));
  });
}

const webSafe = (base: string): string => base.replaceAll('+', '-').replaceAll('/', '_');

const escaped = (text: string, write: (code: string) => string): string =>
  [...JSON.stringify(text).slice(1, -1)]
    .map((char) =>
      char < '\u007f'
        ? char
        : [...char.split('')].map((unit) => write(unit.charCodeAt(0).toString(16).padStart(4, '0'))).join(''),
    )
    .join('');

function ascii(text: string): Record<string, string[]> {
  const url = encodeURIComponent(text);
  const [utf8, utf16] = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const inBase64 = [...base64(utf8), ...base64(utf16)];
  const inHex = [utf8.toString('hex'), utf16.toString('hex')];
  return {
    base64: inBase64,
    base64url: inBase64.map(webSafe),
    hex: [...inHex, ...inHex.map((it) => it.toUpperCase())],
    json: [escaped(text, (code) => `\\u${code}`), escaped(text, (code) => `\\u${code.toUpperCase()}`)],
    url: [
      url,
      url.replaceAll(/%[0-9A-F]{2}/g, (it) => it.toLowerCase()),
      url.replaceAll('%20', '+'),
      encodeURI(text),
    ],
  };
}

/** Every way in which a program may have written this text, each once. */
export function writingsOf(text: string): Written[] {
  // Without accents too, as in the names of files.
  const spelt = [text, text.normalize('NFD').replaceAll(/\p{M}/gu, '')];
  const cases = new Set(spelt.flatMap((it) => [it, it.toLocaleLowerCase('fr'), it.toLocaleUpperCase('fr')]));
  const found = new Map<string, Written>();
  const add = (as: string, bytes: Buffer) => {
    const key = bytes.toString('latin1');
    if (!found.has(key)) found.set(key, { as, bytes });
  };
  for (const form of [...cases].flatMap((it) => [it, it.normalize('NFD')])) {
    add('utf8', Buffer.from(form));
    add('utf16le', Buffer.from(form, 'utf16le'));
    add('utf16be', utf16be(form));
    add('latin1', Buffer.from(form, 'latin1'));
    for (const [as, forms] of Object.entries(ascii(form)))
      for (const it of forms) add(as, Buffer.from(it, 'latin1'));
  }
  return [...found.values()];
}
