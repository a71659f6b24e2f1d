import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../shared/intake/readXml';
import { parseXml } from '../../../shared/xml/parse';
import { childAt, ownText, walk } from '../../../shared/xml/tree';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const refusal = (text: string): string => {
  const read = parseXml(text);
  return read.ok ? 'accepted' : read.problem.message;
};

describe('XML reader', () => {
  it('keeps names, namespaces, attributes, text and lines', () => {
    const read = parseXml(
      `<a xmlns="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n<b c="1" xsi:type="CD">é &amp; &#233; &#x1F600;</b><![CDATA[<raw>]]></a>`,
    );
    if (!read.ok) throw new Error(read.problem.message);
    const b = childAt(read.value, 'b');
    expect(read.value.ns).toBe('urn:x');
    expect(b?.line).toBe(2);
    expect(b?.attributes.get('c')).toBe('1');
    expect(b?.attributes.get('xsi:type')).toBe('CD');
    expect(b && ownText(b)).toBe('é & é 😀');
    expect(ownText(read.value)).toBe('<raw>');
    expect(b?.parent).toBe(read.value);
  });

  it('refuses any DOCTYPE and says why', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>`;
    expect(refusal(laughs)).toMatch(/DOCTYPE.*entités/);
    expect(refusal('<!DOCTYPE html><html/>')).toMatch(/DOCTYPE/);
    expect(refusal('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>')).toMatch(/DOCTYPE/);
  });

  it('names the line of a fault in French and never quotes the file', () => {
    expect(refusal('<a>\n<b>\n<secret></b></a>')).toMatch(/ligne 3.*balise/);
    expect(refusal('<a>\n<b>')).toMatch(/coupé/);
    expect(refusal('<a>&nom;</a>')).toMatch(/ligne 1.*entité/);
    expect(refusal('<p:a/>')).toMatch(/préfixe/);
    expect(refusal('')).toMatch(/mal formé/);
    expect(refusal('<a>\n<secret></b></a>')).not.toContain('secret');
  });

  it('stops at abusive depth and number', () => {
    expect(refusal('<a>'.repeat(5000) + '</a>'.repeat(5000))).toMatch(/imbriqué/);
    expect(refusal(`<a>${'<b/>'.repeat(50_001)}</a>`)).toMatch(/anormalement grand/);
  });

  it.each([
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('<a>Éà</a>')])],
    ['UTF-8 undeclared', bytes('<a>Éà</a>')],
    ['ISO-8859-1', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>Éà</a>')],
    ['windows-1252', latin1(`<?xml version='1.0' encoding='windows-1252'?><a>Éà</a>`)],
    ['ISO-8859-15', latin1('<?xml version="1.0" encoding="ISO-8859-15"?><a>Éà</a>')],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...[...'<a>Éà</a>'].flatMap((c) => [c.charCodeAt(0), 0])])],
  ])('decodes %s', (_, file) => {
    const read = readXml(file);
    expect(read.ok && ownText(read.value)).toBe('Éà');
  });

  it('reads the windows-1252 apostrophe of a file that says ISO-8859-1', () => {
    const read = readXml(latin1('<?xml version="1.0" encoding="iso-8859-1"?><a>l\x92os</a>'));
    expect(read.ok && ownText(read.value)).toBe('l’os');
  });

  it('says so when the encoding is unknown or wrong', () => {
    const unknown = readXml(bytes('<?xml version="1.0" encoding="EBCDIC-FR"?><a/>'));
    expect(!unknown.ok && unknown.problem.message).toContain('« EBCDIC-FR »');
    const wrong = readXml(latin1('<?xml version="1.0" encoding="UTF-8"?><a>Éa</a>'));
    expect(!wrong.ok && wrong.problem.message).toContain('UTF-8');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (any) => void readXml(any)));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => void parseXml(any)));
    const crumbs = fc.constantFrom(
      '<',
      '>',
      '</a>',
      '<a',
      ' b="',
      '"',
      '&',
      ';',
      '<!',
      '<?xml',
      '?>',
      ']]>',
      'é',
      '\0',
    );
    fc.assert(fc.property(fc.array(crumbs, { maxLength: 30 }), (any) => void parseXml(any.join(''))));
  });

  it('returns what was written (round trip of text and attributes)', () => {
    const escape = (s: string): string => s.replace(/[&<>"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
    const plain = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(plain, plain, (text, value) => {
        const read = parseXml(`<a v="${escape(value)}"><b>${escape(text)}</b></a>`);
        if (!read.ok) throw new Error(read.problem.message);
        expect(read.value.attributes.get('v')).toBe(value);
        expect([...walk(read.value)].at(-1)?.children).toEqual(text === '' ? [] : [text]);
      }),
    );
  });
});
