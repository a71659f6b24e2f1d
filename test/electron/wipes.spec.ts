import { expect, test } from '../support/fixtures';
import { lostStoreSoak } from '../soak/lostStore';
import { enter, install } from '../soak/room';

/** One round of `npm run soak -- wipes`, so that every change meets it. */
for (const harm of ['store deleted', 'last 4 KB of the journal cut'])
  test(`${harm} after a kill: everything acknowledged is found again, and said in numbers`, async () => {
    const figures = await lostStoreSoak(1, [harm]);
    const value = (what: string) => figures.find(({ figure }) => figure === `${harm}: ${what}`)?.value;
    expect(value('acknowledged writes')).toBeGreaterThan(0);
    expect(
      figures.filter(({ floor }) => floor === 0).map(({ figure, value: count }) => [figure, count]),
    ).toEqual(
      ['acknowledged writes lost', 'starts that failed', 'starts with wrong words'].map((what) => [
        `${harm}: ${what}`,
        0,
      ]),
    );
  });

test('a database that PouchDB cannot open is made anew from the journal', async ({
  launchApp,
  newFolder,
}) => {
  const profile = await newFolder();
  const first = await launchApp({ profile });
  const cases = await enter(first.page);
  await first.close();

  const second = await launchApp({ profile });
  await install(second.page);
  await second.page.evaluate(async (database) => {
    const done = (request: IDBOpenDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.onsuccess = () => {
          (request.result as IDBDatabase | undefined)?.close();
          resolve();
        };
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    await done(indexedDB.deleteDatabase(`_pouch_${database}`));
    await done(indexedDB.open(`_pouch_${database}`, 99));
  }, cases[0]?.database ?? '');
  await second.close();

  const third = await launchApp({ profile });
  expect(await enter(third.page)).toHaveLength(cases.length);
  const notices = await third.page.evaluate(async () =>
    (await window.room.ask('session', {})).notices.join(' '),
  );
  expect(notices.replaceAll('\u00a0', ' ')).toMatch(
    /La base d’une RCP ne s’ouvrait plus et a été refaite\. .*enregistrements retrouvés dans le journal/,
  );
});
