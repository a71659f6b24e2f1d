import type { InlineConfig } from 'vite';
import { inRoot } from '../paths';

/** One self-contained file: the package carries no node_modules, so everything but Electron itself is bundled. */
function bundle(entry: string, fileName: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root: inRoot('electron'),
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      outDir: inRoot('dist/electron'),
      emptyOutDir: false,
      // Node 20.18 is what Electron 33, the oldest runtime the tests use, carries.
      target: 'node20',
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: inRoot('electron', entry),
        external: ['electron'],
        // A schema built and never used is dropped: the preload script needs the contract's names only.
        treeshake: { manualPureFunctions: ['z'] },
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}

export const mainConfig = bundle('main.ts', 'main.js', 'es');

/** A sandboxed preload script has no module loader: it must be one CommonJS file (electron.org/docs, sandbox). */
export const preloadConfig = bundle('preload.ts', 'preload.cjs', 'cjs');
