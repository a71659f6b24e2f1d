/** What a file is when it is neither XML nor a list, told by its first bytes, with what to do about it. */
interface ForeignKind {
  readonly message: string;
  readonly next: string;
}

const AS_CSV =
  'Ouvrez-le dans le tableur, enregistrez-le au format CSV (séparateur point-virgule), puis importez ce CSV.';
const AS_FICHE = 'Choisissez la fiche RCP au format XML (document CDA), ou une liste au format CSV.';

const kind = (what: string, next = AS_FICHE): ForeignKind => ({
  message: `Ce fichier est ${what}, que Concerto ne sait pas importer.`,
  next,
});

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');

/** Signatures at the start of a file. */
const signatures: readonly (readonly [RegExp, ForeignKind])[] = [
  [
    /^%PDF/,
    kind('un PDF', 'Demandez la fiche au format XML (document CDA), ou saisissez le dossier à la main.'),
  ],
  [/^\xd0\xcf\x11\xe0/, kind('un ancien document Office (Excel, Word ou message)', AS_CSV)],
  [/^\{\\rtf/, kind('un document RTF')],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0)/s, kind('une image')],
  [
    /^(\x1f\x8b|7z\xbc\xaf|Rar!)/,
    kind('une archive compressée', 'Ouvrez l’archive et importez la fiche qu’elle contient.'),
  ],
  [/^.{128}DICM/s, kind('une image médicale DICOM')],
  [/^MSH\|/, kind('un message HL7 v2')],
  [/^\s*[[{]\s*["{\]}]/, kind('un fichier JSON')],
  [
    /^\s*(<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html)[\s>]/is,
    kind(
      'une page web',
      'Retournez sur cette page et téléchargez la fiche elle-même, ou demandez-la au format XML.',
    ),
  ],
];

/** Zip containers, told by the names of their first entries. */
const zips: readonly (readonly [RegExp, ForeignKind])[] = [
  [/xl\/|spreadsheet/, kind('un classeur Excel ou OpenDocument', AS_CSV)],
  [/word\/|opendocument\.text/, kind('un document Word ou OpenDocument')],
  [
    /IHE_XDM|METADATA\.XML/i,
    kind('une archive IHE_XDM', 'Ouvrez l’archive et importez le document XML du dossier SUBSET01.'),
  ],
];

const UTF16 = /^(\xff\xfe|\xfe\xff)/;

/** Names what cannot be imported; null when the bytes may be XML or a list. */
export function foreignKind(bytes: Uint8Array): ForeignKind | null {
  const head = latin(bytes, 0, 4096);
  const text = head.replace(/^\xef\xbb\xbf/, '');
  if (text.trim() === '' && bytes.length <= 4096)
    return {
      message: 'Ce fichier est vide.',
      next: 'Vérifiez qu’il a été copié en entier, ou demandez-le de nouveau.',
    };
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    // Office lists its parts in the directory at the end of the file.
    const names = head + latin(bytes, Math.max(0, bytes.length - 8192), bytes.length);
    return (
      zips.find(([pattern]) => pattern.test(names))?.[1] ??
      kind('une archive zip', 'Ouvrez l’archive et importez la fiche qu’elle contient.')
    );
  }
  const known = signatures.find(([pattern]) => pattern.test(text))?.[1];
  if (known) return known;
  // Neither XML nor a list holds a zero byte, save in UTF-16.
  if (!UTF16.test(head) && head.includes('\0')) return kind('un fichier binaire');
  return null;
}
