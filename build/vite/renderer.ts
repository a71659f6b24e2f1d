import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { inRoot } from '../paths';

const require = createRequire(import.meta.url);

/**
 * How a page and its Worker are built, for `app://concerto/` and for the browser shell alike. Nothing is inlined: the
 * Content-Security-Policy allows neither inline scripts nor `data:` fonts.
 */
export const pageConfig: InlineConfig = {
  configFile: false,
  root: inRoot('renderer'),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  define: { global: 'globalThis' },
  resolve: {
    // PouchDB's browser files import Node's `events`; the npm package of that name stands in for it.
    alias: { events: require.resolve('events/') },
  },
  worker: { format: 'es' },
  build: {
    outDir: inRoot('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
};

/** The console's page with its Worker, and the room's. */
export const rendererConfig: InlineConfig = {
  ...pageConfig,
  build: {
    ...pageConfig.build,
    rolldownOptions: {
      input: { index: inRoot('renderer/index.html'), projector: inRoot('renderer/projector.html') },
    },
  },
};
