import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { Audience } from '../../shared/contracts/audience';
import { isTrustedSender } from './sender';

interface TrustedWindow {
  readonly window: BrowserWindow;
  readonly audience: Audience;
}

/** The windows that are listened to, each with its audience: what it may ask follows from that. */
export class TrustedWindows {
  private readonly open = new Set<TrustedWindow>();

  /** Until it is closed. */
  add(window: BrowserWindow, audience: Audience): void {
    const trusted = { window, audience };
    this.open.add(trusted);
    window.once('closed', () => this.open.delete(trusted));
  }

  /** The window whose top frame sent this while it showed the application; null for whoever else. */
  senderOf({ senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): TrustedWindow | null {
    for (const trusted of this.open)
      if (isTrustedSender(senderFrame, trusted.window.webContents.mainFrame)) return trusted;
    return null;
  }
}
