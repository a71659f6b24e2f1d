import type { ElectronApplication, Page } from '@playwright/test';
import {
  AT_HOME,
  dragConsole,
  expectNoRoom,
  expectRoomOn,
  laptop,
  move,
  plug,
  projector,
  standing,
  stateOf,
  want,
  type FakeDisplay,
} from '../support/displays';
import { expect, test } from '../support/fixtures';

/** Larger than the projector: it would be preferred, if nothing were remembered. */
const television: FakeDisplay = {
  id: 103,
  label: 'Télévision',
  internal: false,
  bounds: { x: 2880, y: 0, width: 1920, height: 1080 },
};

/** What the console's page is told from now on. */
const follow = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    window.concerto?.followProjector((state) => told.push(state));
  });
const told = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as unknown as { told: string[] }).told);

/** A door that is open, or any other screen: what counts is that it answers. */
async function expectUsable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ce poste seul' }).click();
  await page.getByLabel('Nom (obligatoire)').fill('PERCE-NEIGE');
  await expect(page.getByLabel('Nom (obligatoire)')).toHaveValue('PERCE-NEIGE');
}

async function roomPage(app: ElectronApplication): Promise<Page> {
  const found = () => app.windows().find((page) => page.url().endsWith('/projector.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const page = found();
  if (!page) throw new Error('The room has no page');
  await page.waitForLoadState();
  return page;
}

/**
 * The next time that this happens to the room's page or the console's. It is listened for once this has answered, since
 * what a test asks of a page and of the main process goes two ways. Answers whether it was prevented.
 */
async function next(
  app: ElectronApplication,
  which: 'room' | 'console',
  event: 'did-finish-load' | 'will-navigate',
): Promise<() => Promise<boolean>> {
  await app.evaluate(
    ({ BrowserWindow }, { isRoom, name }) => {
      const contents = BrowserWindow.getAllWindows().find(
        (window) => (window.getTitle() === 'Concerto – projection') === isRoom,
      )?.webContents;
      const happened = new Promise<boolean>((resolve) =>
        contents?.once(name as 'will-navigate', ({ defaultPrevented }) => resolve(defaultPrevented)),
      );
      Object.assign(globalThis, { [isRoom ? 'inRoom' : 'inConsole']: happened });
    },
    { isRoom: which === 'room', name: event },
  );
  return () =>
    app.evaluate(
      (_electron, key) =>
        (globalThis as unknown as Record<string, Promise<boolean>>)[key] as Promise<boolean>,
      which === 'room' ? 'inRoom' : 'inConsole',
    );
}

const crash = (app: ElectronApplication, which: 'room' | 'console'): Promise<void> =>
  app.evaluate(({ BrowserWindow }, isRoom) => {
    BrowserWindow.getAllWindows()
      .find((window) => (window.getTitle() === 'Concerto – projection') === isRoom)
      ?.webContents.forcefullyCrashRenderer();
  }, which === 'room');

/** In the console's window, whichever page it has by now: Playwright lets go of one that crashed. */
const inConsole = (app: ElectronApplication, script: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle() !== 'Concerto – projection')
        ?.webContents.executeJavaScript(code) as Promise<unknown>,
    script,
  );

test('a display that is plugged in gets the room’s window, loses it, and has it again', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp();
  await plug(app, [laptop], 'display-removed');
  await dragConsole(app, AT_HOME);
  await follow(page);
  await want(page);
  expect(await stateOf(page)).toBe('none');
  await expectNoRoom(app);

  await plug(app, [laptop, projector], 'display-added');
  await expectRoomOn(app, projector);
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.getTitle() === 'Concerto – projection')
        .map((window) => [window.isFocusable(), window.isFocused(), window.getBackgroundColor()]),
    ),
  ).toEqual([[false, false, '#161412']]);

  await test.step('a change of resolution is followed at once', async () => {
    const sharper = { ...projector, bounds: { ...projector.bounds, width: 1920, height: 1080 } };
    await plug(app, [laptop, sharper], 'display-metrics-changed');
    await expectRoomOn(app, sharper);
    await plug(app, [laptop, projector], 'display-metrics-changed');
    await expectRoomOn(app, projector);
  });

  await test.step('unplugged, it is gone, and the console works on', async () => {
    await plug(app, [laptop], 'display-removed');
    await expectNoRoom(app);
    expect(await stateOf(page)).toBe('none');
    await expectUsable(page);
  });

  await test.step('plugged in again, it is where it was, under another number and beside a larger one', async () => {
    await plug(app, [laptop, television], 'display-added');
    await expectRoomOn(app, television);
    const again = { ...projector, id: 999 };
    await plug(app, [laptop, television, again], 'display-added');
    await expectRoomOn(app, again);
  });
  await expect.poll(() => told(page)).toEqual(['shown', 'none', 'shown']);
});

