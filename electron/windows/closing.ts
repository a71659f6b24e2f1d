import type { BrowserWindow } from 'electron';
import { tellPage } from './pageEvents';
import type { ShellServer } from '../shellPort';

/**
 * Lets what was just typed reach the disk: the page is told, and the window goes once it has stored everything and the
 * journal has been quiet. `limit` bounds each wait, so that a page that hangs cannot keep the application open.
 */
export function flushBeforeClose(window: BrowserWindow, shell: ShellServer, idle = 250, limit = 4000): void {
  let flushing = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (flushing) return;
    flushing = true;
    window.hide();
    void tellPage(window, 'closing', limit)
      .then(() => shell.quiet(idle, limit))
      .then(() => window.destroy());
  });
}
