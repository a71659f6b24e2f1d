/**
 * What can be attached, told by its first bytes whatever its name says. Each is shown inside Concerto by itself; what can
 * carry a script or a macro (SVG, HTML, office documents) is left out.
 */
const signatures = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;
export type MediaType = keyof typeof signatures;

const endings: Record<MediaType, readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
};

/** For the dialog in which a person chooses. */
export const ATTACHABLE = [...Object.keys(signatures), ...Object.values(endings).flat()].join(',');

/** In words: « PDF, JPEG ou PNG ». */
export const ATTACHABLE_WORDS = 'PDF, JPEG ou PNG';

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'Image JPEG',
  'image/png': 'Image PNG',
} satisfies Record<MediaType, string>;

/** A newer version may attach what this one does not know. */
export const mediaTypeName = (type: string): string => names[type] ?? 'Fichier';

export const isImage = (type: string): boolean => type === 'image/jpeg' || type === 'image/png';
export const isPdf = (type: string): boolean => type === 'application/pdf';

/** As many first bytes as it takes to tell. */
export const SIGNATURE_BYTES = 8;

/** Null for what is not attached. */
export function sniffMediaType(bytes: Uint8Array): MediaType | null {
  const found = Object.entries(signatures).find(([, signature]) =>
    signature.every((byte, i) => bytes[i] === byte),
  );
  return found ? (found[0] as MediaType) : null;
}

/** The name with an ending that says what it holds, since it is saved by that. */
export function nameFor(name: string, type: MediaType): string {
  const known: readonly string[] = endings[type];
  return known.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[type][0]}`;
}
