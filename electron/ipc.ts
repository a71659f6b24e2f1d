import {
  app,
  ipcMain,
  MessageChannelMain,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron';
import {
  desktopRequests,
  SHELL_CONNECT,
  SHELL_PORT,
  type DesktopAnswers,
  type DesktopChannel,
  type DesktopInput,
} from '../shared/contracts/desktop';
import { chooseForBackup } from './backup/choose';
import type { Chosen } from './backup/chosen';
import { printPage } from './print';
import { chooseFolder, saveFile } from './saveFile';
import { isTrustedSender } from './security/sender';
import type { ShellServer } from './shellPort';

type Handlers = { [C in DesktopChannel]: (input: DesktopInput<C>) => Promise<DesktopAnswers[C]> };

/** The page hears only that it was refused: neither why nor where. */
const refused = (): Error => new Error('Demande refusée.');

/** Every call is checked for who sends it and for what it holds before anything is done. */
export function serveIpc(window: BrowserWindow, shell: ShellServer, chosen: Chosen): void {
  const trusted = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent) =>
    isTrustedSender(senderFrame, window.webContents.mainFrame);
  const handlers: Handlers = {
    'file.save': (input) => saveFile(window, input),
    'folder.choose': () => chooseFolder(window),
    'backup.choose': (input) => chooseForBackup(window, chosen, input),
    'page.print': () => printPage(window.webContents),
    'app.info': () => Promise.resolve({ version: app.getVersion(), electron: process.versions.electron }),
  };

  const serve = <C extends DesktopChannel>(channel: C): void =>
    ipcMain.handle(channel, async (event, input: unknown) => {
      const parsed = desktopRequests[channel].safeParse(input);
      if (!trusted(event) || !parsed.success) throw refused();
      try {
        return await handlers[channel](parsed.data as DesktopInput<C>);
      } catch {
        throw refused();
      }
    });
  for (const channel of Object.keys(desktopRequests) as DesktopChannel[]) serve(channel);

  ipcMain.on(SHELL_CONNECT, (event) => {
    if (!trusted(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    shell.attach(port1);
    window.webContents.postMessage(SHELL_PORT, null, [port2]);
  });
}
