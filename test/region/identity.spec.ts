import { expect, test } from '@playwright/test';
import { edit, room, sentence, stopRoom, twoAtWork, upToDate } from './support/workstations';

/** A region that is not the one it was: nothing is exchanged until a person says that it is right. */
test.beforeAll(room.open);
test.afterAll(room.close);
test.beforeEach(room.begin);
test.afterEach(stopRoom);

const retry = (page: Parameters<typeof sentence>[0]) =>
  page.evaluate(() => window.engine.command('retrySync', {}));

test('an emptied database is not filled again by itself, and is when a person says so', async () => {
  const { region } = room;
  const { first, meeting, file } = await twoAtWork();
  await region.empty(meeting.database);
  await retry(first);
  await expect.poll(() => sentence(first), { timeout: 40_000 }).toContain('remise dans un état plus ancien');
  await edit(first, file, { 'summary.question': 'Écrite pendant ce temps' });
  await expect(region.get(meeting.database, file.case)).rejects.toThrow();
  await first.evaluate(() => window.engine.command('trustRegion', {}));
  await upToDate(first);
  expect(await region.get(meeting.database, file.case)).toMatchObject({
    values: { 'summary.question': 'Écrite pendant ce temps' },
  });
});

test('another region behind the same address is recognised', async () => {
  const { region } = room;
  await region.create('annuaire');
  await region.put('annuaire', { _id: 'region', type: 'region', region: '01JEXAMP1E000000000000000A' });
  const { first, meeting } = await twoAtWork();
  await region.empty('annuaire');
  await retry(first);
  await expect.poll(() => sentence(first)).toContain('ne dit plus de quelle région il est');
  await region.put('annuaire', { _id: 'region', type: 'region', region: '01JEXAMP1E000000000000000B' });
  await retry(first);
  await expect.poll(() => sentence(first)).toContain('une autre région');
  expect((await first.evaluate((it) => window.engine.ask('meeting', it), meeting))?.cases).toHaveLength(17);
});

test('another region that answers only after the start is recognised too', async () => {
  const { region } = room;
  await region.create('annuaire');
  await region.put('annuaire', { _id: 'region', type: 'region', region: '01JEXAMP1E000000000000000A' });
  const { first, file } = await twoAtWork();
  await region.pause();
  await retry(first);
  await edit(first, file, { 'summary.question': 'Pour la première région seulement' });
  await region.empty('annuaire');
  await region.put('annuaire', { _id: 'region', type: 'region', region: '01JEXAMP1E000000000000000B' });
  await region.resume();
  await expect.poll(() => sentence(first), { timeout: 40_000 }).toContain('une autre région');
});

test('another database of the same name is recognised', async () => {
  const { region } = room;
  const { first, meeting } = await twoAtWork({
    identity: { _id: 'identity', type: 'identity', schema: 1, created: '01JEXAMP1E000000000000000C' },
  });
  await region.empty(meeting.database);
  await region.put(meeting.database, {
    _id: 'identity',
    type: 'identity',
    created: '01JEXAMP1E000000000000000D',
  });
  await retry(first);
  await expect
    .poll(() => sentence(first), { timeout: 40_000 })
    .toContain('n’est pas celle que ce poste connaît');
});
