import { EventEmitter } from 'node:events';
import type { BrowserWindow, IpcMainEvent } from 'electron';
import { expect, it } from 'vitest';
import { TrustedWindows } from '../../../../electron/windows/trustedWindows';
import { APP_ORIGIN } from '../../../../shared/contracts/security';
import { desktopRequests, mayAskDesktop, type DesktopChannel } from '../../../../shared/contracts/desktop';

const frame = (processId: number) => ({ processId, routingId: 1, origin: APP_ORIGIN, parent: null });
const windowOf = (processId: number) =>
  Object.assign(new EventEmitter(), {
    webContents: { mainFrame: frame(processId) },
  }) as unknown as BrowserWindow;
const sentBy = (senderFrame: object | null) => ({ senderFrame }) as unknown as IpcMainEvent;

it('knows for whom the window is that asks, and nobody else', () => {
  const windows = new TrustedWindows();
  const [console, projector] = [windowOf(1), windowOf(2)];
  windows.add(console, 'console');
  windows.add(projector, 'projector');
  expect(windows.senderOf(sentBy(frame(1)))).toEqual({ window: console, audience: 'console' });
  expect(windows.senderOf(sentBy(frame(2)))?.audience).toBe('projector');
  expect(windows.senderOf(sentBy(frame(3)))).toBeNull();
  expect(windows.senderOf(sentBy({ ...frame(2), parent: frame(2) }))).toBeNull();
  expect(windows.senderOf(sentBy({ ...frame(2), origin: 'https://elsewhere.example' }))).toBeNull();
  expect(windows.senderOf(sentBy(null))).toBeNull();
  projector.emit('closed');
  expect(windows.senderOf(sentBy(frame(2)))).toBeNull();
});

it('gives the console all that can be asked of the system, and the room nothing', () => {
  for (const channel of Object.keys(desktopRequests) as DesktopChannel[]) {
    expect(mayAskDesktop('console', channel)).toBe(true);
    expect(mayAskDesktop('projector', channel)).toBe(false);
    expect(mayAskDesktop('phone', channel)).toBe(false);
  }
});
