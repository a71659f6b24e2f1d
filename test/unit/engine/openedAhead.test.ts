import { expect, it, vi } from 'vitest';
import { OpenedAhead } from '../../../renderer/engine/database/openedAhead';
import { writeSentinel } from '../../../renderer/engine/database/sentinel';
import { eventually } from '../eventually';

const opened = vi.hoisted((): string[] => []);
vi.mock('../../../renderer/engine/database/pouch', () => ({
  openLocal: (name: string) => (opened.push(name), { name }),
}));

const made = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

it('opens the databases that lie here, no others, and gives each away once', async () => {
  await writeSentinel({ id: 'it', generation: 3 });
  for (const name of ['_pouch_rcp_sein_2026', '_pouch_rcp_sein_2025.k2', 'concerto-read-model'])
    await made(name);
  const ahead = new OpenedAhead();
  expect(await ahead.sentinel).toEqual({ id: 'it', generation: 3 });
  await eventually(() => expect(opened.toSorted()).toEqual(['rcp_sein_2025.k2', 'rcp_sein_2026']));
  expect(ahead.take('rcp_sein_2026')).toMatchObject({ name: 'rcp_sein_2026' });
  expect(ahead.take('rcp_sein_2026')).toBeUndefined();
  expect(ahead.take('rcp_thorax_2026')).toBeUndefined();
});
