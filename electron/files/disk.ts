import * as fs from 'node:fs/promises';

/** What is asked of the file system, so that a test can stand in for a disk that is full or breaks. */
export type Disk = Pick<typeof fs, 'open' | 'readdir' | 'readFile' | 'mkdir' | 'rename' | 'rm' | 'stat'>;

export const realDisk: Disk = fs;

/** A new or renamed file is only sure to be found again once its folder is flushed too. Windows has no such call. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** No room, or none left to this user (a quota). */
const isFull = (error: unknown): boolean => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';

/** A disk's refusal in words that may be shown; `full` tells the one that room would cure. */
export class DiskRefusal extends Error {
  readonly full: boolean;

  constructor(error: unknown) {
    super(diskSentence(error));
    this.full = isFull(error);
  }
}

/** A disk's refusal as a person reads it. The system's own words stay out: they may hold a path or a name. */
function diskSentence(error: unknown): string {
  if (isFull(error))
    return 'Le disque est plein\u00a0: rien n’a été écrit. Libérez de la place, puis recommencez.';
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Le disque refuse l’écriture\u00a0: rien n’a été écrit. Vérifiez les droits sur le dossier de Concerto.';
    default:
      return 'Le disque ne répond pas comme il faut\u00a0: rien n’a été écrit. Prévenez votre service informatique.';
  }
}

/** A file as plain bytes: pouchdb's types redeclare Node's `Buffer`, which then is no `Uint8Array` to the compiler. */
export const readBytes = async (disk: Disk, file: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await disk.readFile(file));
