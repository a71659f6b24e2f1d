import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { TestRegion } from '../region/support/testRegion';
import { chromiumOptions } from '../support/browser';
import type { Served } from '../support/serveFolder';

/** One server, one browser, and as many workstations as are asked for. */
export class SyncRoom {
  private readonly contexts: BrowserContext[] = [];
  private made = 0;

  constructor(
    readonly region: TestRegion,
    private readonly served: Served,
    private readonly folder: string,
    /** Run in each page before its own scripts: a former build's page may name the engine otherwise. */
    private readonly before = '',
  ) {}

  /** A page of the engine, on an empty profile. */
  async page(): Promise<Page> {
    const context = await chromium.launchPersistentContext(
      path.join(this.folder, `profile-${++this.made}`),
      await chromiumOptions(),
    );
    this.contexts.push(context);
    const page = context.pages()[0] ?? (await context.newPage());
    if (this.before !== '') await page.addInitScript(this.before);
    await page.goto(this.served.url);
    // tsx names functions with a helper that the page does not have.
    await page.evaluate('globalThis.__name = (named) => named');
    return page;
  }

  async workstation(): Promise<Page> {
    const page = await this.page();
    await page.evaluate(async () => {
      const enrolled = await window.engine.command('enrol', {
        family: 'Mesure',
        given: 'Ada',
        title: 'Dr',
        role: 'coordinator',
        specialty: 'G15_10/SM36',
        passphrase: 'quatre mots sans rapport',
      });
      if (!enrolled.ok) throw new Error(enrolled.problem.message);
    });
    return page;
  }

  async closePages(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }
}
