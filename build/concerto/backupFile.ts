import { createReadStream } from 'node:fs';
import { megabytes, plural } from '../../shared/domain/french';
import { backupCodec, type BackupPayload } from '../../shared/backup/payloads';
import type { BackupSummary } from '../../shared/backup/survey';
import { damageWords } from '../../shared/backup/words';
import type { Stretch } from '../../shared/records/frame';
import { FrameStream } from '../../shared/records/frameStream';
import { exitCodes, type ExitCode } from './command';
import { nodeDigests } from './digests';

/** A backup's stretches, the file being read in pieces. Rejects where it cannot be read. */
export async function* stretchesOf(file: string): AsyncGenerator<Stretch<BackupPayload>> {
  const stream = new FrameStream(backupCodec(nodeDigests));
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    yield* stream.push(chunk as Uint8Array);
  yield* stream.end();
}

export const codeFor = ({ state }: BackupSummary): ExitCode =>
  state === 'whole' ? exitCodes.whole : state === 'damaged' ? exitCodes.damaged : exitCodes.unreadable;

const ONLY_THE_KEY =
  'Sans clé, on voit seulement si le fichier est entier\u00a0: que le poste l’a bien écrit, et que rien n’en a été retiré, seule sa clé de récupération le prouve, dans Concerto.';

/** What the backup holds and what it lacks, for a person. */
export function linesOf(summary: BackupSummary): string[] {
  const { about, boards, records, size, missingNames } = summary;
  const words = damageWords(summary);
  return [
    ...(words.length === 0 ? ['La sauvegarde est entière.'] : words),
    ...(about ? [ONLY_THE_KEY] : []),
    ...(about
      ? [
          `Faite le ${about.at} (temps universel), poste ${about.device}, Concerto ${about.version}`,
          `${megabytes(size)}, ${plural(records, 'enregistrement')}`,
          ...boards.map(
            (board) =>
              `  ${board.database}\u00a0: ${plural(board.cases, 'dossier')}, ${plural(board.records, 'enregistrement')}${
                board.missing > 0 ? `, ${plural(board.missing, 'manquant')}` : ''
              }`,
          ),
        ]
      : []),
    ...Object.entries(missingNames).flatMap(([database, names]) =>
      names.map((name) => `- ${database}\u00a0: ${name}`),
    ),
  ];
}
