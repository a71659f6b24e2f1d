import type { WebContents } from 'electron';
import { APP_ORIGIN } from '../../shared/contracts/security';

/** The page may only ever show itself; a custom scheme has the opaque origin `null` in Node's URL, hence the parts. */
export const isAppAddress = (address: string): boolean =>
  URL.canParse(address) && `${new URL(address).protocol}//${new URL(address).host}` === APP_ORIGIN;

/** Nothing is opened outside either: there is no `shell.openExternal` anywhere in the application. */
export function lockNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Peer connections would send UDP past the network guard.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
