import { attachedOf, MAX_ATTACHED_BYTES, MAX_CASE_BYTES, type AttachedFiles } from './files';
import { megabytes } from './french';
import { ATTACHABLE_WORDS, type MediaType } from './mediaTypes';
import { fail, type Result } from './result';

interface Offered {
  readonly name: string;
  readonly size: number;
  /** Null: of no kind that is attached; undefined: not looked at yet. */
  readonly mediaType: MediaType | null | undefined;
}

/** What is too large by less than a tenth of a megabyte is not said to weigh what is allowed. */
const heavier = (size: number, most: number): string =>
  megabytes(size) === megabytes(most) ? `un peu plus de ${megabytes(most)}` : megabytes(size);

/** Why a file is not attached, and what to do; null when it may be. @param files what the case has already */
export function refusalOf(
  { name, size, mediaType }: Offered,
  files: AttachedFiles | undefined,
): Result<never> | null {
  const safe = 'Le dossier n’a pas changé.';
  const quoted = `«\u00a0${name}\u00a0»`;
  if (size === 0)
    return fail('file', `${quoted} est vide\u00a0: il n’est pas joint.`, {
      safe,
      next: 'Enregistrez-le de nouveau depuis le logiciel qui l’a fait.',
    });
  if (size > MAX_ATTACHED_BYTES)
    return fail(
      'file',
      `${quoted} pèse ${heavier(size, MAX_ATTACHED_BYTES)}\u00a0: une pièce jointe en pèse ${megabytes(MAX_ATTACHED_BYTES)} au plus.`,
      {
        safe,
        next: 'Joignez les seules pages ou images utiles, ou notez où le trouver (PACS) dans le dossier.',
      },
    );
  if (mediaType === null)
    return fail(
      'file',
      `${quoted} n’est ni ${ATTACHABLE_WORDS.replace(', ', ', ni ').replace(' ou ', ', ni ')}\u00a0: il n’est pas joint.`,
      {
        safe,
        next: 'Exportez-le en PDF, ou l’image en JPEG, puis joignez-le.',
      },
    );
  const held = attachedOf(files).reduce((sum, [, file]) => sum + file.size, 0);
  if (held + size > MAX_CASE_BYTES)
    return fail(
      'file',
      `Les pièces jointes de ce dossier pèseraient ${heavier(held + size, MAX_CASE_BYTES)}, pour ${megabytes(MAX_CASE_BYTES)} au plus\u00a0: ${quoted} n’est pas joint.`,
      { safe, next: 'Retirez d’abord une pièce jointe dont la réunion n’a pas besoin.' },
    );
  return null;
}
