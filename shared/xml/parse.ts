import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../domain/result';
import type { XmlElement, XmlNode } from './tree';

/** A fiche RCP has about 3 000 elements, 25 deep: beyond these bounds a file is abusive, not large. */
const MAX_DEPTH = 150;
const MAX_ELEMENTS = 50_000;
/** Fed in pieces so that the first fault stops the reading. */
const PIECE = 65_536;

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end|must contain a root/, 'il s’arrête avant sa fin, il a pu être coupé'],
  [/closing tag|close tag/, 'une balise est mal fermée'],
  [/entity/, 'il contient une entité inconnue ou mal écrite'],
  [/attribute/, 'un attribut est mal écrit'],
  [/namespace|prefix/, 'un préfixe n’est pas déclaré'],
  [/disallowed character/, 'il contient un caractère interdit'],
  [/outside of root|only one root/, 'il contient du texte hors de sa racine'],
];

/** The parser's own words may quote the file: only our sentence goes out. */
const malformed = (line: number, message: string): Result<never> => {
  const reason = reasons.find(([pattern]) => pattern.test(message))?.[1];
  return fail(
    'file',
    `Le fichier XML est mal formé à la ligne ${line}${reason ? `\u00a0: ${reason}` : ''}.`,
    {
      safe: 'Rien n’a été importé.',
      next: 'Demandez le fichier de nouveau à son auteur, sans le modifier.',
    },
  );
};

const abusive = (message: string): Result<never> =>
  fail('file', message, {
    safe: 'Rien n’a été importé.',
    next: 'N’ouvrez pas ce fichier ; prévenez la personne qui l’a envoyé.',
  });

/**
 * Reads an XML text into a tree. No DTD is ever accepted: entities can swell a small file to gigabytes or reach other
 * files (OWASP, XML external entity). The five built-in entities and numeric references are the only ones expanded.
 */
export function parseXml(text: string): Result<XmlElement> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  let count = 0;
  let problem: Result<never> | null = null;
  const stop = (found: Result<never>): void => void (problem ??= found);

  parser.on('error', (error) => stop(malformed(parser.line, error.message.replace(/^\d*:\d*: /, ''))));
  parser.on('doctype', () =>
    stop(
      abusive(
        'Ce fichier XML contient une déclaration DOCTYPE. Concerto la refuse : les entités qu’elle définit peuvent servir à saturer l’ordinateur ou à lire d’autres fichiers.',
      ),
    ),
  );
  parser.on('opentag', (tag) => {
    if (problem) return;
    count++;
    if (count > MAX_ELEMENTS || open.length >= MAX_DEPTH)
      return stop(
        abusive('Ce fichier XML est anormalement grand ou imbriqué : ce n’est pas un document médical.'),
      );
    const attributes = new Map<string, string>();
    for (const { local, prefix, uri, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || local === 'xmlns') continue;
      attributes.set(uri === XSI ? `xsi:${local}` : prefix ? `${prefix}:${local}` : local, value);
    }
    const parent = open.at(-1) ?? null;
    const element: Growing = {
      name: tag.local,
      ns: tag.uri,
      attributes,
      children: [],
      parent,
      line: parser.line,
    };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (content: string): void => void open.at(-1)?.children.push(content);
  parser.on('text', addText);
  parser.on('cdata', addText);

  for (let at = 0; at < text.length && !problem; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (!problem) parser.close();
  if (problem) return problem;
  return root ? ok(root) : malformed(1, 'must contain a root');
}
