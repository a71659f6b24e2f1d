import path from 'node:path';
import { build } from 'vite';
import { pageConfig } from '../../../build/vite/renderer';

/** Builds the bare engine page with the product's own settings. @returns the folder to serve */
export async function buildEnginePage(outDir: string): Promise<string> {
  const root = import.meta.dirname;
  await build({
    ...pageConfig,
    root,
    logLevel: 'warn',
    build: {
      ...pageConfig.build,
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: path.join(root, 'index.html') },
    },
  });
  return outDir;
}
