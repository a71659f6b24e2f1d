import { expect, test } from '../support/fixtures';

test('every permission is refused', async ({ launchApp }) => {
  const { page } = await launchApp();
  const answers = await page.evaluate(async () => {
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'other');
    const states: Record<string, string> = {};
    for (const name of [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ])
      states[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      states,
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
      notification: await Notification.requestPermission(),
      media: await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(nameOf),
      screen: await navigator.mediaDevices.getDisplayMedia().catch(nameOf),
      clipboard: await navigator.clipboard.readText().catch(nameOf),
      midi: await navigator.requestMIDIAccess().then(() => 'given', nameOf),
    };
  });
  expect(new Set(Object.values(answers.states))).toEqual(new Set(['denied']));
  expect(answers.place).toBe(1);
  expect(answers.notification).toBe('denied');
  expect(['NotAllowedError', 'NotFoundError']).toContain(answers.media);
  expect(answers.screen).not.toBe('given');
  expect(answers.clipboard).toBe('NotAllowedError');
  expect(answers.midi).not.toBe('given');
});

test('no device can be chosen', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  // A click gives the user activation that choosing a device needs.
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `(async () => {
        const names = [];
        for (const [api, options] of [['usb', { filters: [] }], ['hid', { filters: [] }], ['serial', {}], ['bluetooth', { acceptAllDevices: true }]]) {
          const device = await navigator[api]?.[api === 'serial' ? 'requestPort' : 'requestDevice'](options).catch(() => null);
          if (device && !(Array.isArray(device) && device.length === 0)) names.push(api);
        }
        window.devices = names;
      })()`,
      true,
    );
  });
  expect(await page.evaluate(() => (window as unknown as { devices: string[] }).devices)).toEqual([]);
});

test('the spell checker fetches nothing', async ({ launchApp }) => {
  const { app } = await launchApp();
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
});
