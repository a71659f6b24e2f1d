import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findElectron, hasDisplay, runsAsRoot } from '../../../build/electronRuntime';
import { findChromium, NO_BROWSER } from '../browser';

/** What a suite can run with: the words in front of its command; or why it cannot run. */
export type Ability = { readonly prefix: readonly string[] } | { readonly missing: string };

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));

/** Debian's packages, where this process may install them. */
function installed(...packages: string[]): boolean {
  if (!runsAsRoot() || !onPath('apt-get')) return false;
  console.log(`Installation de ${packages.join(', ')}…`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

export function browserAbility(): Ability {
  if (findChromium() === null) installed('chromium');
  return findChromium() === null ? { missing: NO_BROWSER } : { prefix: [] };
}

export function electronAbility(): Ability {
  if (findElectron() === null)
    return {
      missing:
        'Electron n’est pas installé\u00a0: npm start l’installe, ou ELECTRON_OVERRIDE_DIST_PATH l’indique.',
    };
  if (hasDisplay()) return { prefix: [] };
  if (!onPath('xvfb-run') || !onPath('xauth')) installed('xvfb', 'xauth');
  return onPath('xvfb-run')
    ? { prefix: ['xvfb-run', '-a'] }
    : {
        missing:
          'Il n’y a pas d’écran\u00a0: installez xvfb, ou lancez les tests dans une session graphique.',
      };
}
