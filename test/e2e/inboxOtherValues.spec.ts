import type { Page } from '@playwright/test';
import { startRegion, type Region } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import type { CaseFile } from '../../shared/domain/caseFile';
import { stampedSeeing } from '../../shared/merge/seeing';
import { startSecretary, typeDuvauchel } from '../support/beginnings';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { addParticipant, planMeeting, title } from '../support/story';
import { leavesIn, writtenApart } from '../support/writtenApart';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const inDays = (n: number): Date => new Date(Date.now() + n * 86_400_000);
const typed = (day: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris' }).format(day);
const civil = (day: Date): string => typed(day).split('/').reverse().join('-');
const YEAR = civil(inDays(1)).slice(0, 4);
const DATABASE = databaseName('sein', Number(YEAR));

const anne = {
  id: 'rpps-99900000011',
  family: 'Le Goff',
  given: 'Anne',
  title: 'Dr',
  rpps: '99900000011',
} as const;
const yves = {
  id: 'rpps-99900000022',
  family: 'Martin',
  given: 'Yves',
  title: 'Dr',
  rpps: '99900000022',
} as const;
const oncologist = { ...anne, specialty: 'G15_10/SM36' };
const surgeon = { ...yves, specialty: 'G15_10/SM05' };

const entry = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const form = (page: Page) => page.getByRole('form', { name: /^Autre valeur/ });

/** With the arrows, as one reads down the list. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let i = 0; i < 12 && !(await entry(page, name).evaluate(isFocused)); i++)
    await page.keyboard.press(i < 6 ? 'ArrowDown' : 'ArrowUp');
  await expect(entry(page, name)).toBeFocused();
}
const isFocused = (element: Element): boolean => element === document.activeElement;

async function begin(page: Page, name: string): Promise<void> {
  await goTo(page, name);
  await page.keyboard.press('e');
  await expect(form(page)).toBeVisible();
  await expect.poll(async () => (await focused(page)).name).toMatch(/^(input|textarea|button)/);
  await expectAccessible(page, `another value for ${name}`);
}

async function settled(page: Page, name: string): Promise<void> {
  await expect(entry(page, name)).toHaveCount(0);
  await expect(page.getByText(`Choix enregistré pour «\u00a0${name}\u00a0».`)).toBeVisible();
}

async function takeBack(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+z');
  await expect(entry(page, name)).toBeVisible();
  await expect.poll(async () => (await focused(page)).name).not.toBe('nothing');
}

/** What two other workstations wrote, of every kind that has a form of its own. */
async function writeApart(region: Region): Promise<{ meeting: string; file: string }> {
  const types = async (): Promise<string[]> =>
    (await region.open(DATABASE).allDocs()).rows.map(({ id }) => id.split(':', 1)[0] ?? '');
  // « À jour » may still stand from before the last of what was typed.
  await expect.poll(types, { timeout: 40_000 }).toEqual(expect.arrayContaining(['board', 'case', 'meeting']));
  const { rows } = await region.open(DATABASE).allDocs();
  const idOf = (type: string): string => rows.find(({ id }) => id.startsWith(`${type}:`))?.id ?? '';
  const [meeting, file] = [idOf('meeting'), idOf('case')];
  const colleague = { ...surgeon, id: 'rpps-99900000033', family: 'Caradec', given: 'Nolwenn' };
  await writtenApart(region, DATABASE, 'board', {
    members: [
      [{ ...oncologist, organisation: 'CHU inventé' }, surgeon, colleague],
      [{ ...oncologist, organisation: 'Clinique inventée' }, surgeon],
    ],
  });
  await writtenApart(region, DATABASE, meeting, {
    date: [civil(inDays(2)), civil(inDays(3))],
    chair: [oncologist, { ...oncologist, organisation: 'CHU inventé' }],
  });
  await writtenApart(region, DATABASE, file, {
    'clinical.g8': [11, 12],
    'request.apparatus': ['Sein', 'Gynécologie'],
  });
  const proposal = {
    _id: `proposal:${file.slice(5)}:01K00000000000000000000000`,
    type: 'proposal',
    schema: 1,
    case: file,
    meeting,
    intention: 1,
    treatments: [],
    recordedBy: anne.id,
    at: '2026-11-20T08:15:00.000Z',
    withdrawn: false,
  };
  await leavesIn(
    region,
    DATABASE,
    [
      { ...proposal, text: 'Chirurgie première.' },
      { ...proposal, text: 'Chimiothérapie première.', intention: 2, at: '2026-11-20T09:40:00.000Z' },
    ],
    null,
  );
  return { meeting, file };
}

test('another value is written in the field’s own form, and every choice is taken back, with the keyboard alone', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(DATABASE);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await planMeeting(page, typed(inDays(1)), 'Salle Curie');
    await addParticipant(page, { ...anne, specialty: 'oncologie medicale' });
    await addParticipant(page, { ...yves, specialty: 'chirurgie generale' });
    await typeDuvauchel(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    const { meeting, file } = await writeApart(region);
    await page.keyboard.press('Alt+5');
    await expect(title(page, 'À trancher')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(6, { timeout: 40_000 });

    await test.step('a date: one that does not exist is not taken for none; the right one is, and taken back', async () => {
      const name = 'Date de la séance';
      await begin(page, name);
      await page.keyboard.press('Control+a');
      await page.keyboard.type('31/02');
      await page.keyboard.press('Control+Enter');
      await expect(form(page)).toContainText('Cette date n’existe pas');
      await expect(form(page).getByLabel(name)).toBeFocused();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(typed(inDays(4)));
      await page.keyboard.press('Control+Enter');
      await settled(page, name);
      await takeBack(page, name);
      for (const day of [2, 3])
        await expect(entry(page, name)).toContainText(String(Number(typed(inDays(day)).slice(0, 2))));
      await begin(page, name);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(typed(inDays(4)));
      await page.keyboard.press('Control+Enter');
      await settled(page, name);
    });

    await test.step('a person: another doctor of the meeting', async () => {
      await begin(page, 'Animateur');
      await page.keyboard.press('Enter');
      const doctors = page.getByRole('listbox').getByRole('option');
      await expect(doctors.and(page.locator(':focus'))).toHaveCount(1);
      const surgeonsLine = doctors.filter({ hasText: 'MARTIN' });
      // Letters that come a second apart, on a loaded machine, begin another search: the arrow does not.
      for (let i = 0; i < 4 && !(await surgeonsLine.evaluate(isFocused)); i++)
        await page.keyboard.press('ArrowDown');
      await expect(surgeonsLine).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(form(page).getByRole('button', { name: /MARTIN/ })).toBeFocused();
      await page.keyboard.press('Control+Enter');
      await settled(page, 'Animateur');
    });

    await test.step('a list: who was written in two ways once, and nobody else lost', async () => {
      await begin(page, 'Membres');
      await expect(form(page).getByRole('checkbox', { name: /CARADEC/ })).toBeChecked();
      const place = form(page).getByLabel('Établissement');
      for (let i = 0; i < 12 && !(await place.evaluate(isFocused)); i++) await page.keyboard.press('Tab');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('CHU et clinique inventés');
      await page.keyboard.press('Control+Enter');
      await settled(page, 'Membres');
    });

    await test.step('a number among the fields that mean one thing with it, and a code of a list', async () => {
      await begin(page, 'Dépistage de la fragilité');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('13');
      await page.keyboard.press('Control+Enter');
      await settled(page, 'Dépistage de la fragilité');
      await begin(page, 'Appareil et organes');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('digest');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await settled(page, 'Appareil et organes');
    });

    await test.step('a proposal: one of the two, taken back, then another', async () => {
      await goTo(page, 'Proposition');
      await page.keyboard.press('2');
      await settled(page, 'Proposition');
      await takeBack(page, 'Proposition');
      await expect(entry(page, 'Proposition')).toContainText('Chirurgie première.');
      await expect(entry(page, 'Proposition')).toContainText('2e intention');
      await begin(page, 'Proposition');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Chimiothérapie, puis chirurgie.');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible();
    });

    await test.step('the region has what was written, and no conflict', async () => {
      await upToDate(page);
      const read = (id: string) =>
        region.open(DATABASE).get<Record<string, unknown>>(id, { conflicts: true });
      await expect
        .poll(async () => read(meeting), { timeout: 40_000 })
        .toMatchObject({ date: civil(inDays(4)), chair: { family: 'Martin' } });
      expect(await read(meeting)).not.toHaveProperty('_conflicts');
      expect(await read(file)).toMatchObject({ values: { 'clinical.g8': 13 } });
      expect((await read('board')).members).toMatchObject([
        { family: 'Le Goff', organisation: 'CHU et clinique inventés' },
        { family: 'Martin' },
        { family: 'Caradec' },
      ]);
    });
  } finally {
    await region.close();
  }
});

test('another value that was begun before a third came is chosen against it only once that was read', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(DATABASE);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await planMeeting(page, typed(inDays(1)), 'Salle Curie');
    await typeDuvauchel(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    const files = () => region.open(DATABASE).allDocs({ startkey: 'case:', endkey: 'case;' });
    await expect.poll(async () => (await files()).rows.length, { timeout: 40_000 }).toBe(1);
    const file = (await files()).rows[0]?.id ?? '';
    const held = async () => (await region.get(DATABASE, file)) as unknown as CaseFile;
    await writtenApart(region, DATABASE, file, { 'clinical.g8': [11, 12] });
    await page.keyboard.press('Alt+5');
    const name = 'Dépistage de la fragilité';
    await expect(entry(page, name)).toBeVisible({ timeout: 40_000 });
    await expect
      .poll(async () => (await held()).pending?.['clinical.g8'], { timeout: 40_000 })
      .toHaveLength(2);
    await goTo(page, name);
    await page.keyboard.press('e');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('13');
    await page.keyboard.press('Escape');
    await expect(form(page)).toHaveCount(0);

    const author = { device: 'postetrois', by: anne.id as never, at: new Date().toISOString() as never };
    const unseen = { changes: [], clock: {}, beside: {} };
    const third = stampedSeeing(await held(), { 'clinical.g8': 14 }, { 'clinical.g8': unseen }, author);
    await region.put(DATABASE, third);
    await expect(entry(page, name).getByRole('button', { name: /^Garder/ })).toHaveCount(3, {
      timeout: 40_000,
    });
    await goTo(page, name);
    await page.keyboard.press('e');
    await expect(form(page)).toContainText('Quitté sans enregistrer');
    await page.keyboard.press('Control+Enter');
    await expect(entry(page, name)).toContainText('Ces valeurs ont changé entre-temps');
    await page.keyboard.press('Control+Enter');
    await settled(page, name);
  } finally {
    await region.close();
  }
});
