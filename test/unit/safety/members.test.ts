import { expect, it } from 'vitest';
import type { Board } from '../../../shared/domain/board';
import { stamped } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openedMeeting } from '../engine/openedMeeting';

it('who joins, and the undoing of it, chooses nothing between two lists of members that stand side by side', async () => {
  const { opened, meeting } = await openedMeeting();
  const { store, actor, receive, run, command } = opened;
  const { database } = meeting;
  const read = async (): Promise<Board> => {
    await store.settled();
    const loaded = await store.load(database, 'board', 'board');
    if (!loaded) throw new Error('no board');
    return loaded.doc;
  };
  const board = await read();
  const [first, ...others] = board.members;
  if (!first) throw new Error('no member');
  const apart = (device: string, given: string) =>
    stamped({ ...board, members: [{ ...first, given }, ...others] }, ['members'], {
      ...actor.author(),
      device,
    });
  await receive(database, mergeDocuments(apart('aa', 'Zoé'), apart('bb', 'Léa')));
  const given = ({ pending }: Board) =>
    (pending?.['members'] ?? []).map(({ value }) => (value as Board['members'])[0]?.given).sort();
  expect(given(await read())).toEqual(['Léa', 'Zoé']);
  await run('addMember', { database, person: { family: 'Nouveau', given: 'Jo', title: 'Dr' } });
  expect((await read()).members).toHaveLength(board.members.length + 1);
  expect(given(await read())).toEqual(['Léa', 'Zoé']);
  expect(await command('undo', {})).toMatchObject({ ok: true });
  expect((await read()).members).toHaveLength(board.members.length);
  expect(given(await read())).toEqual(['Léa', 'Zoé']);
  await opened.open.close();
});

it('one RPPS under two names is told, and nobody is written over; the same person stays one', async () => {
  const { opened, meeting, members } = await openedMeeting();
  const { database } = meeting;
  const held = async () => (await opened.store.load(database, 'board', 'board'))?.doc.members ?? [];
  const rpps = '99900000912';
  const martin = { family: 'Martin', given: 'Anne', title: 'Dr', rpps } as const;
  await opened.run('addMember', { database, person: martin });
  const refused = await opened.command('addMember', {
    database,
    person: { ...martin, family: 'Loriot', given: 'Zoé' },
  });
  expect(refused.ok ? '' : refused.problem.message).toBe(`Le RPPS ${rpps} est celui du Dr Anne MARTIN.`);
  expect((await held()).map(({ family }) => family)).toEqual([
    ...members.map(({ family }) => family),
    'Martin',
  ]);
  await opened.run('addMember', { database, person: { ...martin, family: 'MARTIN', organisation: 'CHU' } });
  const added = (await held()).slice(members.length);
  expect(added).toMatchObject([{ family: 'MARTIN', organisation: 'CHU' }]);
  await opened.open.close();
});
