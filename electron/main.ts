import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { app, dialog, Menu, powerMonitor, safeStorage, screen, session, type Rectangle } from 'electron';
import { PROJECTOR_STATE } from '../shared/contracts/desktop';
import { Backups } from './backup/backups';
import { Chosen } from './backup/chosen';
import { settleRestore } from './backup/install';
import { roomFor } from './backup/places';
import { realDisk } from './files/disk';
import { Settings } from './security/settings';
import { Keychain } from './files/keychain';
import { machineAt, SpaceGuard } from './files/space';
import { Tries, Vault } from './files/vault';
import { Witness } from './files/witness';
import { serveWindows } from './handlers/serve';
import { Journal } from './journal/journal';
import { pagesIn } from './phones/pages';
import { Phones } from './phones/phones';
import { registerAppScheme, serveApp } from './security/appProtocol';
import { refusedSentence, refusedSwitch } from './security/commandLine';
import { lockNavigation } from './security/navigation';
import { guardNetwork } from './security/networkGuard';
import { denyBluetooth, denyPermissions } from './security/permissions';
import { ShellServer } from './shellPort';
import { flushBeforeClose } from './windows/closing';
import { bringToFront, createConsoleWindow, reviveAfterCrash, showApp } from './windows/consoleWindow';
import { Projector } from './windows/projector';
import { createProjectorWindow } from './windows/projectorWindow';
import { lockWithSystem } from './windows/systemLock';
import { TrustedWindows } from './windows/trustedWindows';

/*
 * The composition root: what there is, and what it is given. Command line switches of Concerto's own: none.
 * Electron's `--user-data-dir=<folder>` keeps a second, separate workstation on one machine (the tests do).
 */
const bundle = path.join(app.getAppPath(), 'dist');

/** Set by `npm run package -- --test`: the packaged application that Playwright may drive. */
function isTestBuild(): boolean {
  const manifest: unknown = JSON.parse(readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'testBuild' in manifest;
}

function start(): void {
  // Closed to what Chromium would ask of the network on its own; before `ready`, or they have no effect.
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name);
  registerAppScheme();
  app.on('web-contents-created', (_event, contents) => {
    lockNavigation(contents);
    denyBluetooth(contents);
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(open);
}

async function open(): Promise<void> {
  Menu.setApplicationMenu(null);
  const folder = app.getPath('userData');
  // A restore that was cut short is finished or undone before anything is read.
  await settleRestore(realDisk, folder).catch(() => console.warn('restore not settled'));
  const settings = new Settings(folder);
  const space = new SpaceGuard(machineAt(folder), (storage) => shell.tell({ event: 'space', storage }));
  const vault = new Vault(folder);
  const chosen = new Chosen();
  const backups = new Backups({
    disk: realDisk,
    userData: folder,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: app.getVersion(),
    settings,
    chosen,
    roomIn: (place) => roomFor(place, folder),
    hasVault: async () => (await vault.read()) !== null,
    releaseJournal: () => shell.releaseJournal(),
  });
  const phones = new Phones({
    pages: () => pagesIn(path.join(bundle, 'phone')),
    interfaces: networkInterfaces,
    withItself: !app.isPackaged || isTestBuild(),
    tell: (event) => shell.tell(event),
  });
  const shell: ShellServer = new ShellServer(
    () => Journal.open(path.join(folder, 'journal')),
    vault,
    settings,
    new Witness(folder),
    space,
    backups,
    new Tries(folder),
    new Keychain(folder, safeStorage, process.platform),
    phones,
  );
  space.start();

  denyPermissions(session.defaultSession);
  guardNetwork(
    session.defaultSession,
    () => settings.origins,
    ({ purpose }, error) => {
      if (purpose === 'region') shell.tell({ event: 'network', error });
    },
  );
  serveApp(session.defaultSession, path.join(bundle, 'renderer'));

  const windows = new TrustedWindows();
  const window = createConsoleWindow(path.join(bundle, 'electron', 'preload.cjs'), !app.isPackaged);
  windows.add(window, 'console');
  const openForRoom = (bounds: Rectangle) => {
    const room = createProjectorWindow(bounds, !app.isPackaged);
    windows.add(room, 'projector');
    return room;
  };
  const projector = new Projector(screen, window, openForRoom, settings, (state) =>
    window.webContents.send(PROJECTOR_STATE, state),
  );
  serveWindows(windows, shell, chosen, projector);
  flushBeforeClose(window, shell);
  lockWithSystem(powerMonitor, window);
  reviveAfterCrash(window, () => {
    dialog.showErrorBox(
      'Concerto s’est arrêté',
      'La page s’arrête à chaque ouverture. Tout ce qui a été enregistré est intact. Relancez Concerto\u00a0; si cela se répète, prévenez votre service informatique.',
    );
    app.exit(1);
  });
  app.on('second-instance', () => bringToFront(window));
  await showApp(window);
}

const refused =
  app.isPackaged && !isTestBuild() ? refusedSwitch(process.argv.slice(1), process.platform) : null;
if (refused !== null) {
  dialog.showErrorBox('Concerto n’a pas démarré', refusedSentence(refused));
  app.exit(1);
} else if (app.requestSingleInstanceLock()) start();
else app.exit(0);
