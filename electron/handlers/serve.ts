import { ipcMain, MessageChannelMain } from 'electron';
import {
  desktopRequests,
  mayAskDesktop,
  SHELL_CONNECT,
  SHELL_PORT,
  type DesktopChannel,
  type DesktopInput,
} from '../../shared/contracts/desktop';
import type { Chosen } from '../backup/chosen';
import type { ShellServer } from '../shellPort';
import type { Projector } from '../windows/projector';
import type { TrustedWindows } from '../windows/trustedWindows';
import { handlersWith } from './handlers';

/** The page hears only that it was refused: neither why nor where. */
const refused = (): Error => new Error('Demande refusée.');

/** Every call is checked for who sends it, for whether that window may, and for what it holds, before anything is done. */
export function serveWindows(
  windows: TrustedWindows,
  shell: ShellServer,
  chosen: Chosen,
  projector: Projector,
): void {
  const handlers = handlersWith(chosen, projector);
  const serve = <C extends DesktopChannel>(channel: C): void =>
    ipcMain.handle(channel, async (event, input: unknown) => {
      const sender = windows.senderOf(event);
      const parsed = desktopRequests[channel].safeParse(input);
      if (!sender || !mayAskDesktop(sender.audience, channel) || !parsed.success) throw refused();
      try {
        return await handlers[channel](sender.window, parsed.data as DesktopInput<C>);
      } catch {
        throw refused();
      }
    });
  for (const channel of Object.keys(desktopRequests) as DesktopChannel[]) serve(channel);

  ipcMain.on(SHELL_CONNECT, (event) => {
    const sender = windows.senderOf(event);
    // The disk is the engine's alone, and the engine is the console's.
    if (sender?.audience !== 'console') return;
    const { port1, port2 } = new MessageChannelMain();
    shell.attach(port1);
    sender.window.webContents.postMessage(SHELL_PORT, null, [port2]);
  });
}
