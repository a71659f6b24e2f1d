import { contextBridge, ipcRenderer } from 'electron';
import {
  PAGE_DONE,
  PAGE_EVENT,
  PROJECTOR_STATE,
  SHELL_CONNECT,
  SHELL_PORT,
  SHELL_PORT_MESSAGE,
  type DesktopAnswers,
  type DesktopBridge,
  type DesktopChannel,
  type DesktopEvent,
  type DesktopInput,
  type ProjectorState,
} from '../shared/contracts/desktop';

const ask = <C extends DesktopChannel>(channel: C, input?: DesktopInput<C>): Promise<DesktopAnswers[C]> =>
  ipcRenderer.invoke(channel, input) as Promise<DesktopAnswers[C]>;

let followed: (event: DesktopEvent) => Promise<void> = () => Promise.resolve();
ipcRenderer.on(PAGE_EVENT, (_event, told: DesktopEvent) => {
  void followed(told).finally(() => ipcRenderer.send(PAGE_DONE, told));
});

let followedState: (state: ProjectorState) => void = () => undefined;
ipcRenderer.on(PROJECTOR_STATE, (_event, state: ProjectorState) => followedState(state));

/** One function a use: the page never gets hold of `ipcRenderer`. */
const bridge: DesktopBridge = {
  saveFile: (input) => ask('file.save', input),
  chooseFolder: () => ask('folder.choose'),
  chooseForBackup: (input) => ask('backup.choose', input),
  print: () => ask('page.print'),
  info: () => ask('app.info'),
  wantProjector: (input) => ask('projector.want', input),
  moveProjector: () => ask('projector.move'),
  projectorState: () => ask('projector.state'),
  followProjector: (listener) => {
    followedState = listener;
  },
  connectShell: () => ipcRenderer.send(SHELL_CONNECT),
  follow: (listener) => {
    followed = listener;
  },
};
contextBridge.exposeInMainWorld('concerto', bridge);

// A port cannot cross the context bridge; a message to the window can carry it.
ipcRenderer.on(SHELL_PORT, ({ ports }) =>
  window.postMessage({ concerto: SHELL_PORT_MESSAGE }, window.location.origin, [...ports]),
);