test('it is moved by the console, leaves the display that the console comes to, and changes places with it', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp();
  await plug(app, [laptop, projector, television], 'display-added');
  await dragConsole(app, AT_HOME);
  await want(page);
  await expectRoomOn(app, television);
  await move(page);
  await expectRoomOn(app, projector);
  await move(page);
  await expectRoomOn(app, television);

  await test.step('the console is dragged there', async () => {
    await dragConsole(app, { x: 2900, y: 40 });
    await expectRoomOn(app, projector);
    await dragConsole(app, { x: 1620, y: 40 });
    await expectRoomOn(app, television);
    await dragConsole(app, { x: 40, y: 30 });
    await expectRoomOn(app, television);
  });

  await test.step('there is one display beside the console’s', async () => {
    await plug(app, [laptop, projector], 'display-removed');
    await expectRoomOn(app, projector);
    await move(page);
    await expectRoomOn(app, laptop);
    expect((await standing(app)).console).toMatchObject({ x: 1640, y: 30 });
    await move(page);
    await expectRoomOn(app, projector);
    expect((await standing(app)).console).toEqual(AT_HOME);
  });
});

test('it closes when asked, by the system and with the console, and its display is remembered', async ({
  launchApp,
}) => {
  const first = await launchApp();
  const { app, page, profile } = first;
  await plug(app, [laptop, projector, television], 'display-added');
  await dragConsole(app, AT_HOME);
  await follow(page);
  await want(page);
  await expectRoomOn(app, television);
  await move(page);
  await expectRoomOn(app, projector);
  await want(page, false);
  await expectNoRoom(app);
  await want(page);
  await expectRoomOn(app, projector);

  await (await roomPage(app)).close();
  await expectNoRoom(app);
  await expect.poll(() => told(page)).toEqual(['shown', 'ready', 'shown', 'ready']);
  await plug(app, [laptop, television, projector], 'display-added');
  expect(await stateOf(page)).toBe('ready');
  await want(page);
  await expectRoomOn(app, projector);

  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle() !== 'Concerto – projection')
      ?.close(),
  );
  await gone;
  await first.close();

  const next = await launchApp({ profile });
  await plug(next.app, [laptop, television, projector], 'display-added');
  await dragConsole(next.app, AT_HOME);
  await want(next.page);
  await expectRoomOn(next.app, projector);
});

