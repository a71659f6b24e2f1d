import type { BrowserWindow } from 'electron';
import type { ShellServer } from './shellPort';

/** Main → preload: the window is about to go. */
export const SHELL_CLOSING = 'shell.closing';

/**
 * Lets what was just typed reach the journal: the page is told, and the window goes once the journal has been quiet.
 * `limit` bounds the wait, so that a page that hangs cannot keep the application open.
 */
export function flushBeforeClose(window: BrowserWindow, shell: ShellServer, idle = 250, limit = 4000): void {
  let flushing = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (flushing) return;
    flushing = true;
    window.webContents.send(SHELL_CLOSING);
    window.hide();
    void shell.quiet(idle, limit).then(() => window.destroy());
  });
}
