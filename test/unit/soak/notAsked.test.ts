import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startRegion } from '../../../build/demo-region/server';
import { databaseName } from '../../../shared/region/databaseName';
import { chanceOf } from '../../support/chance';
import { faultyWire } from '../../support/faultyWire';
import { begin, done, prepare, USERS, type Post } from '../../soak/sync/beginning';
import { buildThread } from '../../soak/workstation/build';
import { Origins } from '../../soak/workstation/disk';
import type { Leaves } from '../../soak/workstation/inspect';
import { Program } from '../../soak/workstation/program';
import { Workstation } from '../../soak/workstation/workstation';

const HASTE = 25;
const PATIENCE = { timeout: 30_000, interval: 25 };

let folder: string;
let program: Program;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-not-asked-'));
  program = await Program.load(await buildThread(folder));
});
afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.each([413, 403])(
  'what something on the way does not let be asked for (%i) comes once it does, and holds up no other',
  async (status) => {
    const region = await startRegion({ users: USERS });
    const database = databaseName('sein', new Date().getFullYear());
    await prepare(region, database);
    const posts: Post[] = [];
    const origins = new Origins();
    for (const [i, role] of (['coordinator', 'secretary'] as const).entries()) {
      const it = new Workstation(program, `poste${i}`, { seed: i + 1, haste: HASTE, skew: 0 }, origins);
      posts.push({ it, wire: await faultyWire(region.url, chanceOf(i + 1), HASTE), role });
    }
    try {
      await begin(posts, database);
      const [first, second] = posts as [Post, Post];
      const held = async ({ it }: Post) => (await it.ask('leaves', database)) as Leaves;
      const known = new Set(Object.keys(await held(first)));
      const written = async () =>
        Object.keys(await held(first)).find((id) => id.startsWith('trace:') && !known.has(id));

      second.wire.refuses = (path, body) =>
        path.includes('/_bulk_get') && body.includes('"trace:') ? status : null;
      const [line] = await first.it.query('agenda', { today: '2000-01-01' });
      if (!line) throw new Error('no meeting');
      const meeting = { database: line.database, meeting: line.meeting };
      await done(first.it.command('editMeeting', { ...meeting, place: 'Salle 3' }));
      const trace = (await vi.waitUntil(written, PATIENCE)) ?? '';
      await vi.waitFor(async () => {
        expect((await second.it.query('meeting', meeting))?.doc.place).toBe('Salle 3');
        const { state, pending } = await second.it.query('sync', {});
        expect({ state, pending }).toEqual({ state: 'upToDate', pending: 0 });
      }, PATIENCE);
      expect(await held(second)).not.toHaveProperty(trace);

      second.wire.refuses = () => null;
      await vi.waitFor(async () => expect(await held(second)).toHaveProperty(trace), PATIENCE);
    } finally {
      await Promise.all(posts.map(({ it }) => it.end().catch(() => it.kill())));
      await Promise.all(posts.map(({ wire }) => wire.close()));
      await region.close();
    }
  },
);
