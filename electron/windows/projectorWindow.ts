import { BrowserWindow, type Rectangle } from 'electron';
import { APP_ORIGIN, PROJECTOR_PAGE } from '../../shared/contracts/security';
import { assertSecureWebPreferences, securePreferences } from '../security/webPreferences';
import { grown } from './displays';
import { isAt, moveTo } from './moveTo';

const ADDRESS = `${APP_ORIGIN}/${PROJECTOR_PAGE}`;

/**
 * The room's window: it covers a screen and takes no key. Its page has no preload script, since it needs nothing of the
 * system, and goes nowhere else, not even to the console's.
 */
export function createProjectorWindow(bounds: Rectangle, devTools: boolean): BrowserWindow {
  const webPreferences = securePreferences(devTools);
  assertSecureWebPreferences(webPreferences);
  const window = new BrowserWindow({
    ...bounds,
    show: false,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    hasShadow: false,
    roundedCorners: false,
    title: 'Concerto – projection',
    // The dark page's own: nothing white flashes in a dark room.
    backgroundColor: '#161412',
    webPreferences,
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('will-navigate', (event) => {
    if (event.url !== ADDRESS) event.preventDefault();
  });
  return window;
}

/** Closed meanwhile, it is loaded no more. */
export const showProjection = (window: BrowserWindow): Promise<void> =>
  window.loadURL(ADDRESS).catch(() => undefined);

/** @param away what is not to be touched: the console's display */
export function cover(window: BrowserWindow, bounds: Rectangle, away: Rectangle): void {
  // macOS keeps the menu bar and the Dock above a window that is not full screen.
  if (process.platform === 'darwin') {
    if (window.isSimpleFullScreen() && isAt(window, bounds)) return;
    window.setSimpleFullScreen(false);
    moveTo(window, bounds);
    window.setSimpleFullScreen(true);
  } else if (process.platform === 'linux') moveTo(window, bounds, grown(bounds, away));
  else moveTo(window, bounds);
}
