import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { PAGE_DONE, PAGE_EVENT, type DesktopEvent } from '../../shared/contracts/desktop';
import { isTrustedSender } from './sender';

/** Time is counted in ticks that were lived through: a computer that sleeps in between uses up none of the limit. */
const TICK_MS = 100;

/**
 * Tells the page of something outside it.
 * @param limit milliseconds
 * @returns whether the page did what that asks for, or has gone, within the limit
 */
export function tellPage(window: BrowserWindow, event: DesktopEvent, limit: number): Promise<boolean> {
  const { webContents } = window;
  return new Promise((resolve) => {
    let ticks = 0;
    const end = (isDone: boolean) => {
      clearInterval(timer);
      ipcMain.off(PAGE_DONE, onDone);
      webContents.off('did-navigate', onGone);
      resolve(isDone);
    };
    const onDone = ({ senderFrame }: IpcMainEvent, done: unknown) => {
      if (done === event && isTrustedSender(senderFrame, webContents.mainFrame)) end(true);
    };
    const onGone = () => end(true);
    const timer = setInterval(() => {
      if (++ticks * TICK_MS >= limit) end(false);
    }, TICK_MS);
    ipcMain.on(PAGE_DONE, onDone);
    webContents.on('did-navigate', onGone);
    webContents.send(PAGE_EVENT, event);
  });
}
