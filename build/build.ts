import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { build } from 'vite';
import { inRoot } from './paths';
import { mainConfig, preloadConfig } from './vite/electron';
import { phoneConfig } from './vite/phone';
import { rendererConfig } from './vite/renderer';

/** `npm run build`: the page to dist/renderer, the phones' to dist/phone, the desktop shell to dist/electron. */
await rm(inRoot('dist'), { recursive: true, force: true });
await build(rendererConfig);
await build(phoneConfig);
await build(mainConfig);
await build(preloadConfig);
for (const file of ['renderer/index.html', 'phone/phone.js', 'electron/main.js', 'electron/preload.cjs'])
  if (!existsSync(inRoot('dist', file))) throw new Error(`The build did not write dist/${file}`);
