import { isDeepStrictEqual } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Rectangle } from 'electron';
import { expect } from './fixtures';

/** A display as a test plugs it in. */
export interface FakeDisplay {
  readonly id: number;
  readonly label: string;
  readonly internal: boolean;
  readonly bounds: Rectangle;
}

/** Beside one another, larger than the real screen of the test: a window may stand outside it. */
export const laptop: FakeDisplay = {
  id: 101,
  label: 'Portable',
  internal: true,
  bounds: { x: 0, y: 0, width: 1600, height: 900 },
};
export const projector: FakeDisplay = {
  id: 102,
  label: 'Projecteur',
  internal: false,
  bounds: { x: 1600, y: 0, width: 1280, height: 720 },
};

/**
 * Under Xvfb Electron sees one display whatever is set: from now on it sees these, as if they had just been plugged in,
 * unplugged or set otherwise. The windows are real ones.
 */
export const plug = (
  app: ElectronApplication,
  displays: readonly FakeDisplay[],
  event: 'display-added' | 'display-removed' | 'display-metrics-changed',
): Promise<void> =>
  app.evaluate(
    ({ screen }, { list, name }) => {
      const all = list.map((one) => ({ ...one, workArea: one.bounds })) as Electron.Display[];
      const shared = (a: Rectangle, b: Rectangle) =>
        Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
        Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
      screen.getAllDisplays = () => all;
      screen.getDisplayMatching = (bounds) =>
        [...all].sort((a, b) => shared(b.bounds, bounds) - shared(a.bounds, bounds))[0] as Electron.Display;
      screen.emit(name);
    },
    { list: displays, name: event },
  );

interface Standing {
  readonly console: Rectangle;
  /** Null where it is not open, or not visible yet. */
  readonly room: Rectangle | null;
}

/** Where the two windows are, as Electron says. */
export const standing = (app: ElectronApplication): Promise<Standing> =>
  app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    const isRoom = (window: Electron.BrowserWindow) => window.getTitle() === 'Concerto – projection';
    const console = all.find((window) => !isRoom(window));
    const room = all.find((window) => isRoom(window) && window.isVisible());
    if (!console) throw new Error('The console has gone');
    return { console: console.getBounds(), room: room?.getBounds() ?? null };
  });

/** Well inside the laptop's, however large the screen of the test is. */
export const AT_HOME = { x: 40, y: 30, width: 1200, height: 660 };

/** The console's window, put somewhere as a person would drag it. */
export const dragConsole = (app: ElectronApplication, bounds: Partial<Rectangle>): Promise<void> =>
  app.evaluate(({ BrowserWindow }, to) => {
    const console = BrowserWindow.getAllWindows().find(
      (window) => window.getTitle() !== 'Concerto – projection',
    );
    console?.setBounds(to);
  }, bounds);

const touches = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
  Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y);

/** The room's window covers this display, by a row more at most (`grown`), and nothing of it is over the console. */
export async function expectRoomOn(app: ElectronApplication, { bounds }: FakeDisplay): Promise<void> {
  const taller = { ...bounds, height: bounds.height + 1 };
  await expect
    .poll(async () => {
      const { room } = await standing(app);
      return isDeepStrictEqual(room, taller) ? bounds : room;
    })
    .toEqual(bounds);
  const { console, room } = await standing(app);
  expect(room && touches(console, room)).toBe(false);
}

export const expectNoRoom = (app: ElectronApplication): Promise<void> =>
  expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

export const want = (page: Page, wanted = true): Promise<unknown> =>
  page.evaluate((isWanted) => window.concerto?.wantProjector({ wanted: isWanted }), wanted);
export const move = (page: Page): Promise<unknown> => page.evaluate(() => window.concerto?.moveProjector());
export const stateOf = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.concerto?.projectorState());
