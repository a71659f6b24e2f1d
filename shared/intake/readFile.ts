import { readCda } from '../cda/read/readCda';
import { fail, ok, type Problem, type Result } from '../domain/result';
import { readCsv } from './csv';
import { foreignKind } from './fileKinds';
import { garbledNote } from './garbled';
import type { ImportedFile } from './imported';
import { encodingNote, readXml } from './readXml';

/** A fiche weighs some 200 kB; even with an embedded PDF it stays far under this. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** For whoever holds a file: refuse it by its size before reading a byte of it. */
export function tooLarge(name: string, size: number): Problem {
  const megabytes = Math.ceil(size / (1024 * 1024));
  return {
    code: 'file',
    message: `«\u00a0${name}\u00a0» pèse ${megabytes}\u00a0Mo, Concerto lit des fichiers de ${MAX_FILE_BYTES / (1024 * 1024)}\u00a0Mo au plus.`,
    safe: 'Le fichier n’a pas été ouvert et rien n’a été importé.',
    next: 'Vérifiez qu’il s’agit bien d’une fiche RCP (XML) ou d’une liste au format CSV.',
  };
}

/** Whether the bytes are XML: `<` first, after a byte order mark and blanks (UTF-16 puts zeros between). */
function startsLikeXml(bytes: Uint8Array): boolean {
  for (const byte of bytes.subarray(0, 1000)) {
    if (byte === 0x3c) return true;
    if (![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d].includes(byte)) return false;
  }
  return false;
}

/** Reads a file of cases by what it holds, whatever its name says: a fiche RCP (CDA) or a list (CSV). */
export function readFile(fileName: string, bytes: Uint8Array): Result<ImportedFile> {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, problem: tooLarge(fileName, bytes.length) };
  const foreign = foreignKind(bytes);
  if (foreign) return fail('file', foreign.message, { safe: 'Rien n’a été importé.', next: foreign.next });
  if (startsLikeXml(bytes)) {
    const tree = readXml(bytes);
    if (!tree.ok) return tree;
    const found = readCda(tree.value);
    if (!found.ok) return found;
    const cases = [found.value];
    const notes = [encodingNote(bytes), garbledNote(cases)].filter((note) => note !== null);
    return ok({ fileName, kind: 'cda', cases, notes });
  }
  const list = readCsv(bytes);
  if (!list.ok) return list;
  const garbled = garbledNote(list.value.cases);
  const notes = garbled === null ? list.value.notes : [...list.value.notes, garbled];
  return ok({ fileName, kind: 'csv', cases: list.value.cases, notes });
}
