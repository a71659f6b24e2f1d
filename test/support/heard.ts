import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: string[];
  }
}

/**
 * Writes down what a screen reader would be told by the live regions of this page, in the order of their changes: of an
 * atomic region the whole, of another what was added, and what stands in one that comes with its words. Nothing of what is
 * hidden from readers.
 */
export async function listenIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live]';
    const heard: string[] = (window.heard = []);
    const isLive = (region: Element) => region.getAttribute('aria-live') !== 'off';
    const regionOf = (node: Node): Element | null => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest(LIVE) ?? null;
      return region && isLive(region) && !region.closest('[aria-hidden=true], [inert]') ? region : null;
    };
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && (node.matches('[aria-hidden=true]') || !node.checkVisibility()))
        return '';
      if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
      return [...node.childNodes].map(wordsOf).join(' ');
    };
    const say = (words: string) => {
      const tidy = words
        .replace(/\s+/g, ' ')
        .replace(/ ([.,])/g, '$1')
        .trim();
      if (tidy !== '') heard.push(tidy);
    };
    const last = new WeakMap<Element, string>();
    new MutationObserver((changes) => {
      const told = new Set<Element>();
      for (const change of changes) {
        const region = regionOf(change.target);
        if (region?.getAttribute('aria-atomic') === 'false') {
          for (const added of change.addedNodes) say(wordsOf(added));
        } else if (region) told.add(region);
        else
          for (const added of change.addedNodes) {
            if (!(added instanceof Element)) continue;
            for (const one of [...(added.matches(LIVE) ? [added] : []), ...added.querySelectorAll(LIVE)])
              if (regionOf(one) === one) told.add(one);
          }
      }
      for (const region of told) {
        if (!region.isConnected) continue;
        const words = wordsOf(region);
        if (words !== last.get(region)) say(words);
        last.set(region, words);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was heard since the last time this was asked is this, in this order, and nothing else. */
export async function expectHeard(page: Page, ...sentences: readonly (string | RegExp)[]): Promise<void> {
  const heard = () => page.evaluate(() => window.heard ?? []);
  await expect
    .poll(async () => (await heard()).length, { message: sentences.join(' | ') })
    .toBeGreaterThanOrEqual(sentences.length);
  const all = await heard();
  expect(all).toEqual(
    sentences.map((one): unknown => (typeof one === 'string' ? one : expect.stringMatching(one))),
  );
  await page.evaluate((count) => window.heard?.splice(0, count), all.length);
}
