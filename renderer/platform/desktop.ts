import { SHELL_PORT_MESSAGE, type DesktopBridge } from '../../shared/contracts/desktop';
import type { Platform, Projector } from './platform';

declare global {
  interface Window {
    /** Put there by the desktop's preload script. */
    readonly concerto?: DesktopBridge;
  }
}

const projectorOf = (bridge: DesktopBridge): Projector => ({
  follow: (listener) => {
    let isTold = false;
    bridge.followProjector((state) => {
      isTold = true;
      listener(state);
    });
    // What is told meanwhile is newer than the answer.
    void bridge.projectorState().then((state) => {
      if (!isTold) listener(state);
    });
  },
  want: (wanted) => void bridge.wantProjector({ wanted }),
  move: () => void bridge.moveProjector(),
});

export const desktopPlatform = (bridge: DesktopBridge): Platform => ({
  kind: 'desktop',
  saveFile: (input) => bridge.saveFile(input),
  chooseFolder: async () => (await bridge.chooseFolder()).folder,
  chooseForBackup: async (what) => (await bridge.chooseForBackup({ what })).chosen,
  print: () => bridge.print(),
  info: () => bridge.info(),
  shellPort: () =>
    new Promise((resolve) => {
      const receive = (event: MessageEvent<unknown>) => {
        const port = event.ports[0];
        const data = event.data as { concerto?: unknown } | null;
        if (event.source !== window || data?.concerto !== SHELL_PORT_MESSAGE || !port) return;
        window.removeEventListener('message', receive);
        resolve(port);
      };
      window.addEventListener('message', receive);
      bridge.connectShell();
    }),
  projector: projectorOf(bridge),
  follow: (events) => bridge.follow((event) => events[event]()),
  missing: [],
});
