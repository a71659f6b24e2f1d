import { app, type BrowserWindow } from 'electron';
import type { DesktopAnswers, DesktopChannel, DesktopInput } from '../../shared/contracts/desktop';
import type { Chosen } from '../backup/chosen';
import { chooseForBackup } from './backups';
import { chooseFolder, saveFile } from './files';
import { printPage } from './print';

type Handlers = {
  readonly [C in DesktopChannel]: (
    window: BrowserWindow,
    input: DesktopInput<C>,
  ) => Promise<DesktopAnswers[C]>;
};

/** What each request does, for the window that asks. */
export const handlersWith = (chosen: Chosen): Handlers => ({
  'file.save': saveFile,
  'folder.choose': (window) => chooseFolder(window),
  'backup.choose': (window, input) => chooseForBackup(window, chosen, input),
  'page.print': (window) => printPage(window.webContents),
  'app.info': () => Promise.resolve({ version: app.getVersion(), electron: process.versions.electron }),
});
