import { app, type BrowserWindow } from 'electron';
import type { DesktopAnswers, DesktopChannel, DesktopInput } from '../../shared/contracts/desktop';
import type { Chosen } from '../backup/chosen';
import type { Projector } from '../windows/projector';
import { chooseForBackup } from './backups';
import { chooseFolder, saveFile } from './files';
import { printPage } from './print';
import { moveProjector, wantProjector } from './projector';

type Handlers = {
  readonly [C in DesktopChannel]: (
    window: BrowserWindow,
    input: DesktopInput<C>,
  ) => Promise<DesktopAnswers[C]>;
};

/** What each request does, for the window that asks. */
export const handlersWith = (chosen: Chosen, projector: Projector): Handlers => ({
  'file.save': saveFile,
  'folder.choose': (window) => chooseFolder(window),
  'backup.choose': (window, input) => chooseForBackup(window, chosen, input),
  'page.print': (window) => printPage(window.webContents),
  'projector.want': (_window, input) => wantProjector(projector, input),
  'projector.move': () => moveProjector(projector),
  'projector.state': () => Promise.resolve(projector.state),
  'app.info': () => Promise.resolve({ version: app.getVersion(), electron: process.versions.electron }),
});
