import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { acted } from '../../../shared/domain/acted';
import type { CivilDay } from '../../../shared/domain/brand';
import { openedMeeting } from './openedMeeting';
import { wipeStores } from './runningEngine';

vi.mock('../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('./quickKdf')).quickKdf(original),
);
type Opened = Awaited<ReturnType<typeof openedMeeting>>;
let at: Opened;

beforeEach(async () => {
  at = await openedMeeting();
});
afterEach(async () => {
  await at.opened.open.close();
  await wipeStores();
});

it('who opens another year signs all that the board says in it', async () => {
  const { opened, meeting } = at;
  const { database } = meeting;
  const year = Number(database.slice(-4)) + 1;
  await opened.run('editBoard', { database, phrases: ['Surveillance.'], asksPin: true, seen: {} });
  const planned = await opened.run('planMeeting', {
    database,
    date: `${year}-03-03` as CivilDay,
    time: '14:00',
  });
  const board = (await opened.store.load(planned.database, 'board', 'board'))?.doc;
  expect(board).toMatchObject({ year, phrases: ['Surveillance.'], asksPin: true });
  expect(Object.keys(board?.stamps ?? {}).sort()).toEqual(
    [...(acted.board ?? []), 'organisation', 'place'].sort(),
  );
});

it('a written opinion of a day to come is refused in words: the region would not take it', async () => {
  const { opened, meeting, chair } = at;
  const day = `${Number(opened.session.today().slice(0, 4)) + 1}-01-01` as CivilDay;
  const noted = { ...meeting, person: chair.id, mode: 'written' } as const;
  await expect(opened.run('attend', { ...noted, day })).rejects.toThrow('pas encore passé');
  await opened.run('attend', { ...noted, day: opened.session.today() });
});
