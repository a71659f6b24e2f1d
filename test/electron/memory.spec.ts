import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { heapsOf, heldIn, WHOLE_STRINGS } from '../support/heap';
import {
  attend,
  discuss,
  goToCase,
  openDemo,
  PASSPHRASE,
  startDemoMeeting,
  title,
  unlock,
} from '../support/story';

/** All of the demonstration: patients, identifiers, free words, a doctor; the last ones are typed here. */
const patients = [
  'Aubépine-Démo',
  'Bleuet-Démo',
  'Capucine-Démo',
  'Églantine-Démo',
  'Fuchsia-Démo',
  'Gentiane-Démo',
  'Nigelle-Démo',
  'Dahlia-Démo',
  'Hibiscus-Démo',
  'Iris-Démo',
  'Jonquille-Démo',
  'Lavande-Démo',
  'Mélisse-Démo',
  'Orchidée-Démo',
];
const typed = {
  discussion: 'Relecture des coupes par le second pathologiste',
  decision: 'Surveillance rapprochée décidée en séance',
  ipp: 'IPP-77-66-55',
};
const others = ['DEMO-0002', 'Dr Paul ADOUR-DÉMO', ...Object.values(typed)];

async function work(page: Page): Promise<void> {
  await startDemoMeeting(page);
  await attend(page, 'Loire', 'Présent');
  await goToCase(page, 'Capucine');
  await discuss(page, typed.discussion);
  await page.keyboard.press('d');
  await page.getByRole('form', { name: 'Décision' }).getByLabel('Conclusion').fill(typed.decision);
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(title(page, /Capucine/i)).toBeVisible();
  await page.getByLabel('IPP', { exact: true }).fill(typed.ipp);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bleuet');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, /Bleuet/i)).toBeVisible();
}

test('nothing decrypted is left in memory once the workstation is locked', async ({ launchApp }) => {
  const { page } = await launchApp({ args: [WHOLE_STRINGS] });
  await openDemo(page);
  await work(page);

  const open = await heapsOf(page);
  await test.step('the search finds what is there while it is open', () => {
    const [inPage, inWorker] = open.map((heap) => heldIn(heap, [...patients, ...others]));
    expect(open.map(({ of }) => of)).toEqual(['page', 'worker']);
    expect(inWorker).toEqual([...patients, ...others]);
    expect(inPage).toEqual(expect.arrayContaining(['Bleuet-Démo', 'DEMO-0002']));
  });

  await page.keyboard.press('Control+l');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
  const locked = await heapsOf(page);
  await test.step('and finds nothing once it is locked, in the page or any Worker', () => {
    expect(locked.map(({ of }) => of)).toEqual(['page', 'worker']);
    for (const heap of locked)
      expect({ of: heap.of, held: heldIn(heap, [...patients, ...others, PASSPHRASE]) }).toEqual({
        of: heap.of,
        held: [],
      });
  });

  await test.step('the Worker of before is gone', () => {
    const targets = (heaps: typeof open) => heaps.filter(({ of }) => of === 'worker').map((h) => h.target);
    expect(targets(locked)).not.toEqual(targets(open));
    expect(page.workers()).toHaveLength(1);
  });

  await test.step('unlocked, it is back where it was', async () => {
    await unlock(page);
    await expect(title(page, /Bleuet/i)).toBeVisible();
    const [, worker] = await heapsOf(page);
    expect(worker && heldIn(worker, patients)).toEqual(patients);
  });
});
