import type { Page } from '@playwright/test';

/** Longer than anybody in a meeting waits for an answer. */
const PATIENCE_MS = 60_000;

/** Neither done nor refused: it waited as long as this and was given up. */
export class Silent extends Error {}

/** @param what is named where no answer comes */
export async function within<T>(what: string, work: Promise<T>, patience = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silent(`never answered: ${what}`)), patience);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for the end of what goes on, as long as `steps` still rises. */
export async function whileGoingOn<T>(
  what: () => Promise<string>,
  over: Promise<T>,
  steps: () => number,
  patience = PATIENCE_MS,
): Promise<T> {
  for (;;) {
    const before = steps();
    try {
      return await within('', over, patience);
    } catch (error) {
      if (!(error instanceof Silent)) throw error;
      if (steps() === before) throw new Silent(`never answered: ${await what()}`);
    }
  }
}

/** The names of what the page has asked and was not answered. */
export const waitingOn = async (page: Page): Promise<string> => {
  const asked = await within(
    '',
    page.evaluate(() => window.room.waiting()),
    5000,
  ).catch(() => ['the page itself']);
  return asked.join(', ');
};
