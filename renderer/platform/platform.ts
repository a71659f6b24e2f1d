import type { DesktopAnswers, DesktopEvent, DesktopInput } from '../../shared/contracts/desktop';

/** What a person chose: the word that stands for it, and its last name to show. */
interface Chosen {
  readonly word: string;
  readonly name: string;
}

/** What the page asks of the machine, whichever shell it runs in. */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  saveFile(input: DesktopInput<'file.save'>): Promise<DesktopAnswers['file.save']>;
  /** Where a series of files goes: asked once. Null when the person gave up, undefined where there is nothing to ask. */
  chooseFolder(): Promise<string | null | undefined>;
  /** A folder for backups or a backup file: the word that stands for it. Null where there are no files of Concerto's own. */
  readonly chooseForBackup: ((what: 'folder' | 'file') => Promise<Chosen | null>) | null;
  print(): Promise<DesktopAnswers['page.print']>;
  info(): Promise<{ version: string; electron: string | null }>;
  /** The engine's line to the shell; null where there is no shell to speak to. */
  shellPort(): Promise<MessagePort | null>;
  /** What the shell tells the page of the computer; a browser tells nothing. */
  follow(events: Record<DesktopEvent, () => Promise<void>>): void;
  /** What this shell cannot do, as sentences to show. */
  readonly missing: readonly string[];
}
