import type { BrowserWindow, PowerMonitor } from 'electron';
import { tellPage } from './pageEvents';

/** Longer than the page takes to store what was typed and to close its engine (renderer/app/lock.ts). */
const LIMIT_MS = 6000;

/**
 * The workstation is locked when the computer is, or goes to sleep. Electron hears of the lock screen on Windows and
 * macOS, of sleep everywhere. A page that does not answer is ended: what it held in memory goes with it, and it is
 * loaded anew, locked (`reviveAfterCrash`).
 */
export function lockWithSystem(power: PowerMonitor, window: BrowserWindow): void {
  const lock = () => {
    if (window.isDestroyed()) return;
    void tellPage(window, 'lock', LIMIT_MS).then((isDone) => {
      if (!isDone && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    });
  };
  power.on('lock-screen', lock);
  power.on('suspend', lock);
  // Another user takes the screen (macOS).
  power.on('user-did-resign-active', lock);
}