test('its page has nothing of the system, asks nobody, and is refused whatever it asks', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp();
  await plug(app, [laptop, projector], 'display-added');
  await dragConsole(app, AT_HOME);
  await want(page);
  const room = await roomPage(app);
  expect(
    await room.evaluate(() =>
      ['concerto', 'require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    ),
  ).toEqual([]);

  await test.step('it lives apart from the console’s', async () => {
    const processes = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
    expect(new Set(processes).size).toBe(2);
  });

  await test.step('what the console may ask, its frame may not', async () => {
    const answers = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      type Handler = (event: object, input?: unknown) => Promise<unknown>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const ask = (window: Electron.BrowserWindow, channel: string) => {
        const answer = handlers.get(channel)?.({ senderFrame: window.webContents.mainFrame });
        return Promise.resolve(answer).catch((error: unknown) => String(error));
      };
      const isRoom = (window: Electron.BrowserWindow) => window.getTitle() === 'Concerto – projection';
      const all = BrowserWindow.getAllWindows();
      const [inRoom, console] = [all.find(isRoom), all.find((window) => !isRoom(window))];
      if (!inRoom || !console) throw new Error('a window is missing');
      let ports = 0;
      inRoom.webContents.postMessage = () => ports++;
      ipcMain.emit('shell.connect', { senderFrame: inRoom.webContents.mainFrame });
      return {
        console: await ask(console, 'projector.state'),
        room: await Promise.all([...handlers.keys()].map((channel) => ask(inRoom, channel))),
        ports,
      };
    });
    expect(answers.console).toBe('shown');
    expect(answers.room.length).toBeGreaterThan(5);
    expect(new Set(answers.room)).toEqual(new Set(['Error: Demande refusée.']));
    expect(answers.ports).toBe(0);
  });

  await test.step('its policy lets it reach neither a server, nor a Worker, nor WebAssembly', async () => {
    const reached = await room.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const answer = await fetch('/index.html').then(
        () => 'answered',
        () => 'refused',
      );
      const worker = await new Promise((resolve) => {
        try {
          const started = new Worker('/assets/none.js');
          started.addEventListener('error', () => resolve('ended'));
        } catch (error) {
          resolve(error instanceof DOMException ? error.name : error);
        }
      });
      // In a turn of its own: the protocol that drives this test may itself evaluate.
      const wasm = await new Promise((resolve) =>
        setTimeout(() => {
          void WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
            () => resolve('compiled'),
            () => resolve('refused'),
          );
        }),
      );
      return { answer, worker, wasm, violated };
    });
    expect(reached).toMatchObject({ answer: 'refused', worker: 'SecurityError', wasm: 'refused' });
    expect(reached.violated).toEqual(expect.arrayContaining(['connect-src', 'worker-src']));
  });

  await test.step('it cannot become the console’s page', async () => {
    const refused = await next(app, 'room', 'will-navigate');
    await room.evaluate(() => {
      location.href = '/index.html';
    });
    expect(await refused()).toBe(true);
    expect(room.url()).toBe('app://concerto/projector.html');
  });
});

test('a crash of the room’s page is its own; a console that begins anew shows nothing of before', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp();
  await plug(app, [laptop, projector], 'display-added');
  await dragConsole(app, AT_HOME);
  await want(page);
  await expectRoomOn(app, projector);
  await roomPage(app);

  await test.step('the room’s page crashes', async () => {
    const anew = await next(app, 'room', 'did-finish-load');
    await crash(app, 'room');
    await anew();
    await expectUsable(page);
    await expectRoomOn(app, projector);
  });

  await test.step('the console’s page is loaded anew: the room’s is, and waits to be wanted', async () => {
    const anew = await next(app, 'room', 'did-finish-load');
    await page.reload();
    await anew();
    await expectRoomOn(app, projector);
    await plug(app, [laptop], 'display-removed');
    await plug(app, [laptop, projector], 'display-added');
    expect(await stateOf(page)).toBe('ready');
    await want(page);
    await expectRoomOn(app, projector);
  });

  await test.step('the console’s page crashes', async () => {
    const console = await next(app, 'console', 'did-finish-load');
    const room = await next(app, 'room', 'did-finish-load');
    await crash(app, 'console');
    await Promise.all([console(), room()]);
    expect(await inConsole(app, 'window.concerto.projectorState()')).toBe('shown');
    await inConsole(app, 'window.concerto.wantProjector({ wanted: false })');
    await expectNoRoom(app);
    expect(await inConsole(app, 'window.concerto.projectorState()')).toBe('ready');
  });
});
