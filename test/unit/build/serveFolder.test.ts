import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { serveFolder } from '../../../build/serveFolder';
import { headersFor } from '../../../shared/contracts/security';

it('serves each page under its own policy, and a refusal under the console’s', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-served-'));
  for (const name of ['index.html', 'projector.html'])
    await writeFile(path.join(folder, name), '<!doctype html>');
  const served = await serveFolder(folder);
  const policyAt = async (address: string) =>
    (await fetch(`${served.url}${address}`)).headers.get('content-security-policy');
  expect(await policyAt('')).toBe(headersFor('index.html')['Content-Security-Policy']);
  expect(await policyAt('projector.html?x')).toBe(headersFor('projector.html')['Content-Security-Policy']);
  expect(await policyAt('nowhere.html')).toBe(headersFor(null)['Content-Security-Policy']);
  expect(await policyAt('projector.html')).not.toBe(await policyAt(''));
  await served.close();
  await rm(folder, { recursive: true });
});
