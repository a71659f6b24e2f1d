import { rm } from 'node:fs/promises';
import { readdirSync, statSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { build } from 'vite';
import { phoneConfig } from '../../../build/vite/phone';

it('the phones’ page is three files under 30 kB in all, uncompressed', async () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'concerto-phone-'));
  await build({ ...phoneConfig, logLevel: 'silent', build: { ...phoneConfig.build, outDir } });
  const files = readdirSync(outDir).sort();
  expect(files).toEqual(['phone.css', 'phone.html', 'phone.js']);
  const sizes = files.map((file) => statSync(path.join(outDir, file)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30_000);
  await rm(outDir, { recursive: true });
});
