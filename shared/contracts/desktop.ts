import { z } from 'zod';
import type { Audience } from './audience';

/** What the page may ask of the main process: `preload.ts` exposes one function a use, validated on arrival. */
export const desktopRequests = {
  'file.save': z.object({
    name: z
      .string()
      .min(1)
      .max(200)
      .refine((n) => !/[/\\\0]/.test(n) && n !== '..', 'a single name'),
    kind: z.enum(['docx', 'txt', 'concerto', 'pdf', 'jpg', 'png']),
    bytes: z.instanceof(Uint8Array).refine((b) => b.byteLength <= 50_000_000),
    /** Into the folder that `folder.choose` answered, without asking again and over nothing that is there. */
    folder: z.uuid().optional(),
  }),
  'folder.choose': z.undefined(),
  /** The folder that backups go to, or a backup file to look into. */
  'backup.choose': z.object({ what: z.enum(['folder', 'file']) }),
  'page.print': z.undefined(),
  'app.info': z.undefined(),
  /** Whether the room is to have a window of its own, on a screen where the console is not. */
  'projector.want': z.object({ wanted: z.boolean() }),
  /** To the next screen; where there is no other, it changes places with the console. */
  'projector.move': z.undefined(),
  'projector.state': z.undefined(),
} as const;
export type DesktopChannel = keyof typeof desktopRequests;

/** What a window may ask, by its audience. A window that shows the room what is projected needs nothing of the system. */
const asked: Readonly<Record<Audience, readonly DesktopChannel[]>> = {
  console: [
    'file.save',
    'folder.choose',
    'backup.choose',
    'page.print',
    'app.info',
    'projector.want',
    'projector.move',
    'projector.state',
  ],
  projector: [],
  phone: [],
};
export const mayAskDesktop = (audience: Audience, channel: DesktopChannel): boolean =>
  asked[audience].includes(channel);

export type DesktopInput<C extends DesktopChannel> = z.infer<(typeof desktopRequests)[C]>;

export interface DesktopAnswers {
  /** `name` is the file's own name, never its path. */
  'file.save': { saved: true; name: string } | { saved: false; reason: 'cancelled' | 'failed' };
  /** `folder` stands for the chosen one; the page never learns its path. */
  'folder.choose': { folder: string | null };
  /** `word` stands for it over the shell port; `name` is its last name, never its path. Null: the person gave up. */
  'backup.choose': { chosen: { word: string; name: string } | null };
  'page.print': { printed: boolean };
  'app.info': { version: string; electron: string };
  'projector.want': null;
  'projector.move': null;
  'projector.state': ProjectorState;
}

/**
 * Where the room's own window is: shown; closed, with a screen that is ready for it; nowhere, the console having the only
 * screen.
 */
export type ProjectorState = 'shown' | 'ready' | 'none';

/** What main tells the page: the computer is locked or goes to sleep; the window is about to go. */
export type DesktopEvent = 'lock' | 'closing';

/** Put on `window.concerto` by the preload script; absent in the browser shell. */
export interface DesktopBridge {
  saveFile(input: DesktopInput<'file.save'>): Promise<DesktopAnswers['file.save']>;
  chooseFolder(): Promise<DesktopAnswers['folder.choose']>;
  chooseForBackup(input: DesktopInput<'backup.choose'>): Promise<DesktopAnswers['backup.choose']>;
  print(): Promise<DesktopAnswers['page.print']>;
  info(): Promise<DesktopAnswers['app.info']>;
  wantProjector(input: DesktopInput<'projector.want'>): Promise<null>;
  moveProjector(): Promise<null>;
  projectorState(): Promise<ProjectorState>;
  /** Whom the projector's state is told to from now on, at each change. */
  followProjector(listener: (state: ProjectorState) => void): void;
  /** Asks main for the engine's port; it arrives as a window message `{concerto: 'shell-port'}` with one port. */
  connectShell(): void;
  /** Whom main's events are told to from now on; main hears when what they ask for is done. */
  follow(listener: (event: DesktopEvent) => Promise<void>): void;
}

/** Ask for the shell port (renderer → main), hand it over (main → preload). */
export const SHELL_CONNECT = 'shell.connect';
export const SHELL_PORT = 'shell.port';
export const SHELL_PORT_MESSAGE = 'shell-port';

/** The projector's state, at each change (main → preload). */
export const PROJECTOR_STATE = 'projector.state.changed';

/** An event (main → preload), and that the page has done what it asks for (preload → main). */
export const PAGE_EVENT = 'page.event';
export const PAGE_DONE = 'page.done';
