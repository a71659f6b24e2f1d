import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from './buildIfNeeded';
import { findElectron, hasDisplay, spawnElectron, type ElectronRuntime } from './electronRuntime';
import { inRoot } from './paths';
import { serveBrowserShell } from './serve';

/** `npm start`: the desktop application, or where it cannot run the browser shell of the same, with the reason. */
const INSTALL_LIMIT = 180_000;
const STARTED_AFTER = 8_000;

function runtime(): ElectronRuntime | string {
  if (!hasDisplay()) return 'il n’y a pas d’écran';
  const found = findElectron();
  if (found) return found;
  spawnSync(process.execPath, [inRoot('node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: INSTALL_LIMIT,
  });
  return findElectron() ?? 'Electron n’a pas pu être téléchargé';
}

/** Resolves with null once the application was closed, with a reason where it did not start. */
function launch(found: ElectronRuntime): Promise<string | null> {
  const started = Date.now();
  const child = spawnElectron(found);
  return new Promise((resolve) => {
    child.once('error', () => resolve('Electron ne démarre pas'));
    child.once('exit', (code) =>
      resolve(code !== 0 && Date.now() - started < STARTED_AFTER ? 'Electron ne démarre pas' : null),
    );
  });
}

buildIfNeeded();
const found = runtime();
const reason = typeof found === 'string' ? found : await launch(found);
if (reason !== null) {
  const { url } = await serveBrowserShell();
  console.log(
    `L’application de bureau ne peut pas s’ouvrir (${reason})\u00a0: Concerto est servi pour le navigateur à l’adresse ${url}`,
  );
}
