import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { storedSchema } from '../../../shared/domain/stored';
import { databaseIdentitySchema, regionIdentitySchema } from '../../../shared/region/identity';

const isIdentity = ({ type }: { type: string }): boolean => type === 'identity';

const ROOT = join(import.meta.dirname, '../../..');
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

/** As `npm run demo:region` does, without the launcher of tsx in between: who stops it stops the region itself. */
function spawned(port: number): ChildProcess {
  child = spawn(process.execPath, ['--import', 'tsx', 'build/demo-region/serve.ts', String(port)], {
    cwd: ROOT,
  });
  return child;
}

/** Starts it, and reads what it prints until it invites to join. */
async function started(port: number): Promise<{ url: string; user: string; password: string; text: string }> {
  const { stdout } = spawned(port);
  let text = '';
  stdout?.on('data', (part: Buffer) => (text += part.toString('utf8')));
  await expect.poll(() => text, { timeout: 50_000 }).toContain('Ctrl C');
  const word = (label: string) => new RegExp(`${label} +(\\S+)`).exec(text)?.[1] ?? '';
  return { url: word('Adresse'), user: word('Identifiant'), password: word('Mot de passe'), text };
}

it('opens beside a taken port, holds the invented meeting, survives what is malformed, and stops when asked', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { url, user, password, text } = await started(port);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(url).not.toBe(`http://127.0.0.1:${port}`);
  const headers = {
    Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    'Content-Type': 'application/json',
  };
  const names = (await (await fetch(`${url}/_all_dbs`, { headers })).json()) as string[];
  const [name = ''] = names.filter((one) => one.startsWith('rcp_'));
  expect(names.sort()).toEqual(['annuaire', name]);
  expect(text).toContain(name);
  const database = `${url}/${name}`;
  expect((await fetch(`${database}/_all_docs`)).status).toBe(401);
  expect((await fetch(`${database}/_bulk_docs`, { method: 'POST', headers, body: '{' })).status).toBe(400);
  const all = (await (await fetch(`${database}/_all_docs?include_docs=true`, { headers })).json()) as {
    rows: { doc: { type: string } }[];
  };
  expect(all.rows.filter(({ doc }) => doc.type === 'case')).toHaveLength(17);
  const [identity, ...others] = all.rows.sort(
    (a, b) => Number(isIdentity(b.doc)) - Number(isIdentity(a.doc)),
  );
  for (const { doc } of others) expect(storedSchema.safeParse(doc).success).toBe(true);
  const region = (await (await fetch(`${url}/annuaire/region`, { headers })).json()) as object;
  const known = regionIdentitySchema.parse(region).region;
  expect(databaseIdentitySchema.parse(identity?.doc)).toMatchObject({ region: known, database: name });
  child?.kill('SIGINT');
  expect(await once(child as ChildProcess, 'exit')).toEqual([0, null]);
  taken.close();
});

it('ends where nobody reads what it says: it does not go on saying so for ever', async () => {
  const unread = spawned(0);
  unread.stdout?.destroy();
  unread.stderr?.destroy();
  expect(await once(unread, 'exit')).toEqual([1, null]);
});
