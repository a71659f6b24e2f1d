import { EventEmitter } from 'node:events';
import type { BrowserWindow, Display, Rectangle, Screen } from 'electron';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { KeptDisplay } from '../../../../electron/security/settings';
import { keptOf, overlaps } from '../../../../electron/windows/displays';
import { Projector } from '../../../../electron/windows/projector';
import { placed } from './displayLists';

vi.mock('electron', () => ({}));

class FakeWindow extends EventEmitter {
  isOpen = true;
  reloads = 0;
  isShown = false;
  isOnTop = false;
  readonly webContents = Object.assign(new EventEmitter(), { reload: () => this.reloads++ });
  constructor(private bounds: Rectangle) {
    super();
  }
  readonly getBounds = () => this.bounds;
  readonly getNormalBounds = () => this.bounds;
  readonly setBounds = (bounds: Rectangle) => {
    this.bounds = { ...bounds };
    this.emit('move');
  };
  readonly isDestroyed = () => !this.isOpen;
  as: 'normal' | 'full' | 'maximised' = 'normal';
  readonly isFullScreen = () => this.as === 'full';
  readonly isMaximized = () => this.as === 'maximised';
  readonly setFullScreen = (isFull: boolean) => {
    this.as = isFull ? 'full' : 'normal';
    if (!isFull) this.emit('leave-full-screen');
  };
  readonly unmaximize = () => void (this.as = 'normal');
  readonly maximize = () => void (this.as = 'maximised');
  readonly setAlwaysOnTop = (isOnTop: boolean) => void (this.isOnTop = isOnTop);
  readonly moveTop = () => undefined;
  readonly loadURL = () => Promise.resolve();
  readonly showInactive = () => void (this.isShown = true);
  readonly hide = () => void (this.isShown = false);
  readonly close = () => this.destroy();
  readonly destroy = () => {
    this.isOpen = false;
    this.emit('closed');
  };
}

const display = (id: number, x: number, more: Partial<Display> = {}): Display => {
  const place = placed(id, x, more);
  return { ...place, workArea: place.bounds } as Display;
};
const laptop = display(1, 0, { internal: true });
const left = display(2, 1920);
const right = display(3, 3840);

/** A room with its displays, its console and what was remembered; `shown` is the room's window. */
function roomWith(displays: readonly Display[], kept: KeptDisplay | null = null) {
  const screen = Object.assign(new EventEmitter(), {
    displays: [...displays],
    getAllDisplays: () => screen.displays,
    getDisplayMatching: (bounds: Rectangle) => {
      const shared = ({ bounds: b }: Display) =>
        Math.min(bounds.x + bounds.width, b.x + b.width) - Math.max(bounds.x, b.x);
      return [...screen.displays].sort((a, b) => shared(b) - shared(a))[0] as Display;
    },
  });
  const console = new FakeWindow({ x: 100, y: 100, width: 1366, height: 768 });
  const made: FakeWindow[] = [];
  const make = (bounds: Rectangle) => {
    const window = new FakeWindow(bounds);
    made.push(window);
    return window as unknown as BrowserWindow;
  };
  const settings = {
    projector: kept,
    rememberProjector: (display: KeptDisplay) => Promise.resolve(void (settings.projector = display)),
  };
  const told: string[] = [];
  const projector = new Projector(
    screen as unknown as Screen,
    console as unknown as BrowserWindow,
    make,
    settings,
    (state) => told.push(state),
  );
  return {
    projector,
    console,
    settings,
    told,
    made,
    shown: () => made.find(({ isOpen }) => isOpen),
    on: () =>
      screen.displays.find(({ bounds }) => bounds.x === made.find(({ isOpen }) => isOpen)?.getBounds().x),
    plug: (list: readonly Display[]) => {
      screen.displays = [...list];
      screen.emit('display-added');
    },
    drag: (to: Display) => console.setBounds({ ...console.getBounds(), x: to.bounds.x + 100 }),
  };
}

it('opens where a display is plugged in later, and comes back to it after another had it', () => {
  const room = roomWith([laptop]);
  room.projector.want(true);
  expect(room.projector.state).toBe('none');
  room.plug([laptop, left]);
  expect(room.on()).toBe(left);
  const larger = display(4, 3840, { bounds: { x: 3840, y: 0, width: 3840, height: 2160 } });
  room.plug([laptop, left, larger]);
  expect(room.on()).toBe(left);
  room.plug([laptop, larger]);
  expect(room.on()).toBe(larger);
  expect(room.made).toHaveLength(1);
  room.plug([laptop, { ...left, id: 9 }, larger]);
  expect(room.on()?.id).toBe(9);
  expect(room.settings.projector?.id).toBe(9);
  expect(room.told).toEqual(['none', 'shown']);
});

