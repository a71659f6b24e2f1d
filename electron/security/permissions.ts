import type { Session, WebContents } from 'electron';

/** Concerto needs no camera, no place, no notification, no device: everything asked for is refused, unseen. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  for (const event of ['select-hid-device', 'select-usb-device'] as const)
    session.on(event as 'select-hid-device', (e, _details, answer) => {
      e.preventDefault();
      answer(null);
    });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  // It would fetch its dictionaries from a public server.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

export function denyBluetooth(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
}
