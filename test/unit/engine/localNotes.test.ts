import { expect, test } from 'vitest';
import { LocalDatabase } from '../../../renderer/engine/database/localDatabase';

test('who counts and who sends may note the same cursor at once: the last one stands, nobody is refused', async () => {
  const local = new LocalDatabase('rcp_notes_2026', 'rcp_notes_2026');
  await Promise.all([1, 2, 3].map((seq) => local.setLocal('_local/pushed', { seq })));
  expect(await local.local('_local/pushed')).toMatchObject({ seq: 3 });
  await Promise.all([local.setLocal('_local/pushed', null), local.setLocal('_local/pushed', { seq: 4 })]);
  expect(await local.local('_local/pushed')).toMatchObject({ seq: 4 });
  await local.destroy();
});
