import path from 'node:path';
import { atomicWrite } from './atomicWrite';
import { DiskRefusal, isMissing, realDisk, type Disk } from './disk';

/** The wrapped data keys, as the node wrote them: the shell keeps the text and understands nothing of it. */
export class Vault {
  private readonly file: string;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    private readonly disk: Disk = realDisk,
  ) {
    this.file = path.join(folder, 'vault.json');
  }

  /** Null before the first enrolment. Throws when the file is there and cannot be read: never taken for a new start. */
  async read(): Promise<string | null> {
    try {
      return await this.disk.readFile(this.file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw new Error(
        'Le fichier des clés de ce poste ne peut pas être lu. Prévenez votre service informatique.',
      );
    }
  }

  /** One after the other, so that the last text asked for is the one that stays. */
  write(text: string): Promise<void> {
    const written = this.writing.then(() => atomicWrite(this.file, text, this.disk));
    this.writing = written.catch(() => undefined);
    return written.catch((error: unknown) => {
      throw new DiskRefusal(error);
    });
  }
}
