import { contextBridge, ipcRenderer } from 'electron';
import {
  SHELL_CONNECT,
  SHELL_PORT,
  SHELL_PORT_MESSAGE,
  type DesktopAnswers,
  type DesktopBridge,
  type DesktopChannel,
  type DesktopInput,
} from '../shared/contracts/desktop';
import { SHELL_CLOSING } from './closing';

const ask = <C extends DesktopChannel>(channel: C, input?: DesktopInput<C>): Promise<DesktopAnswers[C]> =>
  ipcRenderer.invoke(channel, input) as Promise<DesktopAnswers[C]>;

/** One function a use: the page never gets hold of `ipcRenderer`. */
const bridge: DesktopBridge = {
  saveFile: (input) => ask('file.save', input),
  chooseFolder: () => ask('folder.choose'),
  chooseForBackup: (input) => ask('backup.choose', input),
  print: () => ask('page.print'),
  info: () => ask('app.info'),
  connectShell: () => ipcRenderer.send(SHELL_CONNECT),
};
contextBridge.exposeInMainWorld('concerto', bridge);

// A port cannot cross the context bridge; a message to the window can carry it.
ipcRenderer.on(SHELL_PORT, ({ ports }) =>
  window.postMessage({ concerto: SHELL_PORT_MESSAGE }, window.location.origin, [...ports]),
);

// Forms save when the focus leaves them: before the window goes, it does.
ipcRenderer.on(SHELL_CLOSING, () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
});
