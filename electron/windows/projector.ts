import { isDeepStrictEqual } from 'node:util';
import type { BrowserWindow, Display, Rectangle, Screen } from 'electron';
import type { ProjectorState } from '../../shared/contracts/desktop';
import type { KeptDisplay, Settings } from '../security/settings';
import { carry, reviveAfterCrash } from './consoleWindow';
import { displayForRoom, keptOf, nextDisplay, overlaps, remembered } from './displays';
import { cover, showProjection } from './projectorWindow';

/** Wider than the borders of a maximised window, which Windows lets hang over onto the next display. */
const BORDERS = 16;

/**
 * Keeps the room's window where it is wanted: on a display that the console is not on, whatever is plugged in, unplugged
 * or moved meanwhile. No list of displays is kept: the system is asked anew each time.
 */
export class Projector {
  private isWanted = false;
  private window: BrowserWindow | null = null;
  private display: Display | null = null;
  /** Where the room's window belongs, and comes back to. */
  private home: KeptDisplay | null;
  private isSettled = false;
  private told: ProjectorState | null = null;

  constructor(
    private readonly screen: Pick<Screen, 'getAllDisplays' | 'getDisplayMatching' | 'on'>,
    private readonly console: BrowserWindow,
    private readonly make: (bounds: Rectangle) => BrowserWindow,
    private readonly settings: Pick<Settings, 'projector' | 'rememberProjector'>,
    private readonly tell: (state: ProjectorState) => void,
  ) {
    this.home = settings.projector;
    const place = () => this.place();
    screen.on('display-added', place);
    screen.on('display-removed', place);
    screen.on('display-metrics-changed', place);
    console.on('move', place);
    console.on('resize', place);
    // At once, not when all is flushed.
    console.on('close', () => this.want(false));
    console.on('closed', () => this.close());
    console.webContents.on('render-process-gone', () => this.abandon());
    console.webContents.on('did-navigate', () => this.abandon());
  }

  get state(): ProjectorState {
    if (this.window) return 'shown';
    return this.bestDisplay() ? 'ready' : 'none';
  }

  want(isWanted: boolean): void {
    this.isWanted = isWanted;
    if (!isWanted) this.close();
    this.place();
  }

  /** To the next display; where there is no other, it changes places with the console. */
  move(): void {
    if (!this.display) return;
    const { display } = this;
    const under = this.consoleDisplay();
    const next = nextDisplay(this.screen.getAllDisplays(), under, display);
    this.remember(next ?? under);
    if (!next) carry(this.console, under, display);
    this.place();
  }

  /** What nobody answers for any more is shown no longer. The window stays, dark, until the console's page asks anew. */
  private abandon(): void {
    this.isWanted = false;
    this.window?.webContents.reload();
  }

  private consoleDisplay(): Display {
    return this.screen.getDisplayMatching(this.console.getBounds());
  }

  private bestDisplay(): Display | null {
    return displayForRoom(this.screen.getAllDisplays(), this.consoleDisplay(), this.home);
  }

  private place(): void {
    if (this.console.isDestroyed()) return;
    const display = this.bestDisplay();
    if (!display) this.close();
    else if (this.window ?? this.isWanted) {
      this.settleOn(display);
      this.window ??= this.open(display.bounds);
      this.display = display;
      this.cover(this.window, display);
    }
    const { state } = this;
    if (state === this.told) return;
    this.told = state;
    this.tell(state);
  }

  private open(bounds: Rectangle): BrowserWindow {
    const window = this.make(bounds);
    window.once('ready-to-show', () => {
      window.showInactive();
      this.place();
    });
    window.once('closed', () => {
      // Not by us: by whoever closed it at the system.
      if (this.window === window) this.want(false);
    });
    reviveAfterCrash(window, () => this.want(false));
    void showProjection(window);
    return window;
  }

  /** Out of sight at once. Its page may still say that it goes; one that hangs is ended. */
  private close(): void {
    const { window } = this;
    this.window = this.display = null;
    if (!window || window.isDestroyed()) return;
    window.hide();
    window.once('unresponsive', () => window.destroy());
    window.close();
  }

  /** Above the task bar, but never above a console that stands across two displays. */
  private cover(window: BrowserWindow, { bounds }: Display): void {
    cover(window, bounds, this.consoleDisplay().bounds);
    const isAcross = overlaps(this.console.getBounds(), bounds, BORDERS);
    window.setAlwaysOnTop(!isAcross, 'pop-up-menu');
    if (isAcross) this.console.moveTop();
  }

  /**
   * The first display of this start becomes its home, if the one of before is not there. Those after it are where an
   * unplug or the console drove it: it comes back from there. A home may have got another resolution or number.
   */
  private settleOn(display: Display): void {
    const isHome = remembered([display], this.home) !== undefined;
    const isLost = !this.isSettled && !remembered(this.screen.getAllDisplays(), this.home);
    this.isSettled = true;
    if (isHome || isLost) this.remember(display);
  }

  private remember(display: Display): void {
    const home = keptOf(display);
    if (isDeepStrictEqual(home, this.home)) return;
    this.home = home;
    // Forgotten at the next start, at worst: the disk's own trouble is told elsewhere.
    this.settings.rememberProjector(home).catch(() => undefined);
  }
}
