import path from 'node:path';
import { build } from 'vite';
import { pageConfig } from '../../../build/vite/renderer';
import { inRoot } from '../../../build/paths';

/** Argon2id is there to be slow, which is all that a soak would see of it. */
const QUICK = `export { sha256 } from 'hash-wasm';
export const argon2id = async ({ password, salt }) => {
  const words = new TextEncoder().encode(password);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...words])));
};`;
const QUICK_ID = '\0quick-argon2id';

/**
 * One file for the threads: the engine as the product builds it for its Worker, PouchDB's `idb` adapter included, with
 * the threads' own ends around it. Argon2id alone is replaced.
 * @returns its path
 */
export async function buildThread(outDir: string): Promise<string> {
  await build({
    ...pageConfig,
    root: inRoot(),
    // Of `import.meta`, which a script lacks, only what loads files in a browser makes use.
    logLevel: 'error',
    plugins: [
      {
        name: 'quick-argon2id',
        enforce: 'pre',
        resolveId: (id, importer) => (id === 'hash-wasm' && importer !== QUICK_ID ? QUICK_ID : null),
        load: (id) => (id === QUICK_ID ? QUICK : null),
      },
    ],
    build: {
      ...pageConfig.build,
      outDir,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      target: 'node20',
      rollupOptions: {
        input: path.join(import.meta.dirname, 'thread.ts'),
        external: [/^node:/],
        output: { format: 'cjs', entryFileNames: 'thread.cjs', codeSplitting: false },
      },
    },
  });
  return path.join(outDir, 'thread.cjs');
}
