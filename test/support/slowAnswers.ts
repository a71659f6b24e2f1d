import type { Page } from '@playwright/test';
import type { QueryName } from '../../shared/contracts/queries';
import type { CommandName } from '../../shared/contracts/commands/commands';

/** From now on the engine hears these late, as on a machine that has too much to do; none ends it. */
export async function answerLate(
  page: Page,
  names: readonly (QueryName | CommandName)[],
  ms: number,
): Promise<void> {
  await page.evaluate(
    ([late, delay]) => {
      interface Patched {
        postMessage: (message: { name?: string } | null, transfer: Transferable[]) => void;
        told?: Patched['postMessage'];
      }
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
