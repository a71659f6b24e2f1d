import type { InlineConfig } from 'vite';
import { inRoot } from '../paths';

/**
 * The page that phones of the room load over plain HTTP: three files under fixed names, for phones of the last eight
 * years (iOS 14 and Chrome 80 on).
 */
export const phoneConfig: InlineConfig = {
  configFile: false,
  root: inRoot('renderer/phone'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: inRoot('dist/phone'),
    emptyOutDir: true,
    target: ['chrome80', 'safari14'],
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: inRoot('renderer/phone/phone.html'),
      output: { entryFileNames: 'phone.js', assetFileNames: 'phone[extname]', codeSplitting: false },
    },
  },
};
