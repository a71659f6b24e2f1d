import { expect, test } from '../support/fixtures';
import { plaintextSoak } from '../soak/plaintext';

/** The first half of `npm run soak -- plaintext`, so that every change meets it. */
test('nothing of a meeting lies readable on the disk: drafts on the screen, killed, locked, closed', async () => {
  test.setTimeout(300_000);
  const figures = await plaintextSoak(true);
  const value = (what: string) => figures.find(({ figure }) => figure === what)?.value;
  expect(value('known strings')).toBeGreaterThanOrEqual(50);
  expect(value('searches')).toBe(4);
  expect(value('files saved because asked for')).toBe(1);
  expect(
    figures.filter(({ floor }) => floor === 0).map(({ figure, value: count }) => [figure, count]),
  ).toEqual(
    [
      'strings found',
      'packed parts that could not be opened',
      'controls missed',
      'times the person was not told that they can be read',
    ].map((what) => [what, 0]),
  );
});