it('takes the display of this room where the one of another room is remembered', () => {
  const room = roomWith([laptop, left], keptOf(display(8, 0, { label: 'Ailleurs' })));
  room.projector.want(true);
  expect(room.settings.projector).toEqual(keptOf(left));
  const kept = roomWith([laptop, left, right], keptOf(right));
  kept.projector.want(true);
  expect(kept.on()).toBe(right);
});

it('moves to the next display, and where there is no other changes places with the console', () => {
  const room = roomWith([laptop, left, right]);
  room.projector.move();
  expect(room.shown()).toBeUndefined();
  room.projector.want(true);
  expect(room.on()).toBe(left);
  room.projector.move();
  expect(room.on()).toBe(right);
  expect(room.settings.projector).toEqual(keptOf(right));
  room.projector.move();
  expect(room.on()).toBe(left);
  room.plug([laptop, left]);
  room.projector.move();
  expect(room.on()).toBe(laptop);
  expect(room.console.getBounds().x).toBe(left.bounds.x + 100);
  room.projector.move();
  expect(room.on()).toBe(left);
  expect(room.console.getBounds().x).toBe(laptop.bounds.x + 100);
});

it.each(['full', 'maximised'] as const)('changes places with a console that is %s, which stays so', (as) => {
  const room = roomWith([laptop, left]);
  room.projector.want(true);
  room.console.as = as;
  room.projector.move();
  expect(room.on()).toBe(laptop);
  expect(room.console.getBounds().x).toBe(left.bounds.x + 100);
  expect(room.console.as).toBe(as);
});

it('shows no longer what nobody answers for, and waits to be asked again', () => {
  const room = roomWith([laptop, left]);
  room.projector.want(true);
  room.console.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(room.shown()?.reloads).toBe(1);
  expect(room.projector.state).toBe('shown');
  room.plug([laptop]);
  room.plug([laptop, left]);
  expect(room.shown()).toBeUndefined();
  expect(room.projector.state).toBe('ready');
  room.projector.want(true);
  expect(room.on()).toBe(left);
  room.console.webContents.emit('did-navigate');
  expect(room.shown()?.reloads).toBe(1);
});

it('loads a page of the room that crashed anew, but not for ever', () => {
  const room = roomWith([laptop, left]);
  room.projector.want(true);
  const crash = () => room.shown()?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  crash();
  expect(room.shown()?.reloads).toBe(1);
  crash();
  expect(room.shown()).toBeUndefined();
  expect(room.told).toEqual(['shown', 'ready']);
});

it('is not opened again when the system closed it, and goes with the console', () => {
  const room = roomWith([laptop, left]);
  room.projector.want(true);
  room.shown()?.destroy();
  expect(room.told).toEqual(['shown', 'ready']);
  room.plug([laptop, left, right]);
  expect(room.shown()).toBeUndefined();
  room.projector.want(true);
  room.console.emit('close');
  expect(room.shown()).toBeUndefined();
  room.projector.want(true);
  room.console.destroy();
  expect(room.shown()).toBeUndefined();
});

it('stands above all on its display, but not above a console that stands across two', () => {
  const room = roomWith([laptop, left]);
  room.projector.want(true);
  expect(room.shown()?.isOnTop).toBe(true);
  room.console.setBounds({ x: 700, y: 0, width: 1366, height: 768 });
  expect(room.on()).toBe(left);
  expect(room.shown()?.isOnTop).toBe(false);
  room.drag(left);
  expect(room.on()).toBe(laptop);
  expect(room.shown()?.isOnTop).toBe(true);
});

const all = [laptop, left, right];
type Room = ReturnType<typeof roomWith>;
const steps = fc.array(
  fc.oneof(
    fc.subarray(all, { minLength: 1 }).map((list) => (room: Room) => room.plug(list)),
    fc.constantFrom(...all).map((to) => (room: Room) => room.drag(to)),
    fc.boolean().map((isWanted) => (room: Room) => room.projector.want(isWanted)),
    fc.constant((room: Room) => room.projector.move()),
    fc.constant((room: Room) => room.shown()?.destroy()),
    fc.constant((room: Room) => void room.shown()?.emit('ready-to-show')),
  ),
  { maxLength: 40 },
);

it('is never over the console, and says where it is, whatever happens', () => {
  let shown = 0;
  fc.assert(
    fc.property(steps, (list) => {
      const room = roomWith([laptop]);
      for (const step of list) {
        step(room);
        const window = room.shown();
        if (window) {
          shown++;
          expect(room.on()?.bounds).toEqual(window.getBounds());
          expect(overlaps(window.getBounds(), room.console.getBounds())).toBe(false);
        }
        expect(room.made.filter(({ isOpen }) => isOpen).length).toBeLessThan(2);
        expect(room.projector.state === 'shown').toBe(window !== undefined);
        if (room.told.length > 0) expect(room.told.at(-1)).toBe(room.projector.state);
      }
    }),
  );
  expect(shown).toBeGreaterThan(0);
});
