const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export const NO_ROOM =
  'Il n’y a pas assez de place dans ce dossier\u00a0: rien n’y a été laissé. Libérez de la place, ou choisissez un autre dossier.';

/**
 * A medium's refusal in words that may be shown. It is no refusal of the workstation's own disk (`DiskRefusal`): a full
 * USB drive must not turn Concerto read-only.
 */
export function writeRefusal(error: unknown): never {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new Error(NO_ROOM);
  throw new Error(
    'Le dossier refuse l’écriture\u00a0: rien n’y a été laissé. Vérifiez que le support est branché et qu’on peut y écrire.',
  );
}

export function readRefusal(error: unknown): never {
  if (codeOf(error) === null) throw error;
  throw new Error('Ce fichier ne peut pas être lu. Vérifiez que le support est branché, puis recommencez.');
}
