import type {
  DesktopAnswers,
  DesktopEvent,
  DesktopInput,
  ProjectorState,
} from '../../shared/contracts/desktop';

/** What a person chose: the word that stands for it, and its last name to show. */
interface Chosen {
  readonly word: string;
  readonly name: string;
}

/** The window that shows the room what is projected, beside the console. */
export interface Projector {
  /** Told now, and at each change. `window`: a browser opens one where its user asks, and knows of no screens. */
  follow(listener: (state: ProjectorState | 'window') => void): void;
  /** Opens it, and from then on wherever there is a screen for it; or closes it. */
  want(isWanted: boolean): void;
  /** To the next screen. A browser leaves that to its user. */
  move(): void;
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
  readonly projector: Projector;
  /** What this shell cannot do, as sentences to show. */
  readonly missing: readonly string[];
}
