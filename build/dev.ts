import { utimesSync, writeFileSync } from 'node:fs';
import { build, type InlineConfig, type Plugin } from 'vite';
import { findElectron, hasDisplay, spawnElectron } from './electronRuntime';
import { inRoot } from './paths';
import { serveBrowserShell } from './serve';
import { mainConfig, preloadConfig } from './vite/electron';
import { phoneConfig } from './vite/phone';
import { rendererConfig } from './vite/renderer';

/**
 * `npm run dev [-- browser]`: builds at each change. The page loads itself anew; a change of the desktop shell starts the
 * application again. Both come back locked, as after any start.
 */
const STAMP = 'built.json';
const SCRIPT = 'reload.js';

/** The page asks its own origin: all else the desktop's network guard and the Content-Security-Policy refuse. */
const reloadScript = `const stamp = () => fetch('/${STAMP}').then((answer) => (answer.ok ? answer.text() : null)).catch(() => null);
const first = await stamp();
setInterval(async () => {
  const now = await stamp();
  if (now !== null && now !== first) location.reload();
}, 500);`;

const reload: Plugin = {
  name: 'concerto:reload',
  transformIndexHtml: () => [
    { tag: 'script', attrs: { type: 'module', src: `/${SCRIPT}` }, injectTo: 'body' },
  ],
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: SCRIPT, source: reloadScript });
  },
};

/** Resolves at the first build. */
async function watched(config: InlineConfig, built: () => void = () => undefined): Promise<void> {
  const watcher = await build({ ...config, build: { ...config.build, minify: false, watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite does not watch');
  await new Promise<void>((resolve) =>
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      built();
      resolve();
    }),
  );
}

/** Kept older than any source: `npm start` must not take this build for its own. */
function outdated(): void {
  utimesSync(inRoot('dist/electron/preload.cjs'), 0, 0);
}

const found = process.argv.includes('browser') || !hasDisplay() ? null : findElectron();
let restart: () => void = () => undefined;
// Only once all of a build is written: a page that loads half of it would stay so.
await watched({ ...rendererConfig, plugins: [...(rendererConfig.plugins ?? []), reload] }, () =>
  writeFileSync(inRoot('dist/renderer', STAMP), String(Date.now())),
);
await watched(phoneConfig);
await watched(mainConfig, () => restart());
await watched(preloadConfig, () => {
  outdated();
  restart();
});

if (found === null) {
  const { url } = await serveBrowserShell();
  console.log(`Concerto est servi à l’adresse ${url} et se recharge à chaque changement.`);
} else {
  const start = () => {
    const child = spawnElectron(found);
    let isEnding = false;
    restart = () => {
      if (isEnding) return;
      isEnding = true;
      child.kill();
    };
    // Closed by hand, it is over; ended here, it starts anew on the profile that it has let go of.
    child.once('exit', () => (isEnding ? start() : process.exit()));
  };
  start();
}
