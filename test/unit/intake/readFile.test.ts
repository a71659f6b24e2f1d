import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, readFile, tooLarge } from '../../../shared/intake/readFile';
import { completeFiche } from '../../fixtures/intake/load';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const raw = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const LIST = 'Nom;Prénom;DDN\nMARTIN;Zoé;03/04/1961';

function refusal(file: Uint8Array, name = 'fichier'): string {
  const read = readFile(name, file);
  return read.ok
    ? 'accepted'
    : `${read.problem.message} | ${read.problem.safe ?? ''} | ${read.problem.next ?? ''}`;
}

describe('choosing how to read a file', () => {
  it('goes by the content, whatever the name says', () => {
    const fiche = readFile('liste.csv', bytes(completeFiche));
    expect(fiche.ok && [fiche.value.kind, fiche.value.fileName, fiche.value.cases.length]).toEqual([
      'cda',
      'liste.csv',
      1,
    ]);
    const list = readFile('fiche.xml', bytes(LIST));
    expect(list.ok && [list.value.kind, list.value.cases.length]).toEqual(['csv', 1]);
    const marked = readFile(
      'x',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(`\n ${completeFiche.replace(/^<\?xml.*\?>/, '')}`)]),
    );
    expect(marked.ok && marked.value.kind).toBe('cda');
  });

  it.each([
    ['empty', new Uint8Array(), /vide/],
    ['blank', bytes(' \n\t'), /vide/],
    ['a lone byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf]), /vide/],
    ['a PDF', raw('%PDF-1.7\n'), /un PDF.*XML/],
    ['an Excel workbook', raw('PK\x03\x04\0\0[Content_Types].xml\0\0xl/workbook.xml'), /classeur Excel.*CSV/],
    [
      'an OpenDocument sheet',
      raw('PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      /classeur.*CSV/,
    ],
    ['a Word document', raw('PK\x03\x04\0\0[Content_Types].xml\0\0word/document.xml'), /document Word/],
    ['an XDM archive', raw('PK\x03\x04\0\0IHE_XDM/SUBSET01/DOC00001.XML'), /IHE_XDM.*Ouvrez l’archive/],
    ['another zip', raw('PK\x03\x04\0\0photo.bin'), /archive zip/],
    ['an old Excel file', raw('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /ancien document Office.*CSV/],
    ['a picture', raw('\x89PNG\r\n\x1a\n'), /une image/],
    ['DICOM', raw(`${'\0'.repeat(128)}DICM`), /DICOM/],
    ['HL7 v2', raw('MSH|^~\\&|SIL|'), /HL7 v2/],
    ['JSON', raw('{"resourceType":"Patient"}'), /JSON/],
    ['RTF', raw('{\\rtf1\\ansi'), /RTF/],
    ['a web page', raw('<!-- a --><!-- b -->\n<!DOCTYPE html><html>'), /page web/],
    ['a web page without a declaration', raw('<HTML><body>'), /page web/],
    ['a program', raw('\x7fELF\x02\x01\x01\0\0'), /binaire/],
  ])('names %s and says what to do', (_, file, words) => {
    expect(refusal(file)).toMatch(words);
    expect(refusal(file).split(' | ')[2]).not.toBe('');
  });

  it('refuses by size, before and at reading', () => {
    const problem = tooLarge('export.csv', 100 * 1024 * 1024);
    expect(problem.message).toBe(
      '«\u00a0export.csv\u00a0» pèse 100\u00a0Mo, Concerto lit des fichiers de 20\u00a0Mo au plus.',
    );
    expect(problem.safe).toMatch(/pas été ouvert/);
    expect(refusal(new Uint8Array(MAX_FILE_BYTES + 1))).toMatch(/21\u00a0Mo/);
  });

  it('comes to an end on a file made of comments, and takes it for a web page where one begins early only', () => {
    const comments = '<!-- a -->'.repeat(100_000);
    expect(refusal(bytes(comments))).toMatch(/mal formé à la ligne 1.*arrête avant sa fin/);
    const early = '<!-- a -->'.repeat(400);
    expect(refusal(bytes(`${early}<html>${comments}`))).toMatch(/page web/);
    // Behind the first 4 kB nothing is looked for.
    expect(refusal(bytes(`${comments}<html>`))).not.toMatch(/page web/);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (name, any) => void readFile(name, any)),
    );
  });
});

describe('letters that were lost before the file came', () => {
  const garble = (text: string): string => new TextDecoder('windows-1252').decode(bytes(text));
  const told = (text: string): string => {
    const read = readFile('x', bytes(text));
    return read.ok ? read.value.notes.join() : read.problem.message;
  };

  it('cases 06: are said of a fiche and of a list, whose bytes are good UTF-8', () => {
    expect(told(garble(completeFiche))).toMatch(/lettres accentuées semblent perdues/);
    expect(told(garble('Nom;Prénom;DDN\nQUÉRÉ;Maïwenn;03/04/1961'.replace('é', 'e')))).toMatch(/perdues/);
    expect(told('Nom;Prénom;DDN\nQU\ufffdR\ufffd;Zoe;03/04/1961')).toMatch(/perdues/);
  });

  it('are not suspected in good French or Portuguese', () => {
    expect(told(completeFiche)).toBe('');
    expect(told('Nom;Prénom;DDN\nSÃO JOÃO;Conceição;03/04/1961\nÂGÉ;Zoé « Â »;03/04/1961')).toBe('');
  });
});
