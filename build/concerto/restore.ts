import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Restorer, type Piece } from '../../shared/backup/restore';
import { BackupSurvey, type BackupSummary } from '../../shared/backup/survey';
import { journalCodec } from '../../shared/records/journalFrame';
import { codeFor, linesOf, stretchesOf } from './backupFile';
import { exitCodes, meantPath, unreadable, wrongUsage, type Command } from './command';
import { nodeDigests } from './digests';

export const restore: Command = {
  words: 'restore',
  operands: 'FICHIER --to DOSSIER',
  about: 'fait d’une sauvegarde le profil d’un poste, dans un dossier vide',
  options: { to: { type: 'string' } },
  async run({ operands: [given, ...more], options: { to } }) {
    if (given === undefined || more.length > 0 || typeof to !== 'string' || to === '')
      return wrongUsage('Donnez un fichier et un dossier vide\u00a0: restore FICHIER --to DOSSIER');
    const [file, folder] = [meantPath(given), meantPath(to)];
    // Read once before anything is written: what cannot be restored leaves no trace.
    const survey = new BackupSurvey();
    try {
      for await (const stretch of stretchesOf(file)) survey.take(stretch);
    } catch {
      return unreadable('Ce fichier ne peut pas être lu.');
    }
    const found = survey.summary();
    const code = codeFor(found);
    if (code === exitCodes.unreadable)
      return { code, report: { command: 'restore', ...found }, lines: linesOf(found) };
    const refusal = await madeEmpty(folder);
    if (refusal !== null) return unreadable(refusal);
    const summary = await writtenInto(folder, file);
    return {
      code,
      report: { command: 'restore', ...summary, to: folder },
      lines: [
        ...linesOf(summary),
        `Profil écrit. Lancez Concerto avec --user-data-dir sur ce dossier\u00a0: il demandera la clé de récupération imprimée.`,
      ],
    };
  },
};

/** @returns why the folder cannot be used */
async function madeEmpty(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    return (await readdir(folder)).length === 0
      ? null
      : 'Ce dossier n’est pas vide\u00a0: rien n’y a été écrit. Donnez un dossier vide.';
  } catch {
    return 'Ce dossier ne peut pas être créé ou lu\u00a0: rien n’y a été écrit.';
  }
}

/** The key file comes last: a folder without it is no workstation. What a full disk stopped is taken away again. */
async function writtenInto(folder: string, file: string): Promise<BackupSummary> {
  await mkdir(path.join(folder, 'journal'), { mode: 0o700 });
  const restorer = new Restorer(journalCodec(nodeDigests), null);
  const files = new Files(folder);
  try {
    for await (const stretch of stretchesOf(file))
      for (const piece of restorer.take(stretch)) await files.append(piece);
    const rest = restorer.end();
    let last = rest.next();
    for (; !last.done; last = rest.next()) await files.append(last.value);
    await files.close();
    return last.value;
  } catch (error) {
    await files.close().catch(() => undefined);
    for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true });
    throw error;
  }
}

/** One file at a time, each flushed before the next is begun. */
class Files {
  private open: { readonly name: string; readonly handle: FileHandle } | null = null;

  constructor(private readonly folder: string) {}

  async append({ file, bytes }: Piece): Promise<void> {
    if (this.open?.name !== file) {
      await this.close();
      const handle = await open(path.join(this.folder, ...file.split('/')), 'wx', 0o600);
      this.open = { name: file, handle };
    }
    await this.open.handle.writeFile(bytes);
  }

  async close(): Promise<void> {
    const handle = this.open?.handle;
    this.open = null;
    try {
      await handle?.sync();
    } finally {
      await handle?.close();
    }
  }
}
