import { BrowserWindow, type Display } from 'electron';
import { APP_ORIGIN } from '../../shared/contracts/security';
import { assertSecureWebPreferences, securePreferences } from '../security/webPreferences';
import { carriedOver } from './displays';
import { moveTo } from './moveTo';

/** The smallest size the screens are drawn for, and the size of a usual hospital screen. */
export function createConsoleWindow(preload: string, devTools: boolean): BrowserWindow {
  const webPreferences = securePreferences(devTools, preload);
  assertSecureWebPreferences(webPreferences);
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Concerto',
    autoHideMenuBar: true,
    webPreferences,
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

export const showApp = (window: BrowserWindow): Promise<void> => window.loadURL(`${APP_ORIGIN}/`);

/** A page that crashes is loaded anew, all it had acknowledged being on the disk; not for ever, if it crashes at once. */
export function reviveAfterCrash(window: BrowserWindow, givenUp: () => void): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    if (now - last < 10_000) return givenUp();
    last = now;
    window.webContents.reload();
  });
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** To another display, as the window is here: full screen, maximised, or at the same place in it. */
export function carry(window: BrowserWindow, from: Display, to: Display): void {
  // Asked before it leaves full screen: without a window manager the old bounds do not come back.
  const there = carriedOver(window.getNormalBounds(), from.workArea, to.workArea);
  if (window.isFullScreen()) {
    window.once('leave-full-screen', () => {
      moveTo(window, there);
      window.setFullScreen(true);
    });
    window.setFullScreen(false);
    return;
  }
  const isMaximized = window.isMaximized();
  if (isMaximized) window.unmaximize();
  moveTo(window, there);
  if (isMaximized) window.maximize();
}
