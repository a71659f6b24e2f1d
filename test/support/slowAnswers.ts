import type { Page } from '@playwright/test';
import type { QueryName } from '../../shared/contracts/queries';
import type { CommandName } from '../../shared/contracts/commands/commands';

interface Patched {
  postMessage: (message: { name?: string } | null, transfer: Transferable[]) => void;
  told?: Patched['postMessage'];
}

/** From now on the engine hears these late, as on a machine that has too much to do; none ends it. */
export async function answerLate(
  page: Page,
  names: readonly (QueryName | CommandName)[],
  ms: number,
): Promise<void> {
  await page.evaluate(
    ([late, delay]) => {
      // The port of this window to the engine.
      const proto = MessagePort.prototype as unknown as Patched;
      const tell = (proto.told ??= proto.postMessage);
      proto.postMessage = function (this: Patched, message, transfer) {
        if (!late.includes(message?.name ?? '')) tell.call(this, message, transfer);
        else setTimeout(() => tell.call(this, message, transfer), delay);
      };
    },
    [names as readonly string[], ms] as const,
  );
}

declare global {
  interface Window {
    heldAnswers?: (() => void)[];
  }
}

/**
 * From now on the engine does not hear this.
 * @returns what lets it hear, and says how often it was asked meanwhile
 */
export async function holdAnswer(page: Page, name: QueryName | CommandName): Promise<() => Promise<number>> {
  await page.evaluate((held) => {
    const waiting: (() => void)[] = (window.heldAnswers = []);
    const proto = MessagePort.prototype as unknown as Patched;
    const tell = proto.postMessage;
    proto.postMessage = function (this: Patched, message, transfer) {
      if (message?.name === held) waiting.push(() => tell.call(this, message, transfer));
      else tell.call(this, message, transfer);
    };
  }, name);
  return () =>
    page.evaluate(() => {
      const held = window.heldAnswers ?? [];
      for (const go of held) go();
      return held.splice(0).length;
    });
}
